package vn.vanthu.signing.sign;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.vanthu.signing.pdf.PdfObject;

/** Short words for making PDF objects. */
final class Pdf {
  private Pdf() {}

  static PdfObject.Name name(String value) {
    return new PdfObject.Name(value);
  }

  static PdfObject.Int whole(long value) {
    return new PdfObject.Int(value);
  }

  static PdfObject.Ref ref(int number, int generation) {
    return new PdfObject.Ref(number, generation);
  }

  static PdfObject.Array array(PdfObject... items) {
    return new PdfObject.Array(List.of(items));
  }

  static PdfObject.Array numbers(double... values) {
    List<PdfObject> items = new ArrayList<>();
    for (double value : values) {
      items.add(new PdfObject.Real(value));
    }
    return new PdfObject.Array(items);
  }

  static PdfObject.Str bytes(byte[] bytes) {
    return new PdfObject.Str(bytes, true, -1, -1);
  }

  /**
   * A text string: as it is when ASCII, else UTF-16 with its mark (ISO 32000-1 section 7.9.2.2).
   */
  static PdfObject.Str text(String text) {
    boolean ascii = text.chars().allMatch(c -> c >= ' ' && c < 0x7f);
    byte[] encoded = text.getBytes(ascii ? StandardCharsets.US_ASCII : StandardCharsets.UTF_16BE);
    if (ascii) {
      return new PdfObject.Str(encoded, false, -1, -1);
    }
    byte[] marked = new byte[encoded.length + 2];
    marked[0] = (byte) 0xfe;
    marked[1] = (byte) 0xff;
    System.arraycopy(encoded, 0, marked, 2, encoded.length);
    return new PdfObject.Str(marked, true, -1, -1);
  }

  /** A dictionary from keys and values in turn. */
  static PdfObject.Dict dict(Object... keysAndValues) {
    Map<String, PdfObject> entries = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      entries.put((String) keysAndValues[i], (PdfObject) keysAndValues[i + 1]);
    }
    return PdfObject.Dict.of(entries);
  }

  /** The same dictionary with one entry set. */
  static PdfObject.Dict with(PdfObject.Dict dict, String key, PdfObject value) {
    Map<String, PdfObject> entries = new LinkedHashMap<>(dict.entries());
    entries.put(key, value);
    return PdfObject.Dict.of(entries);
  }

  /** The same array with one item more. */
  static PdfObject.Array with(List<PdfObject> items, PdfObject more) {
    List<PdfObject> longer = new ArrayList<>(items);
    longer.add(more);
    return new PdfObject.Array(longer);
  }
}
