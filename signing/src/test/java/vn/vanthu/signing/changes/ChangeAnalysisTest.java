package vn.vanthu.signing.changes;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.pdf.Limits;
import vn.vanthu.signing.pdf.PdfFile;

/** The steps from one state of a document to the next, and bytes that belong to none. */
class ChangeAnalysisTest {
  private static final String OBJECTS =
      "%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R/Lang(vi)>>\nendobj\n"
          + "2 0 obj\n<</Type/Pages/Kids[]>>\nendobj\n";
  private static final int TABLE = OBJECTS.length();
  private static final String FIRST =
      OBJECTS
          + "xref\n1 2\n%010d 00000 n \n%010d 00000 n \n"
              .formatted(OBJECTS.indexOf("1 0 obj"), OBJECTS.indexOf("2 0 obj"))
          + "trailer<</Root 1 0 R/Size 3>>\nstartxref\n"
          + TABLE
          + "\n%%EOF\n";

  private static String updated(String before, int previous, int number, String object) {
    String body = number + " 0 obj\n" + object + "\nendobj\n";
    return before
        + body
        + "xref\n"
        + number
        + " 1\n%010d 00000 n \n".formatted(before.length())
        + "trailer<</Root 1 0 R/Size 3/Prev "
        + previous
        + ">>\nstartxref\n"
        + (before.length() + body.length())
        + "\n%%EOF\n";
  }

  private static int lastTable(String written) {
    return written.lastIndexOf("\nxref\n") + 1;
  }

  private static String second() {
    return updated(FIRST, TABLE, 1, "<</Type/Catalog/Pages 2 0 R/Lang(en)>>");
  }

  /** Each step as from-to, revision and findings. */
  private static String steps(String written, int from) {
    PdfFile file = PdfFile.open(DocumentBytes.of(written.getBytes(ISO_8859_1)), Limits.standard());
    return ChangeAnalysis.since(file, from).stream()
        .map(step ->
            (step.from() - from)
                + "-"
                + (step.to() - from)
                + " r"
                + step.revision()
                + " "
                + step.changes().stream().map(f -> f.finding().name()).toList())
        .collect(Collectors.joining("; "));
  }

  @Test
  void the_sample_is_in_order() {
    PdfFile file = PdfFile.open(DocumentBytes.of(FIRST.getBytes(ISO_8859_1)), Limits.standard());
    assertThat(file.anomalies()).isEmpty();
    assertThat(steps(FIRST, FIRST.length())).isEmpty();
  }

  @Test
  void blanks_at_the_end_are_told_and_a_line_end_that_was_missing_is_not() {
    int n = FIRST.length();
    for (String blanks : List.of("\n", " ", "\r\n\t \0", "\0".repeat(1 << 16))) {
      assertThat(steps(FIRST + blanks, n))
          .isEqualTo("0-" + blanks.length() + " r1 [BLANKS_APPENDED]");
    }
    assertThat(steps(FIRST, n - 1)).isEmpty();
    assertThat(steps(FIRST + "\0".repeat((1 << 16) + 1), n)).contains("BYTES_UNACCOUNTED");
    for (String other : List.of("x", "\n\u000b", "\u0001", "% remark\n", "\n%%EOF\n")) {
      assertThat(steps(FIRST + other, n)).contains("BYTES_UNACCOUNTED");
    }
  }

  @Test
  void each_update_is_a_step_of_its_own() {
    int n = FIRST.length();
    String two = second();
    String three =
        updated(two, lastTable(two), 1, "<</Type/Catalog/Pages 2 0 R/Lang(en)/PageMode/UseNone>>");
    assertThat(steps(two, n)).isEqualTo("0-" + (two.length() - n) + " r2 [CHANGE_CATALOG_MINOR]");
    assertThat(steps(three, n))
        .isEqualTo(
            "0-"
                + (two.length() - n)
                + " r2 [CHANGE_CATALOG_MINOR]; "
                + (two.length() - n)
                + "-"
                + (three.length() - n)
                + " r3 [CHANGE_CATALOG_MINOR]");
    assertThat(steps(three, two.length()))
        .isEqualTo("0-" + (three.length() - two.length()) + " r3 [CHANGE_CATALOG_MINOR]");
    assertThat(steps(two + "\n", n)).endsWith(" r2 [BLANKS_APPENDED]");
  }

  @Test
  void an_update_that_forgets_what_came_before_is_broken() {
    String forgetting = second().replace("/Prev " + TABLE, "/Prexx " + TABLE);
    assertThat(steps(forgetting, FIRST.length())).contains("LATER_REVISION_BROKEN");
    String past = second().replace("/Prev " + TABLE, "/Prev " + (TABLE + 1));
    assertThat(steps(past, FIRST.length())).contains("LATER_REVISION_BROKEN");
  }

  @Test
  void every_byte_of_an_update_belongs_to_an_object_or_a_section() {
    int n = FIRST.length();
    String two = second();
    String sound = "0-" + (two.length() - n) + " r2 [CHANGE_CATALOG_MINOR]";
    assertThat(steps(two, n)).isEqualTo(sound);
    assertThat(steps(two.replace("(en)>>\nendobj", "(en)>>\nendobx"), n))
        .contains("BYTES_UNACCOUNTED");
    assertThat(steps(FIRST + "\n \n" + two.substring(n), n)).contains("CHANGE_");
    String unnamed = FIRST + "9 0 obj\n7\nendobj\n" + two.substring(n);
    assertThat(steps(unnamed, n)).contains("BYTES_UNACCOUNTED");
    assertThat(steps(two + "startxref\n" + lastTable(two) + "\n%%EOF\n", n))
        .contains("BYTES_UNACCOUNTED");
  }

  @Test
  void nothing_is_walked_when_nobody_signed() {
    PdfFile file = PdfFile.open(DocumentBytes.of(second().getBytes(ISO_8859_1)), Limits.standard());
    assertThat(ChangeAnalysis.run(file, List.of())).isEmpty();
  }
}
