package vn.vanthu.signing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.vanthu.signing.changes.ChangeAnalysis;
import vn.vanthu.signing.changes.Found;
import vn.vanthu.signing.cms.Certificate;
import vn.vanthu.signing.cms.SignedContent;
import vn.vanthu.signing.cms.TimestampToken;
import vn.vanthu.signing.pdf.Revision;

/** Puts together what is known of each signature into its part of the report. */
final class SignatureJudgement {

  private final List<SignatureValue> values;
  private final List<ChangeAnalysis.Step> steps;
  private final List<Revision> revisions;

  SignatureJudgement(
      List<SignatureValue> values, List<ChangeAnalysis.Step> steps, List<Revision> revisions) {
    this.values = values;
    this.steps = steps;
    this.revisions = revisions;
  }

  List<Report.Signature> all() {
    List<Report.Signature> out = new ArrayList<>();
    for (SignatureValue value : values) {
      out.add(judge(value));
    }
    return out;
  }

  private Report.Signature judge(SignatureValue value) {
    Findings findings = value.findings();
    checkTimestamps(value, findings);
    List<Report.Change> changes = new ArrayList<>();
    Report.Verdict integrity = findings.verdict();
    for (ChangeAnalysis.Step step : steps) {
      if (value.range() != null && step.from() >= value.range().end()) {
        for (Found found : step.changes()) {
          changes.add(change(found, step.revision()));
          integrity = integrity.worse(found.finding().effect());
        }
      }
    }
    Certificate certificate = value.signer() == null ? null : value.signer().certificate();
    return new Report.Signature(
        value.field().name(),
        value.isTimestamp() ? Report.Kind.TIMESTAMP : Report.Kind.SIGNATURE,
        integrity,
        "",
        value.subFilter(),
        Report.Indication.INDETERMINATE,
        findings.subIndication(),
        certificate == null ? null : signer(certificate),
        null,
        "",
        null,
        null,
        null,
        null,
        revisions.size(),
        true,
        changes,
        new LinkedHashMap<>(),
        findings.messages());
  }

  private static void checkTimestamps(SignatureValue value, Findings findings) {
    if (value.signer() == null) {
      return;
    }
    for (byte[] encoded : value.signer().timestamps()) {
      TimestampToken token = TimestampToken.parse(encoded, List.of()).orElse(null);
      if (token == null) {
        findings.add(Finding.TIMESTAMP_INVALID, "?");
      } else if (!token.isOver(SignedContent.of(value.signer().value().bytes()))) {
        findings.add(Finding.TIMESTAMP_INVALID, "imprint");
      } else if (token.findings().verdict() != Report.Verdict.INTACT) {
        findings.add(Finding.TIMESTAMP_INVALID, token.findings().messages().getFirst().vi());
      }
    }
  }

  private static Report.Change change(Found found, int revision) {
    boolean allowed = found.finding().effect() != Report.Verdict.ALTERED;
    return new Report.Change(
        revision,
        found.kind(),
        allowed,
        found.page(),
        found.rect(),
        found.finding().message(found.details().toArray(String[]::new)));
  }

  private static Report.@Nullable Signer signer(Certificate certificate) {
    return new Report.Signer(
        certificate.commonName(),
        certificate.organisation().orElse(null),
        certificate.subject(),
        certificate.issuer(),
        certificate.serialHex());
  }
}
