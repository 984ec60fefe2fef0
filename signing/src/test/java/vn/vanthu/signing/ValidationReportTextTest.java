package vn.vanthu.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The report letter by letter: {@code validation-report-*.xml} were written once from the values
 * below and read against the schema of ETSI TS 119 102-2 V1.4.1; only their line breaks are added.
 */
class ValidationReportTextTest {
  private static final Instant NOW = Instant.parse("2026-11-21T07:00:00Z");
  private static final Instant SIGNED = Instant.parse("2026-11-20T01:02:03Z");
  private static final Instant STAMPED = Instant.parse("2026-11-20T01:02:04Z");
  private static final Octets PERSON = octets("person");
  private static final Octets MIDDLE = octets("middle");
  private static final Octets ROOT = octets("root");
  private static final Octets TSA = octets("tsa");
  private static final Octets STAMP = octets("stamp");
  private static final Octets ARCHIVE = octets("archive");

  private static Octets octets(String text) {
    return Octets.of(text.getBytes(UTF_8));
  }

  private static Report.Criterion criterion(Report.Criterion.Result result) {
    return new Report.Criterion(result, new Message("CRITERION", "v", "e"));
  }

  private static Report.Signature signature(
      String field,
      Report.Kind kind,
      String subFilter,
      Report.@Nullable SubIndication sub,
      Report.@Nullable Signer signer,
      @Nullable String anchor,
      @Nullable Instant claimed,
      @Nullable Instant proven,
      @Nullable String digest,
      List<Report.Change> changes,
      Map<String, Report.Criterion> criteria,
      List<Message> messages,
      Report.Grounds grounds) {
    return new Report.Signature(
        field,
        kind,
        Report.Verdict.INTACT,
        "",
        subFilter,
        sub == null ? Report.Indication.TOTAL_PASSED : Report.Indication.INDETERMINATE,
        sub,
        signer,
        anchor,
        "",
        claimed,
        proven,
        null,
        null,
        1,
        true,
        digest,
        changes,
        criteria,
        messages,
        grounds);
  }

  private static Report.Signer signer(String subject) {
    return new Report.Signer("n", null, subject, "CN=I", "1", "00");
  }

  private static Report.Signature full() {
    Map<String, Report.Criterion> criteria = new LinkedHashMap<>();
    criteria.put("1.1", criterion(Report.Criterion.Result.PASS));
    criteria.put("1.2", criterion(Report.Criterion.Result.FAIL));
    criteria.put("1.3", criterion(Report.Criterion.Result.NOT_CHECKED));
    return signature(
        "person",
        Report.Kind.SIGNATURE,
        "ETSI.CAdES.detached",
        null,
        signer(
            "CN=Hạnh <&> \u0000\u0008\u000B\u001F\uFFFE\uD800,O=\uD7FF\uE000\uFFFD\uD83D\uDE00\t"),
        "CN=Root",
        SIGNED,
        STAMPED,
        "SHA3-256:00ff10",
        List.of(
            new Report.Change(
                2, Report.ChangeKind.OTHER, true, null, null, new Message("CHANGED", "đổi", "c"))),
        criteria,
        List.of(new Message("WHOLE", "nguyên vẹn", "whole")),
        new Report.Grounds(octets("value"), List.of(PERSON, MIDDLE, ROOT), STAMP));
  }

  private static Report.Signature bare() {
    return signature(
        "",
        Report.Kind.SEAL,
        "",
        Report.SubIndication.NO_CERTIFICATE_CHAIN_FOUND,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        Map.of(),
        List.of(),
        new Report.Grounds(null, List.of(), null));
  }

  private static Report.Signature unanchored() {
    return signature(
        "seal",
        Report.Kind.SEAL,
        "x",
        Report.SubIndication.NO_POE,
        signer("CN=P"),
        null,
        null,
        STAMPED,
        "SHA256:01",
        List.of(),
        Map.of(),
        List.of(),
        new Report.Grounds(octets("other"), List.of(PERSON, MIDDLE), STAMP));
  }

  private static Report.Signature archive() {
    return signature(
        "archive",
        Report.Kind.TIMESTAMP,
        "ETSI.RFC3161",
        null,
        signer("CN=TSA"),
        "CN=Root",
        null,
        null,
        null,
        List.of(),
        Map.of(),
        List.of(),
        new Report.Grounds(ARCHIVE, List.of(TSA, ROOT), null));
  }

  private static Report report(Report.Verdict document, Report.Signature... signatures) {
    return new Report(
        "00",
        1,
        NOW,
        document,
        Report.Conclusion.TOTAL_PASSED,
        List.of(signatures),
        List.of(new Message("NOTICE", "lưu ý", "note")));
  }

  private static void isAsWritten(String name, Report report, ReportTree.Language language)
      throws IOException {
    try (InputStream in = ValidationReportTextTest.class.getResourceAsStream(name)) {
      StringBuilder wanted = new StringBuilder();
      new String(in.readAllBytes(), UTF_8).lines().forEach(line -> wanted.append(line.strip()));
      assertThat(ValidationReport.xml(report, language)).isEqualTo(wanted.toString());
    }
  }

  @Test
  void a_report_with_everything() throws IOException {
    isAsWritten(
        "validation-report-full.xml",
        report(Report.Verdict.INTACT, full(), bare(), unanchored(), archive()),
        ReportTree.Language.VI);
  }

  @Test
  void a_report_on_a_document_without_signature_and_on_one_that_cannot_be_read()
      throws IOException {
    isAsWritten(
        "validation-report-none.xml", report(Report.Verdict.UNSIGNED), ReportTree.Language.EN);
    String unreadable =
        ValidationReport.xml(report(Report.Verdict.UNVERIFIABLE), ReportTree.Language.VI);
    String unsigned = ValidationReport.xml(report(Report.Verdict.UNSIGNED), ReportTree.Language.VI);
    assertThat(unreadable)
        .isEqualTo(
            unsigned.replace(
                "urn:vanthu:mainindication:no-signature",
                "urn:etsi:019102:mainindication:indeterminate"));
  }
}
