package vn.vanthu.signing.sign;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import vn.vanthu.signing.pdf.PdfObject;

/**
 * Writes PDF objects (ISO 32000-1 section 7.3) in one form only: the same object gives the same
 * bytes every time. Single-threaded.
 */
final class PdfSerializer {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private final ByteArrayOutputStream out;

  PdfSerializer(ByteArrayOutputStream out) {
    this.out = out;
  }

  void ascii(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    out.write(bytes, 0, bytes.length);
  }

  /** A number with zeros before it, as wide as cross-reference tables want it. */
  void padded(long number, int width) {
    String digits = Long.toString(number);
    ascii("0".repeat(Math.max(0, width - digits.length())));
    ascii(digits);
  }

  void object(PdfObject object) {
    switch (object) {
      case PdfObject.Null _ -> ascii("null");
      case PdfObject.Bool bool -> ascii(Boolean.toString(bool.value()));
      case PdfObject.Int number -> ascii(Long.toString(number.value()));
      case PdfObject.Real number -> ascii(real(number.value()));
      case PdfObject.Name name -> name(name.value());
      case PdfObject.Ref ref -> ascii(ref.number() + " " + ref.generation() + " R");
      case PdfObject.Array array -> array(array);
      case PdfObject.Dict dict -> dict(dict);
      case PdfObject.Str string -> string(string.bytes());
      case PdfObject.Stream _ ->
          throw new IllegalArgumentException("a stream is never written inside another object");
    }
  }

  private void array(PdfObject.Array array) {
    out.write('[');
    boolean first = true;
    for (PdfObject item : array.items()) {
      if (!first) {
        out.write(' ');
      }
      first = false;
      object(item);
    }
    out.write(']');
  }

  private void dict(PdfObject.Dict dict) {
    openDict(dict);
    ascii(">>");
  }

  /** A dictionary without its end, for more entries to follow. */
  void openDict(PdfObject.Dict dict) {
    ascii("<<");
    for (Map.Entry<String, PdfObject> entry : dict.entries().entrySet()) {
      name(entry.getKey());
      out.write(' ');
      object(entry.getValue());
    }
  }

  private void name(String name) {
    out.write('/');
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c > ' ' && c < 0x7f && "#/%()<>[]{}".indexOf(c) < 0) {
        out.write(c);
      } else {
        out.write('#');
        ascii(HEX.toHexDigits((byte) c));
      }
    }
  }

  private void string(byte[] bytes) {
    boolean readable = true;
    for (byte b : bytes) {
      readable &= b >= ' ' && b < 0x7f;
    }
    if (!readable) {
      out.write('<');
      ascii(HEX.formatHex(bytes));
      out.write('>');
      return;
    }
    out.write('(');
    for (byte b : bytes) {
      if (b == '(' || b == ')' || b == '\\') {
        out.write('\\');
      }
      out.write(b);
    }
    out.write(')');
  }

  /**
   * Without exponent, which PDF does not know, and without rounding: an object that is rewritten
   * keeps its values, or a verifier sees a widget moved.
   */
  static String real(double value) {
    BigDecimal exact = BigDecimal.valueOf(value).stripTrailingZeros();
    return exact.signum() == 0 ? "0" : exact.toPlainString();
  }
}
