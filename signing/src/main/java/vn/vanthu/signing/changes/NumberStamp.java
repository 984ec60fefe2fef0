package vn.vanthu.signing.changes;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.Report.Rect;
import vn.vanthu.signing.pdf.Lexer;
import vn.vanthu.signing.pdf.Page;
import vn.vanthu.signing.pdf.PageBox;
import vn.vanthu.signing.pdf.PdfObject;

/**
 * A number or a date that other software printed on a signed page: in the letterhead of the first
 * page (the upper quarter; NĐ 30/2020/NĐ-CP, Phụ lục I has number and date there), in a standard
 * font that nothing in the file can draw otherwise, where no letter, picture or line was. All that
 * was signed is drawn before it and as before, between {@code q} and {@code Q}, so that nothing of
 * it can move, cover or swallow the stamp or be covered by it. Whatever is not known to be harmless
 * is none. Who vouches for it is another's question.
 *
 * @param text what it shows
 * @param place where, near enough
 */
record NumberStamp(String text, Rect place) {

  private static final Pattern NUMBER_OR_DATE =
      Pattern.compile("[0-9]{1,6}[a-z]?(/[0-9A-Z-]{1,20})?|[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}");

  private static final Set<String> FONTS =
      Set.of(
          "Helvetica",
          "Helvetica-Bold",
          "Helvetica-Oblique",
          "Helvetica-BoldOblique",
          "Times-Roman",
          "Times-Bold",
          "Times-Italic",
          "Times-BoldItalic",
          "Courier",
          "Courier-Bold",
          "Courier-Oblique",
          "Courier-BoldOblique");

  private static final Set<String> FONT_ENTRIES =
      Set.of("Type", "Subtype", "BaseFont", "Encoding", "Name");

  private static final Set<String> ENCODINGS =
      Set.of("", "WinAnsiEncoding", "StandardEncoding", "MacRomanEncoding");

  private static final double SMALLEST = 6;
  private static final double LARGEST = 20;
  private static final double LETTERHEAD = 0.25;
  private static final int MOST_PIECES = 4;
  private static final int MOST_BYTES = 4096;
  private static final int MAX_NESTING = 4;

  /** What was printed on a page between two states; null when it was anything else. */
  static @Nullable NumberStamp on(Comparison c, Page old, Page now, PdfObject resources) {
    List<PdfObject> was = c.before.items(old.dict().get("Contents"));
    List<PdfObject> is = c.after.items(now.dict().get("Contents"));
    if (now.number() != 1 || was.isEmpty() || is.size() < was.size() + 2) {
      return null;
    }
    for (int i = 0; i < was.size(); i++) {
      if (!c.same(was.get(i), is.get(i + 1))) {
        return null;
      }
    }
    StringBuilder added = new StringBuilder();
    for (PdfObject each : is.subList(was.size() + 1, is.size())) {
      added.append(content(c, each)).append('\n');
    }
    PageBox box = PageBox.of(c.after, now);
    if (!content(c, is.getFirst()).strip().equals("q")
        || added.length() > MOST_BYTES
        || box.turn() != 0
        || !c.isPlain(old)) {
      return null;
    }
    Reader reader = new Reader(c, c.after.dict(c.after.dict(resources).get("Font")));
    if (!reader.read(added.toString())) {
      return null;
    }
    Rect letterhead = new Rect(box.x1(), box.y2() - LETTERHEAD * box.height(), box.x2(), box.y2());
    boolean onEmptyPaper =
        reader.places.stream().allMatch(p -> inside(p, letterhead) && c.isEmpty(old, p));
    return onEmptyPaper ? new NumberStamp(String.join(" ", reader.texts), reader.whole()) : null;
  }

  private static String content(Comparison c, PdfObject written) {
    return c.after.resolve(written) instanceof PdfObject.Stream stream
        ? new String(c.after.decoded(stream), ISO_8859_1)
        : "?";
  }

  private static boolean inside(Rect inner, Rect outer) {
    return inner.x1() >= outer.x1()
        && inner.x2() <= outer.x2()
        && inner.y1() >= outer.y1()
        && inner.y2() <= outer.y2();
  }

  /** Reads the operators of a stamp; every one that it does not know is refused. */
  private static final class Reader {
    private final Comparison c;
    private final PdfObject.Dict fonts;
    private final List<String> texts = new ArrayList<>();
    private final List<Rect> places = new ArrayList<>();
    private int open = 1;
    private boolean inText;
    private boolean placed;
    private double size;
    private double scale = 1;
    private double x;
    private double y;

    Reader(Comparison c, PdfObject.Dict fonts) {
      this.c = c;
      this.fonts = fonts;
    }

    /** Whether everything was understood, and at least one number or date is shown. */
    boolean read(String content) {
      Lexer lexer =
          new Lexer(DocumentBytes.of(content.getBytes(ISO_8859_1)), 0, false, MAX_NESTING);
      List<PdfObject> operands = new ArrayList<>();
      boolean first = true;
      while (true) {
        lexer.skipSpace();
        if (lexer.atEnd()) {
          boolean ended = operands.isEmpty() && open == 0 && !inText;
          return ended && !texts.isEmpty() && texts.size() <= MOST_PIECES;
        }
        long before = lexer.position();
        PdfObject object = lexer.object();
        if (lexer.position() > before) {
          operands.add(object);
          continue;
        }
        String operator = lexer.keyword();
        if ((first && !operator.equals("Q")) || !operate(operator, operands)) {
          return false;
        }
        first = false;
        operands.clear();
      }
    }

    private boolean operate(String operator, List<PdfObject> operands) {
      return switch (operator) {
        case "q" -> !inText && ++open < MAX_NESTING;
        case "Q" -> !inText && --open >= 0;
        case "BT" -> !inText && begin();
        case "ET" -> inText && end();
        case "Tf" -> operands.size() == 2 && font(operands);
        case "Td" -> inText && operands.size() == 2 && move(operands);
        case "Tm" -> inText && operands.size() == 6 && set(operands);
        case "Tj" -> inText && operands.size() == 1 && show(operands.getFirst());
        case "g", "G" -> operands.size() == 1;
        case "rg", "RG" -> operands.size() == 3;
        case "k", "K" -> operands.size() == 4;
        default -> false;
      };
    }

    private boolean begin() {
      inText = true;
      scale = 1;
      x = 0;
      y = 0;
      placed = true;
      return true;
    }

    private boolean end() {
      inText = false;
      return true;
    }

    private boolean font(List<PdfObject> operands) {
      size = number(operands.get(1));
      return operands.getFirst() instanceof PdfObject.Name name
          && isStandard(c.after.dict(fonts.get(name.value())));
    }

    /** Whether readers bring the letters along: no file, no table of the document redraws them. */
    private boolean isStandard(PdfObject.Dict font) {
      PdfObject encoding = c.after.resolve(font.get("Encoding"));
      String named = encoding instanceof PdfObject.Name n ? n.value() : "";
      String base = font.name("BaseFont");
      return "Type1".equals(font.name("Subtype"))
          && base != null
          && FONTS.contains(base)
          && FONT_ENTRIES.containsAll(font.entries().keySet())
          && (encoding instanceof PdfObject.Name || !font.has("Encoding"))
          && ENCODINGS.contains(named);
    }

    private boolean move(List<PdfObject> operands) {
      x += scale * number(operands.get(0));
      y += scale * number(operands.get(1));
      placed = true;
      return true;
    }

    private boolean set(List<PdfObject> operands) {
      scale = number(operands.get(0));
      x = number(operands.get(4));
      y = number(operands.get(5));
      placed = true;
      return scale > 0
          && number(operands.get(3)) == scale
          && number(operands.get(1)) == 0
          && number(operands.get(2)) == 0;
    }

    private boolean show(PdfObject shown) {
      double height = size * scale;
      boolean readable = height >= SMALLEST && height <= LARGEST;
      if (!placed || !readable || !(shown instanceof PdfObject.Str text)) {
        return false;
      }
      placed = false; // where the pen stands now depends on the widths of letters
      String letters = new String(text.bytes(), ISO_8859_1).strip();
      texts.add(letters);
      // no letter of a standard font is wider than its size
      places.add(new Rect(x, y - 0.3 * height, x + text.length() * height, y + 1.1 * height));
      return NUMBER_OR_DATE.matcher(letters).matches();
    }

    Rect whole() {
      double x1 = places.stream().mapToDouble(Rect::x1).min().orElse(0);
      double y1 = places.stream().mapToDouble(Rect::y1).min().orElse(0);
      double x2 = places.stream().mapToDouble(Rect::x2).max().orElse(0);
      double y2 = places.stream().mapToDouble(Rect::y2).max().orElse(0);
      return new Rect(x1, y1, x2, y2);
    }

    /** NaN where it is none, which nothing is inside of. */
    private static double number(PdfObject object) {
      return switch (object) {
        case PdfObject.Int n -> n.value();
        case PdfObject.Real n -> n.value();
        default -> Double.NaN;
      };
    }
  }
}
