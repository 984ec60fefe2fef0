package vn.vanthu.forge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A one-page PDF that grows by incremental updates, signed and stamped by hand. Immutable; every
 * step gives the next document.
 *
 * @param bytes the file so far
 * @param previous place of its last cross-reference
 * @param next the first free object number
 * @param fields references of the signature fields
 * @param catalogTail further entries of the catalog
 */
@SuppressWarnings("ArrayRecordComponent") // test evidence, changed by nobody
public record PdfForge(
    byte[] bytes, int previous, int next, List<String> fields, String catalogTail) {

  private static final int CATALOG = 1;
  private static final int PAGE = 3;

  public PdfForge {
    bytes = bytes.clone();
    fields = List.copyOf(fields);
  }

  @Override
  public byte[] bytes() {
    return bytes.clone();
  }

  /** One page with one line of text. */
  public static PdfForge page() {
    Map<Integer, String> objects = new TreeMap<>();
    objects.put(CATALOG, catalog(List.of(), ""));
    objects.put(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>");
    objects.put(PAGE, onPage(List.of()));
    objects.put(
        4,
        "<</Length 50>>\nstream\nBT /F1 13 Tf 72 700 Td (So tien: 1.000.000 dong) Tj ET\nendstream");
    objects.put(5, "<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>");
    PdfForge empty =
        new PdfForge("%PDF-1.7\n%\u00e2\u00e3\n".getBytes(ISO_8859_1), 0, 6, List.of(), "");
    return empty.append(objects, 6, List.of(), "");
  }

  private static String catalog(List<String> fields, String tail) {
    String form =
        fields.isEmpty() ? "" : "/AcroForm<</SigFlags 3/Fields[" + String.join(" ", fields) + "]>>";
    return "<</Type/Catalog/Pages 2 0 R" + form + tail + ">>";
  }

  private static String onPage(List<String> annotations) {
    String annots = annotations.isEmpty() ? "" : "/Annots[" + String.join(" ", annotations) + "]";
    return "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        + "/Resources<</Font<</F1 5 0 R>>>>"
        + annots
        + ">>";
  }

  /** Adds a signature field and signs everything. */
  public PdfForge signed(String name, UnaryOperator<byte[]> cms) {
    return signed(name, "/Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached", cms);
  }

  /** Adds a document time stamp (EN 319 142-1 §5.4.3). */
  public PdfForge stamped(String name, StampForge stamp) {
    return signed(
        name, "/Type/DocTimeStamp/Filter/Adobe.PPKLite/SubFilter/ETSI.RFC3161", stamp::over);
  }

  /**
   * Adds a signature whose dictionary begins with these entries.
   *
   * @param cms makes the value from the bytes that are signed
   */
  public PdfForge signed(String name, String entries, UnaryOperator<byte[]> cms) {
    return signed(name, "[0 0 0 0]", "", entries, cms);
  }

  /**
   * The same with a widget at this rectangle and further entries of the field, a lock for example.
   *
   * @param cms makes the value from the bytes that are signed
   */
  public PdfForge signed(
      String name, String rectangle, String field, String entries, UnaryOperator<byte[]> cms) {
    int room = 15_000;
    String hole = "0".repeat(2 * room);
    String range = "[0 0000000000 0000000000 0000000000]";
    String value = "<<" + entries + "/ByteRange" + range + "/Contents<" + hole + ">>>";
    String reference = next + 1 + " 0 R";
    List<String> more = new ArrayList<>(fields);
    more.add(reference);
    Map<Integer, String> objects = new TreeMap<>();
    objects.put(CATALOG, catalog(more, catalogTail));
    objects.put(PAGE, onPage(more));
    objects.put(next, value);
    objects.put(
        next + 1,
        "<</Type/Annot/Subtype/Widget/FT/Sig/T("
            + name
            + ")/F 132/Rect"
            + rectangle
            + "/P 3 0 R/V "
            + next
            + " 0 R"
            + field
            + ">>");
    PdfForge prepared = append(objects, next + 2, more, catalogTail);
    byte[] out = prepared.bytes();
    String text = new String(out, ISO_8859_1);
    int gap = text.indexOf("<" + hole + ">", bytes.length);
    int end = gap + hole.length() + 2;
    byte[] numbers =
        "[0 %010d %010d %010d]".formatted(gap, end, out.length - end).getBytes(US_ASCII);
    int at = text.indexOf(range, bytes.length);
    System.arraycopy(numbers, 0, out, at, numbers.length);
    byte[] covered = new byte[out.length - (end - gap)];
    System.arraycopy(out, 0, covered, 0, gap);
    System.arraycopy(out, end, covered, gap, out.length - end);
    byte[] hex = HexFormat.of().formatHex(cms.apply(covered)).getBytes(US_ASCII);
    if (hex.length > hole.length()) {
      throw new IllegalStateException("the value needs " + hex.length / 2 + " bytes");
    }
    System.arraycopy(hex, 0, out, gap + 1, hex.length);
    return new PdfForge(out, prepared.previous, prepared.next, more, catalogTail);
  }

  /** Adds a document security store (EN 319 142-1 §5.4.2) with all that was known before. */
  public PdfForge storing(List<byte[]> certificates, List<byte[]> crls, List<byte[]> ocsps) {
    Map<Integer, String> objects = new TreeMap<>();
    int number = next;
    StringBuilder store = new StringBuilder("/DSS<<");
    for (var kind :
        List.of(
            Map.entry("/Certs", certificates),
            Map.entry("/CRLs", crls),
            Map.entry("/OCSPs", ocsps))) {
      List<String> references = new ArrayList<>();
      for (byte[] each : kind.getValue()) {
        objects.put(
            number,
            "<</Length "
                + each.length
                + ">>\nstream\n"
                + new String(each, ISO_8859_1)
                + "\nendstream");
        references.add(number++ + " 0 R");
      }
      if (!references.isEmpty()) {
        store.append(kind.getKey()).append('[').append(String.join(" ", references)).append(']');
      }
    }
    String tail = store.append(">>").toString();
    objects.put(CATALOG, catalog(fields, tail));
    return append(objects, number, fields, tail);
  }

  private PdfForge append(
      Map<Integer, String> objects, int free, List<String> newFields, String tail) {
    StringBuilder out = new StringBuilder(new String(bytes, ISO_8859_1));
    StringBuilder table = new StringBuilder("xref\n0 1\n0000000000 65535 f \n");
    objects.forEach((number, body) -> {
      table.append(number).append(" 1\n%010d 00000 n \n".formatted(out.length()));
      out.append(number).append(" 0 obj\n").append(body).append("\nendobj\n");
    });
    int start = out.length();
    out.append(table).append("trailer\n<</Size ").append(free).append("/Root 1 0 R");
    if (previous > 0) {
      out.append("/Prev ").append(previous);
    }
    out.append(">>\nstartxref\n").append(start).append("\n%%EOF\n");
    return new PdfForge(out.toString().getBytes(ISO_8859_1), start, free, newFields, tail);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PdfForge that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
