package vn.vanthu.signing.pdf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import vn.vanthu.signing.DocumentBytes;

/**
 * Takes the filters off stream data (ISO 32000-1 §7.4). Damaged data gives what could be decoded.
 */
final class StreamDecoder {

  private static final byte[] ENDSTREAM = "endstream".getBytes(StandardCharsets.US_ASCII);

  private final Budget budget;

  StreamDecoder(Budget budget) {
    this.budget = budget;
  }

  /** Moves the lexer behind the word {@code stream} and its line end; -1 when no stream follows. */
  static long dataStart(DocumentBytes bytes, Lexer lexer) {
    if (!lexer.accept("stream")) {
      return -1;
    }
    long at = lexer.position();
    if (at < bytes.length() && bytes.at(at) == '\r') {
      at++;
    }
    if (at < bytes.length() && bytes.at(at) == '\n') {
      at++;
    }
    return at;
  }

  /**
   * The end of the data: as declared when {@code endstream} stands there, else wherever it does
   * stand.
   */
  static long dataEnd(DocumentBytes bytes, long start, long declaredLength) {
    if (declaredLength >= 0 && declaredLength <= bytes.length() - start) {
      long at = start + declaredLength;
      while (at < bytes.length()
          && at < start + declaredLength + 3
          && Lexer.isSpace(bytes.at(at))) {
        at++;
      }
      if (bytes.matches(at, ENDSTREAM)) {
        return start + declaredLength;
      }
    }
    long found = bytes.indexOf(ENDSTREAM, start, bytes.length());
    if (found < 0) {
      return bytes.length();
    }
    if (found > start && bytes.at(found - 1) == '\n') {
      found--;
    }
    if (found > start && bytes.at(found - 1) == '\r') {
      found--;
    }
    return found;
  }

  /**
   * All filters that concern structure; data under an image filter stays as it is. Filters must be
   * direct objects.
   */
  byte[] decode(PdfObject.Dict dict, byte[] raw) {
    List<PdfObject> filters = list(dict.has("Filter") ? dict.get("Filter") : dict.get("F"));
    List<PdfObject> parameters =
        list(dict.has("DecodeParms") ? dict.get("DecodeParms") : dict.get("DP"));
    byte[] data = raw;
    for (int i = 0; i < filters.size(); i++) {
      PdfObject.Dict parms =
          i < parameters.size() && parameters.get(i) instanceof PdfObject.Dict d
              ? d
              : PdfObject.Dict.EMPTY;
      if (!(filters.get(i) instanceof PdfObject.Name filter)) {
        return data;
      }
      switch (filter.value()) {
        case "FlateDecode", "Fl" -> data = Predictor.undo(parms, inflate(data));
        case "LZWDecode", "LZW" ->
            data =
                Predictor.undo(
                    parms,
                    LzwDecoder.decode(
                        data,
                        !(parms.get("EarlyChange") instanceof PdfObject.Int e) || e.value() != 0,
                        budget));
        case "ASCIIHexDecode", "AHx" -> data = hex(data);
        case "ASCII85Decode", "A85" -> data = ascii85(data);
        case "RunLengthDecode", "RL" -> data = runLength(data);
        default -> {
          return data;
        }
      }
    }
    return data;
  }

  private static List<PdfObject> list(PdfObject object) {
    return switch (object) {
      case PdfObject.Array array -> array.items();
      case PdfObject.Null nothing -> List.of();
      case PdfObject other -> List.of(other);
    };
  }

  private byte[] inflate(byte[] data) {
    ByteArrayOutputStream out =
        new ByteArrayOutputStream(Math.max(64, Math.min(data.length * 4, 1 << 20)));
    byte[] piece = new byte[8192];
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(data);
      while (!inflater.finished()) {
        int n = inflater.inflate(piece);
        if (n == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
          break;
        }
        budget.spendDecompressed(n);
        out.write(piece, 0, n);
      }
    } catch (DataFormatException damaged) {
      return out.toByteArray(); // what could be read so far, as other readers do
    }
    return out.toByteArray();
  }

  private static byte[] hex(byte[] data) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(data.length / 2 + 1);
    int high = -1;
    for (byte b : data) {
      if (b == '>') {
        break;
      }
      int digit = Lexer.hexDigit(b);
      if (digit < 0) {
        continue;
      }
      if (high < 0) {
        high = digit;
      } else {
        out.write(high * 16 + digit);
        high = -1;
      }
    }
    if (high >= 0) {
      out.write(high * 16);
    }
    return out.toByteArray();
  }

  private static byte[] ascii85(byte[] data) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(data.length);
    long group = 0;
    int count = 0;
    for (byte b : data) {
      if (b == '~') {
        break;
      }
      if (b == 'z' && count == 0) {
        out.write(0);
        out.write(0);
        out.write(0);
        out.write(0);
      } else if (b >= '!' && b <= 'u') {
        group = group * 85 + (b - '!');
        if (++count == 5) {
          for (int shift = 24; shift >= 0; shift -= 8) {
            out.write((int) (group >> shift));
          }
          group = 0;
          count = 0;
        }
      }
    }
    if (count > 1) {
      for (int i = count; i < 5; i++) {
        group = group * 85 + 84;
      }
      for (int i = 0; i < count - 1; i++) {
        out.write((int) (group >> (24 - 8 * i)));
      }
    }
    return out.toByteArray();
  }

  private byte[] runLength(byte[] data) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(data.length * 2);
    int i = 0;
    while (i < data.length) {
      int n = data[i++] & 0xFF;
      if (n == 128) {
        break;
      }
      if (n < 128) {
        int length = Math.min(n + 1, data.length - i);
        out.write(data, i, length);
        i += length;
      } else if (i < data.length) {
        budget.spendDecompressed(257 - n);
        for (int k = 0; k < 257 - n; k++) {
          out.write(data[i]);
        }
        i++;
      }
    }
    return out.toByteArray();
  }
}
