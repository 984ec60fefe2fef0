package vn.vanthu.signing.sign;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.keys.KeyChoice;
import vn.vanthu.signing.keys.KeyOpening;
import vn.vanthu.signing.keys.Pkcs12KeyFile;
import vn.vanthu.signing.keys.Secret;
import vn.vanthu.signing.keys.SigningKey;
import vn.vanthu.signing.pdf.Limits;
import vn.vanthu.signing.pdf.PdfFile;
import vn.vanthu.signing.pdf.PdfObject;

/**
 * Where a signature and the values it fills in stand on the page, and what they draw: one document,
 * its edits, a request, and every widget of the result. The table was printed by {@link #main} and
 * read line by line with a ruler in hand.
 */
class DrawnTest {
  private static final Picture PICTURE =
      Picture.parse(TestOffice.png(0x1030c0)).orElseThrow(); // 300 × 150

  @TempDir static Path folder;
  private static SigningKey key;

  @BeforeAll
  static void make() {
    key = key(folder);
  }

  private static SigningKey key(Path folder) {
    TestOffice office = new TestOffice();
    KeyPair pair = TestOffice.pair("RSA", 2048);
    Path file = office.keyFile(folder, "drawn", pair, office.person("CN=A,O=UBND", pair));
    try (Secret password = Secret.of("secret".toCharArray())) {
      return ((KeyOpening.Opened)
              Pkcs12KeyFile.open(file, password, KeyChoice.first(TestOffice.NOW)))
          .key();
    }
  }

  private static final List<String> OBJECTS =
      List.of(
          "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R 6 0 R 7 0 R]"
              + "/DR<</Font<</R 8 0 R/B<</BaseFont/Times-BoldItalic>>>>>>/DA(/R 13 Tf 0 g)>>>>",
          "<</Type/Pages/Kids[3 0 R 9 0 R]/Count 3>>",
          "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Annots[5 0 R 6 0 R 7 0 R]>>",
          "<</Length 5>>\nstream\n0 0 m\nendstream",
          "<</Subtype/Widget/FT/Tx/T(so)/F 4/Rect[120 750 180 768]/P 3 0 R>>",
          "<</Subtype/Widget/FT/Sig/T(cho)/F 4/Rect[300 100 420 160]/P 3 0 R>>",
          "<</FT/Tx/T(ngay)/Kids[10 0 R 11 0 R]/Q 2>>",
          "<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>",
          "<</Type/Pages/Parent 2 0 R/Kids[12 0 R 13 0 R]/Count 2/Rotate 90/MediaBox[0 0 400 600]>>",
          "<</Subtype/Widget/Parent 7 0 R/Rect[300 750 520 768]/P 3 0 R>>",
          "<</Subtype/Widget/Parent 7 0 R/Rect[520 700 300 718]/P 13 0 R/Q 1>>",
          "<</Type/Page/Parent 9 0 R/Annots[]>>",
          "<</Type/Page/Parent 9 0 R/CropBox[10 20 390 580]/Annots[11 0 R]>>");

  /** {@code edits | field | appearance | values}; the parts are told in the table's head. */
  private static String drawn(String row) {
    String[] parts = row.split(" \\| ", -1);
    List<String> objects = new ArrayList<>(OBJECTS);
    for (String edit : parts[0].isBlank() ? new String[0] : parts[0].split(" & ", -1)) {
      String[] of = edit.strip().split(": ", 2);
      String[] change = of[1].split(" => ?", -1);
      int at = Integer.parseInt(of[0]) - 1;
      assertThat(objects.get(at)).contains(change[0]);
      objects.set(at, objects.get(at).replace(change[0], change[1]));
    }
    Map<String, String> values =
        parts[3].isBlank()
            ? Map.of()
            : Stream.of(parts[3].strip().split("; ", -1))
                .map(v -> v.split("=", 2))
                .collect(Collectors.toMap(v -> v[0], v -> v[1]));
    SignatureRequest request =
        values.isEmpty()
            ? SignatureRequest.approval(parts[1])
            : SignatureRequest.bySeal(parts[1], values, Optional.empty());
    Optional<Appearance> appearance = appearance(parts[2]);
    request = appearance.isEmpty() ? request : request.showing(appearance.get());
    byte[] document = TestPdf.withTable(objects.toArray(String[]::new));
    return switch (new Signer(SigningProfile.circular15())
        .sign(
            DocumentBytes.of(document), request.claiming(TestOffice.NOW), key, Optional.empty())) {
      case SigningOutcome.Refused refused -> refused.message().code();
      case SigningOutcome.Signed signed -> widgets(signed.bytes(), document.length);
    };
  }

  private static Optional<Appearance> appearance(String written) {
    String[] words = written.strip().split(" ", -1);
    Appearance.Place place =
        switch (words[1]) {
          case "at" -> {
            double[] n =
                Stream.of(words[2].split(",", -1)).mapToDouble(Double::parseDouble).toArray();
            yield new Appearance.Place.At(new Rectangle((int) n[0], n[1], n[2], n[3], n[4]));
          }
          case "field" -> new Appearance.Place.OfField();
          case "third" -> new Appearance.Place.OverLeftThirdOf(words[2], 36, 30);
          case "corner" -> new Appearance.Place.TopRight(Integer.parseInt(words[2]));
          default -> throw new IllegalArgumentException(written);
        };
    return switch (words[0]) {
      case "picture" -> Optional.of(new Appearance.Shown(PICTURE, place));
      case "text" -> Optional.of(new Appearance.Text(List.of("Ký số", "15"), 10, place));
      default -> Optional.empty();
    };
  }

  /** Each widget that the signature wrote: name, page, rectangle, matrix, what is drawn. */
  private static String widgets(byte[] signed, int before) {
    PdfFile file = PdfFile.open(DocumentBytes.of(signed), Limits.standard());
    return file.objectNumbers().stream()
        .mapToObj(file::object)
        .filter(o -> o != null && o.start() >= before)
        .filter(o -> o.value() instanceof PdfObject.Dict d && "Widget".equals(d.name("Subtype")))
        .map(o -> widget(file, (PdfObject.Dict) o.value()))
        .collect(Collectors.joining(" / "));
  }

  private static String widget(PdfFile file, PdfObject.Dict widget) {
    String name = widget.get("T") instanceof PdfObject.Str t ? t.text() : "-";
    String page = widget.get("P") instanceof PdfObject.Ref p ? String.valueOf(p.number()) : "none";
    String told = name + "@" + page + numbers(file, widget.get("Rect"));
    if (!(file.resolve(file.dict(widget.get("AP")).get("N")) instanceof PdfObject.Stream drawn)) {
      return told;
    }
    String font =
        file.dict(file.dict(file.dict(drawn.dict().get("Resources")).get("Font")).get("F"))
                    .get("BaseFont")
                instanceof PdfObject.Name n
            ? " " + n.value()
            : "";
    return told
        + " box"
        + numbers(file, drawn.dict().get("BBox"))
        + (drawn.dict().has("Matrix") ? " matrix" + numbers(file, drawn.dict().get("Matrix")) : "")
        + font
        + " {"
        + new String(file.decoded(drawn), ISO_8859_1)
        + "}";
  }

  private static String numbers(PdfFile file, PdfObject array) {
    return file.items(array).stream()
        .map(item ->
            switch (item) {
              case PdfObject.Int n -> String.valueOf(n.value());
              case PdfObject.Real n -> String.format(Locale.ROOT, "%.2f", n.value());
              default -> "?";
            })
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static Stream<String> rows() throws IOException {
    try (InputStream in = DrawnTest.class.getResourceAsStream("drawn.txt")) {
      return new String(in.readAllBytes(), UTF_8).lines().filter(row -> !row.startsWith("#"));
    }
  }

  @TestFactory
  Stream<DynamicTest> what_is_drawn() throws IOException {
    return rows()
        .map(row -> {
          String[] parts = row.split(" -> ", 2);
          return DynamicTest.dynamicTest(
              parts[0], () -> assertThat(drawn(parts[0])).isEqualTo(parts[1]));
        });
  }

  /** Prints the table anew, for a change that was decided on. */
  public static void main(String[] args) throws IOException {
    key = key(java.nio.file.Files.createTempDirectory("drawn"));
    rows()
        .map(row -> row.split(" -> ?", 2)[0])
        .forEach(r -> System.out.println(r + " -> " + drawn(r)));
  }
}
