package vn.vanthu.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.vanthu.service.language.Language;
import vn.vanthu.service.language.Texts;
import vn.vanthu.signing.Message;
import vn.vanthu.signing.Report;
import vn.vanthu.signing.ReportTree;

/** What a person reads on the paper, read back from the PDF. */
class VerificationPaperTest {
  private static final Instant NOW = Instant.parse("2026-11-20T03:04:05Z");
  private static final String SHA = "ab".repeat(32);
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Texts texts = Texts.load();
  private final VerificationPaper paper = new VerificationPaper(texts, () -> NOW);

  @Test
  void the_verdict_stands_in_words_before_everything_else() throws IOException {
    String text = read(paper.write(List.of(tree(sealed(List.of()), Language.VI)), Language.VI));
    assertThat(text).startsWith("BÁO CÁO KIỂM TRA CHỮ KÝ SỐ");
    assertThat(text.indexOf("Nội dung đã ký còn nguyên, nhưng có điều cần xem"))
        .isBetween(0, text.indexOf(SHA.substring(0, 20)));
    assertThat(text).contains("Thời điểm kiểm tra", "10:04:05 ngày 20/11/2026", "quyet-dinh 7.pdf");
  }

  @Test
  void signer_and_seal_stand_in_order_with_claimed_and_proven_time() throws IOException {
    String text = read(paper.write(List.of(tree(sealed(List.of()), Language.VI)), Language.VI));
    assertThat(text.indexOf("1. Chữ ký số: "))
        .isBetween(0, text.indexOf("2. Chữ ký số cơ quan (con dấu)"));
    assertThat(text)
        .contains("Đỗ Thị Hường", "UBND huyện Mẫu", "CA Thử Nghiệm")
        .contains("(người ký tự khai)", "(có dấu thời gian)", "TSA Thử Nghiệm")
        .contains("chưa biết tổ chức đã cấp chứng thư".substring(4));
  }

  @Test
  void the_nine_criteria_are_a_table_with_results_in_words() throws IOException {
    String text = read(paper.write(List.of(tree(sealed(List.of()), Language.VI)), Language.VI));
    for (String key : List.of("1.1", "1.2", "1.3", "1.4", "1.5", "2.1", "2.2", "2.3", "2.4")) {
      assertThat(text)
          .contains(key + " " + texts.text(Language.VI, "criterion." + key).split(" ")[0]);
    }
    assertThat(text).contains("Đạt", "Không đạt", "Chưa kết luận");
  }

  @Test
  void the_same_paper_speaks_English() throws IOException {
    String text = read(paper.write(List.of(tree(sealed(List.of()), Language.EN)), Language.EN));
    assertThat(text)
        .startsWith("DIGITAL SIGNATURE VERIFICATION REPORT")
        .contains(
            "Agency signature (seal)", "as the signer claims", "Not concluded", "config/trust");
  }

  @Test
  void what_changed_later_is_listed_and_a_flood_of_it_is_counted() throws IOException {
    List<Report.Change> changes = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      changes.add(
          new Report.Change(
              3,
              Report.ChangeKind.ANNOTATION,
              i % 2 == 0,
              i,
              null,
              new Message("X", "Thêm ghi chú số " + i, "Note " + i)));
    }
    byte[] pdf = paper.write(List.of(tree(sealed(changes), Language.VI)), Language.VI);
    assertThat(read(pdf))
        .contains("Thêm ghi chú số 0", "Được phép", "Không được phép", "4940 mục nữa")
        .doesNotContain("Thêm ghi chú số 4999");
  }

  @Test
  void letters_no_typeface_has_and_endless_names_do_not_stop_it() throws IOException {
    ObjectNode tree = (ObjectNode) tree(sealed(List.of()), Language.VI);
    ObjectNode signer = (ObjectNode) tree.at("/signatures/0/signer");
    signer.put("name", "\u0000\n\u202E😀龍" + "x".repeat(100_000));
    signer.put("organisation", "a ".repeat(50_000));
    tree.put("file", "\uD800 lone surrogate.pdf");
    assertThat(read(paper.write(List.of(tree), Language.VI))).contains("xxxx", "…");
  }

  @Test
  void each_of_several_reports_begins_on_a_page_of_its_own() throws IOException {
    JsonNode one = tree(sealed(List.of()), Language.VI);
    try (PDDocument document = Loader.loadPDF(paper.write(List.of(one, one), Language.VI))) {
      PDFTextStripper stripper = new PDFTextStripper();
      int begun = 0;
      for (int page = 1; page <= document.getNumberOfPages(); page++) {
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        begun += stripper.getText(document).contains("BÁO CÁO KIỂM TRA") ? 1 : 0;
      }
      assertThat(begun).isEqualTo(2);
      assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("vi-VN");
      assertThat(document.getDocumentCatalog().getOutputIntents()).hasSize(1);
      for (var page : document.getPages()) {
        for (var font : page.getResources().getFontNames()) {
          assertThat(page.getResources().getFont(font).isEmbedded()).isTrue();
        }
      }
    }
  }

  @Test
  void every_code_a_report_may_hold_has_words_in_both_languages() {
    for (Language language : Language.values()) {
      for (var sub : Report.SubIndication.values()) {
        assertThat(texts.text(language, "paper.why." + sub)).as(sub.name()).isNotBlank();
      }
      for (var conclusion : Report.Conclusion.values()) {
        assertThat(texts.text(language, "paper.conclusion." + conclusion)).isNotBlank();
      }
      for (var status : Report.RevocationStatus.values()) {
        assertThat(texts.text(language, "paper.revocation." + status)).isNotBlank();
      }
      for (var verdict : Report.Verdict.values()) {
        assertThat(texts.text(language, "verdict.short." + verdict)).isNotBlank();
        assertThat(texts.text(language, "verdict." + verdict + ".explain")).isNotBlank();
        assertThat(texts.text(language, "signature.integrity." + verdict)).isNotBlank();
      }
    }
  }

  private static String read(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }

  private static JsonNode tree(Report report, Language language) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("file", "quyet-dinh 7.pdf");
    tree.putAll(
        ReportTree.of(
            report, language == Language.VI ? ReportTree.Language.VI : ReportTree.Language.EN));
    tree.put("registered", null);
    return JSON.valueToTree(tree);
  }

  private static Report sealed(List<Report.Change> changes) {
    return new Report(
        SHA,
        1234,
        NOW,
        Report.Verdict.NOTICE,
        Report.Conclusion.INDETERMINATE,
        List.of(
            signature(Report.Kind.SIGNATURE, "Đỗ Thị Hường", null, List.of()),
            signature(Report.Kind.SEAL, "UBND huyện Mẫu", NOW.minusSeconds(3600), changes)),
        List.of(new Message("N", "Có trang chưa ký.", "A page is not signed.")));
  }

  private static Report.Signature signature(
      Report.Kind kind, String name, @Nullable Instant proven, List<Report.Change> changes) {
    Map<String, Report.Criterion> criteria = new LinkedHashMap<>();
    int i = 0;
    for (String key : List.of("1.1", "1.2", "1.3", "1.4", "1.5", "2.1", "2.2", "2.3", "2.4")) {
      criteria.put(
          key,
          new Report.Criterion(
              Report.Criterion.Result.values()[i++ % 3],
              new Message("C", "vì " + key, "by " + key)));
    }
    return new Report.Signature(
        "f",
        kind,
        Report.Verdict.INTACT,
        "PAdES-BASELINE-T",
        "ETSI.CAdES.detached",
        Report.Indication.INDETERMINATE,
        Report.SubIndication.NO_CERTIFICATE_CHAIN_FOUND,
        new Report.Signer(
            name, "UBND huyện Mẫu", "CN=" + name, "CN=CA Thử Nghiệm,C=VN", "0a1b", "cd".repeat(32)),
        null,
        "SHA256withRSA 3072",
        NOW.minusSeconds(7200),
        proven,
        proven == null ? null : "CN=TSA Thử Nghiệm,C=VN",
        new Report.Revocation("NONE", null, Report.RevocationStatus.UNKNOWN),
        1,
        true,
        null,
        changes,
        criteria,
        List.of(),
        new Report.Grounds(null, List.of(), null));
  }
}
