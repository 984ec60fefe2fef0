package vn.vanthu.signing.pdf;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.vanthu.signing.DocumentBytes;

/**
 * Reads objects from a position onwards. Lenient in form: what cannot be understood becomes the
 * null object or ends the container it stands in. Single-threaded.
 */
public final class Lexer {

  private static final byte[] HEX = hexDigits();

  /** Names that stand in every page: one object each, however many pages there are. */
  private static final Map<String, PdfObject.Name> COMMON =
      Stream.of(
              ("Type Page Pages Parent Kids Count Resources MediaBox CropBox Rotate Contents Annots Font"
                      + " XObject ProcSet ExtGState ColorSpace Pattern Shading PDF Text ImageB ImageC"
                      + " ImageI Group S Transparency CS DeviceRGB DeviceGray StructParents StructParent"
                      + " Tabs Length Filter FlateDecode DCTDecode Subtype Image Form Width Height"
                      + " BitsPerComponent DecodeParms BBox Matrix Annot Widget Link Rect Border A URI F P"
                      + " K Pg StructElem MCID MCR OBJR Lang")
                  .split(" ", -1))
          .collect(Collectors.toUnmodifiableMap(Function.identity(), PdfObject.Name::new));

  private final DocumentBytes bytes;
  private final boolean inDocument;
  private final int maxDepth;
  private long position;

  /**
   * @param inDocument whether positions in {@code bytes} are positions in the document (false for
   *     an object stream)
   * @param maxDepth of containers inside each other
   */
  public Lexer(DocumentBytes bytes, long position, boolean inDocument, int maxDepth) {
    this.bytes = bytes;
    this.position = position;
    this.inDocument = inDocument;
    this.maxDepth = maxDepth;
  }

  public long position() {
    return position;
  }

  public void moveTo(long newPosition) {
    position = newPosition;
  }

  public boolean atEnd() {
    return position >= bytes.length();
  }

  private int peek() {
    return position < bytes.length() ? bytes.at(position) : -1;
  }

  private int peekAt(long at) {
    return at < bytes.length() ? bytes.at(at) : -1;
  }

  /** Moves over white space and comments (ISO 32000-1 §7.2.2, §7.2.3). */
  public void skipSpace() {
    while (true) {
      int c = peek();
      if (c == '%') {
        while (c != -1 && c != '\n' && c != '\r') {
          position++;
          c = peek();
        }
      } else if (isSpace(c)) {
        position++;
      } else {
        return;
      }
    }
  }

  /** Reads regular characters from here; empty at a delimiter or the end. */
  public String keyword() {
    skipSpace();
    StringBuilder word = new StringBuilder();
    while (isRegular(peek()) && word.length() < 128) {
      word.append((char) bytes.at(position++));
    }
    return word.toString();
  }

  /** Whether this keyword stands next; moves behind it if so, else stays. */
  public boolean accept(String keyword) {
    long before = position;
    skipSpace();
    for (int i = 0; i < keyword.length(); i++) {
      if (peekAt(position + i) != keyword.charAt(i)) {
        position = before;
        return false;
      }
    }
    position += keyword.length();
    return true;
  }

  /** A non-negative whole number of at most 18 digits, or -1 with the position unchanged. */
  public long unsigned() {
    long before = position;
    skipSpace();
    long value = 0;
    int digits = 0;
    while (peek() >= '0' && peek() <= '9' && digits < 18) {
      value = value * 10 + (bytes.at(position++) - '0');
      digits++;
    }
    if (digits == 0 || isRegular(peek())) {
      position = before;
      return -1;
    }
    return value;
  }

  /** The object that stands next; the null object when none can be read. */
  public PdfObject object() {
    return object(0);
  }

  private PdfObject object(int depth) {
    if (depth > maxDepth) {
      throw new PdfRefused(PdfRefused.Reason.LIMIT, "objects nested deeper than " + maxDepth);
    }
    skipSpace();
    int c = peek();
    return switch (c) {
      case '/' -> name();
      case '(' -> literalString();
      case '<' -> peekAt(position + 1) == '<' ? dictionary(depth) : hexString();
      case '[' -> array(depth);
      case '+', '-', '.', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> numberOrReference();
      default -> word();
    };
  }

  private PdfObject word() {
    long before = position;
    String word = keyword();
    return switch (word) {
      case "true" -> new PdfObject.Bool(true);
      case "false" -> new PdfObject.Bool(false);
      case "null" -> PdfObject.Null.INSTANCE;
      default -> {
        position = before;
        yield PdfObject.Null.INSTANCE;
      }
    };
  }

  private PdfObject numberOrReference() {
    long number = unsigned();
    if (number >= 0 && number <= Integer.MAX_VALUE) {
      long afterNumber = position;
      long generation = unsigned();
      if (generation >= 0 && generation <= 65_535) {
        skipSpace();
        if (peek() == 'R' && !isRegular(peekAt(position + 1))) {
          position++;
          return new PdfObject.Ref((int) number, (int) generation);
        }
      }
      position = afterNumber;
      return new PdfObject.Int(number);
    }
    return number >= 0 ? new PdfObject.Int(number) : signedNumber();
  }

  private PdfObject signedNumber() {
    StringBuilder text = new StringBuilder();
    boolean real = false;
    while (isRegular(peek()) && text.length() < 64) {
      char c = (char) bytes.at(position++);
      if (c == '-' && !text.isEmpty()) {
        continue; // "--5" and "5-3" occur; readers drop the second sign
      }
      real |= c == '.';
      text.append(c);
    }
    try {
      return real
          ? new PdfObject.Real(Double.parseDouble(text.toString()))
          : new PdfObject.Int(Long.parseLong(text.toString()));
    } catch (NumberFormatException unreadable) {
      return new PdfObject.Int(0); // what Acrobat makes of it
    }
  }

  private PdfObject.Name name() {
    position++;
    StringBuilder text = new StringBuilder();
    while (isRegular(peek())) {
      int c = bytes.at(position++);
      int high = c == '#' ? hexDigit(peek()) : -1;
      int low = high >= 0 ? hexDigit(peekAt(position + 1)) : -1;
      if (low >= 0) {
        c = high * 16 + low;
        position += 2;
      }
      text.append((char) c);
    }
    String name = text.toString();
    PdfObject.Name common = COMMON.get(name);
    return common == null ? new PdfObject.Name(name) : common;
  }

  private PdfObject.Str hexString() {
    long start = position++;
    int digits = 0;
    long end = position;
    for (int c = peekAt(end); c != '>' && c != -1; c = peekAt(++end)) {
      digits += hexDigit(c) < 0 ? 0 : 1;
    }
    byte[] out = new byte[digits / 2 + digits % 2];
    int done = 0;
    for (; position < end; position++) {
      int digit = hexDigit(bytes.at(position));
      if (digit >= 0) {
        out[done / 2] |= (byte) (done % 2 == 0 ? digit << 4 : digit);
        done++;
      }
    }
    position = Math.min(end + 1, bytes.length());
    return string(out, true, start);
  }

  private PdfObject.Str string(byte[] value, boolean hex, long start) {
    return new PdfObject.Str(value, hex, inDocument ? start : -1, inDocument ? position : -1);
  }

  private PdfObject.Str literalString() {
    long start = position++;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int open = 1;
    while (true) {
      int c = peek();
      if (c == -1) {
        break;
      }
      position++;
      if (c == ')' && --open == 0) {
        break;
      }
      if (c == '(') {
        open++;
      }
      if (c == '\\') {
        escape(out);
      } else {
        if (c == '\r') {
          c = '\n';
          if (peek() == '\n') {
            position++;
          }
        }
        out.write(c);
      }
    }
    return string(out.toByteArray(), false, start);
  }

  private void escape(ByteArrayOutputStream out) {
    int c = peek();
    if (c == -1) {
      return;
    }
    position++;
    switch (c) {
      case 'n' -> out.write('\n');
      case 'r' -> out.write('\r');
      case 't' -> out.write('\t');
      case 'b' -> out.write('\b');
      case 'f' -> out.write('\f');
      case '\n' -> {}
      case '\r' -> {
        if (peek() == '\n') {
          position++;
        }
      }
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        int value = c - '0';
        for (int i = 0; i < 2 && peek() >= '0' && peek() <= '7'; i++) {
          value = value * 8 + (bytes.at(position++) - '0');
        }
        out.write(value);
      }
      default -> out.write(c);
    }
  }

  private PdfObject.Array array(int depth) {
    position++;
    List<PdfObject> items = new ArrayList<>();
    while (true) {
      skipSpace();
      int c = peek();
      if (c == ']' || c == -1) {
        position = Math.min(position + 1, bytes.length());
        break;
      }
      long before = position;
      PdfObject item = object(depth + 1);
      if (position == before) {
        if (keyword().isEmpty()) {
          position++; // a stray delimiter
        }
        if (bytes.matches(before, END_OF_OBJECT)) {
          position = before;
          break;
        }
      } else {
        items.add(item);
      }
    }
    return new PdfObject.Array(items);
  }

  private static final byte[] END_OF_OBJECT = {'e', 'n', 'd', 'o', 'b', 'j'};

  private PdfObject.Dict dictionary(int depth) {
    position += 2;
    Map<String, PdfObject> entries = new LinkedHashMap<>();
    boolean repeated = false;
    while (true) {
      skipSpace();
      int c = peek();
      if (c == '>' || c == -1) {
        position = Math.min(position + (peekAt(position + 1) == '>' ? 2 : 1), bytes.length());
        break;
      }
      if (c != '/') {
        if (bytes.matches(position, END_OF_OBJECT)) {
          break;
        }
        long before = position;
        object(depth + 1);
        if (position == before && keyword().isEmpty()) {
          position++;
        }
        continue;
      }
      String key = name().value();
      long before = position;
      PdfObject value = object(depth + 1);
      skipSpace();
      if (position == before && isRegular(peek())) {
        keyword(); // an unknown word as value
      }
      repeated |= entries.put(key, value) != null;
    }
    return new PdfObject.Dict(entries, repeated);
  }

  static boolean isSpace(int c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0;
  }

  static boolean isRegular(int c) {
    return switch (c) {
      case -1, ' ', '\n', '\r', '\t', '\f', 0, '(', ')', '<', '>', '[', ']', '{', '}', '/', '%' ->
          false;
      default -> true;
    };
  }

  /** The digit's value, -1 when it is none. By table: signature values are tens of thousands. */
  static int hexDigit(int c) {
    return c < 0 || c >= HEX.length ? -1 : HEX[c];
  }

  private static byte[] hexDigits() {
    byte[] values = new byte[128];
    for (int c = 0; c < values.length; c++) {
      values[c] = (byte) Character.digit(c, 16);
    }
    return values;
  }
}
