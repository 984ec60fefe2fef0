package vn.vanthu.service.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.vanthu.service.language.Language;
import vn.vanthu.signing.Message;
import vn.vanthu.signing.Report;
import vn.vanthu.signing.ReportTree;

class StoredReportTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Report REPORT =
      new Report(
          "00".repeat(32),
          1,
          Instant.EPOCH,
          Report.Verdict.UNSIGNED,
          Report.Conclusion.NO_SIGNATURE,
          List.of(),
          List.of(new Message("NO_SIGNATURE", "Không có chữ ký.", "No signature.")));

  @Test
  void a_stored_report_speaks_the_readers_language_and_is_the_fresh_one() {
    JsonNode stored = JSON.valueToTree(ReportTree.kept(REPORT));
    for (Language language : Language.values()) {
      ReportTree.Language words =
          switch (language) {
            case VI -> ReportTree.Language.VI;
            case EN -> ReportTree.Language.EN;
          };
      JsonNode fresh = JSON.valueToTree(ReportTree.of(REPORT, words));
      assertThat(StoredReport.of(language, stored)).isEqualTo(fresh);
    }
    assertThat(stored.at("/notices/0/messageEn").asText()).isEqualTo("No signature.");
  }

  @Test
  void a_report_from_before_is_shown_as_it_was_stored() {
    JsonNode old = JSON.valueToTree(ReportTree.of(REPORT, ReportTree.Language.VI));
    assertThat(StoredReport.of(Language.EN, old)).isEqualTo(old);
    assertThat(StoredReport.in(Language.EN, null)).isNull();
  }
}
