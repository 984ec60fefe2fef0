package vn.vanthu.signing.changes;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.pdf.Limits;
import vn.vanthu.signing.pdf.PdfFile;

/**
 * One document, updates of single objects, and everything that is said of each update: the finding,
 * the page it is seen on and the field it touches. Nobody signed, so no rule forbids anything.
 */
class ChangesTest {

  private static final Map<Integer, String> BASE = base();

  private static Map<Integer, String> base() {
    Map<Integer, String> base = new LinkedHashMap<>();
    base.put(
        1,
        "<</Type/Catalog/Pages 2 0 R/AcroForm 9 0 R/Lang(vi)/Version/1.7/Names 19 0 R"
            + "/Extensions<</ADBE<</BaseVersion/1.7/ExtensionLevel 3>>/ISO_<</BaseVersion/2.0>>>>"
            + "/DSS<</CRLs[]>>/Perms<</DocMDP 17 0 R/UR3 20 0 R>>/StructTreeRoot 21 0 R"
            + "/OCProperties<</OCGs[]>>/Metadata 14 0 R>>");
    base.put(2, "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2/Rotate 0>>");
    base.put(
        3,
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R"
            + "/Resources<</Font<</F1 6 0 R>>/ProcSet[/PDF]/XObject<<>>>>/Annots 8 0 R>>");
    base.put(
        4,
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]/CropBox[0 0 400 600]/Contents[5 0 R 7 0 R]"
            + "/Annots[16 0 R<</Subtype/Square/Rect[1 2 3 4]>>]/Dur 3>>");
    base.put(5, stream("", "BT /F1 13 Tf 72 700 Td (So tien: 1.000.000 dong) Tj ET"));
    base.put(6, "<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>");
    base.put(7, stream("", "0 0 m"));
    base.put(8, "[10 0 R 11 0 R 12 0 R 15 0 R 18 0 R]");
    base.put(
        9,
        "<</Fields[10 0 R 11 0 R 12 0 R 13 0 R 18 0 R]/DR<</Font<</F1 6 0 R>>/XObject<<>>>>"
            + "/DA(/F1 12 Tf 0 g)/SigFlags 1/NeedAppearances false/XFA(x)>>");
    base.put(
        10,
        "<</Type/Annot/Subtype/Widget/FT/Tx/T(so)/F 4/Ff 0/Rect[120 750 180 768]/P 3 0 R"
            + "/DA(/F1 12 Tf 0 g)/AP<</N 14 0 R>>/MK<<>>>>");
    base.put(11, "<</Type/Annot/Subtype/Widget/FT/Tx/T(ngay)/F 4/Rect[300 750 520 768]/P 3 0 R>>");
    base.put(
        12,
        "<</Type/Annot/Subtype/Widget/FT/Sig/T(ky)/V 17 0 R/F 4/Rect[100 100 200 150]/P 3 0 R"
            + "/AP<</N 22 0 R>>/MK<<>>>>");
    base.put(13, "<</Type/Annot/Subtype/Widget/FT/Sig/T(dau)/F 4/Rect[0 0 0 0]/P 3 0 R>>");
    base.put(14, stream("/Type/XObject/Subtype/Form/BBox[0 0 60 18]", "BT /F1 12 Tf (1) Tj ET"));
    base.put(15, "<</Type/Annot/Subtype/Text/Rect[20 800 40 820]/P 3 0 R/Contents(ghi chu)>>");
    base.put(16, "<</Type/Annot/Subtype/Link/Rect[20 20 40 40]/Border[0 0 0]>>");
    base.put(17, "<</Type/Sig/ByteRange[0 1 2 3]/Contents<00>>>");
    base.put(18, "<</Type/Annot/Subtype/Widget/FT/Sig/T(cho)/F 4/Rect[300 100 400 200]/P 3 0 R>>");
    base.put(19, "<</Dests<<>>>>");
    base.put(20, "<</Type/Sig/Filter/A>>");
    base.put(21, "<</Type/StructTreeRoot/K[23 0 R]>>");
    base.put(22, stream("/Type/XObject/Subtype/Form/BBox[0 0 100 50]", "BT /F1 9 Tf (ky) Tj ET"));
    base.put(23, "<</Type/StructElem/S/P/P 21 0 R>>");
    return base;
  }

  private static String stream(String dict, String data) {
    return "<<" + dict + "/Length " + data.length() + ">>stream\n" + data + "\nendstream";
  }

  private static String written(Map<Integer, String> objects, String trailer, int from) {
    StringBuilder pdf = new StringBuilder();
    StringBuilder table = new StringBuilder("xref\n");
    objects.forEach((number, object) -> {
      table.append(number).append(" 1\n%010d 00000 n \n".formatted(from + pdf.length()));
      pdf.append(number).append(" 0 obj\n").append(object).append("\nendobj\n");
    });
    int start = from + pdf.length();
    return pdf.append(table)
        .append("trailer<</Root 1 0 R/Size 24")
        .append(trailer)
        .append(">>\nstartxref\n")
        .append(start)
        .append("\n%%EOF\n")
        .toString();
  }

  private static String found(String edits) {
    String head = "%PDF-1.7\n";
    Map<Integer, String> base = new LinkedHashMap<>(BASE);
    Map<Integer, String> changed = new LinkedHashMap<>();
    String trailer = "/Info<</A 1>>";
    for (String edit : edits.split(" & ", -1)) {
      if (edit.startsWith("base ")) {
        String[] parts = edit.substring("base ".length()).split(" = ", 2);
        base.put(Integer.parseInt(parts[0]), object(parts[1]));
      } else if (edit.startsWith("trailer ")) {
        trailer = edit.substring("trailer ".length());
      } else if (edit.contains(" = ")) {
        String[] parts = edit.split(" = ", 2);
        changed.put(Integer.parseInt(parts[0].strip()), object(parts[1]));
      } else {
        String[] parts = edit.split(": ", 2);
        int number = Integer.parseInt(parts[0].strip());
        String[] change = parts[1].split(" => ?", -1);
        String before = changed.getOrDefault(number, base.getOrDefault(number, ""));
        assertThat(before).contains(change[0]);
        changed.put(number, before.replace(change[0], change[1]));
      }
    }
    String first = head + written(base, "/Info<</A 1>>", head.length());
    int previous = first.indexOf("\nxref\n") + 1;
    String all = first + written(changed, trailer + "/Prev " + previous, first.length());
    PdfFile file = PdfFile.open(DocumentBytes.of(all.getBytes(ISO_8859_1)), Limits.standard());
    List<ChangeAnalysis.Step> steps = ChangeAnalysis.since(file, first.length());
    assertThat(steps).hasSize(1);
    return steps.getFirst().changes().stream()
        .map(ChangesTest::told)
        .collect(Collectors.joining(" "));
  }

  /** An object as it is written, a stream as {@code stream{entries}data}. */
  private static String object(String written) {
    if (!written.startsWith("stream{")) {
      return written;
    }
    int end = written.indexOf('}');
    return stream(written.substring("stream{".length(), end), written.substring(end + 1));
  }

  private static String told(Found found) {
    StringBuilder told = new StringBuilder(found.finding().name());
    if (!found.details().isEmpty()) {
      told.append(found.details().stream().collect(Collectors.joining(",", "(", ")")));
    }
    if (found.page() != null) {
      told.append('@').append(found.page());
    }
    if (found.rect() != null) {
      told.append(
          "[%.0f,%.0f,%.0f,%.0f]"
              .formatted(
                  found.rect().x1(), found.rect().y1(), found.rect().x2(), found.rect().y2()));
    }
    return told.append('/').append(found.needs().name().charAt(0)).toString();
  }

  @TestFactory
  Stream<DynamicTest> what_is_found() throws IOException {
    return rows()
        .map(row -> {
          String[] parts = row.split(" ->", 2);
          return DynamicTest.dynamicTest(
              parts[0], () -> assertThat(found(parts[0])).isEqualTo(parts[1].strip()));
        });
  }

  private static Stream<String> rows() throws IOException {
    try (InputStream in = ChangesTest.class.getResourceAsStream("changes.txt")) {
      return new String(in.readAllBytes(), UTF_8).lines().filter(row -> !row.startsWith("#"));
    }
  }

  /** Prints the table anew, for a change that was decided on. */
  public static void main(String[] args) throws IOException {
    rows()
        .map(row -> row.split(" ->", 2)[0])
        .forEach(edits -> System.out.println((edits + " -> " + found(edits)).strip()));
  }
}
