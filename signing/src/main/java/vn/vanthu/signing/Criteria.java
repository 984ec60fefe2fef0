package vn.vanthu.signing;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.vanthu.signing.Report.Criterion;
import vn.vanthu.signing.Report.Criterion.Result;
import vn.vanthu.signing.cms.Certificate;
import vn.vanthu.signing.cms.SignerCheck;
import vn.vanthu.signing.trust.CertificateCheck;

/** The nine criteria of TT 15/2025/TT-BKHCN, Phụ lục II, from what the verifier already knows. */
final class Criteria {

  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss").withZone(ZoneId.of("Asia/Ho_Chi_Minh"));

  private Criteria() {}

  /**
   * All nine in order.
   *
   * @param certificate null when the signer's was not found
   * @param judged null when there is no certificate
   * @param integrity what its own bytes and later revisions make of the signature
   */
  static Map<String, Criterion> of(
      @Nullable Certificate certificate,
      SignerCheck.@Nullable Checked signer,
      CertificateCheck.@Nullable Result judged,
      CertificateCheck.At at,
      @Nullable Instant claimed,
      Findings findings,
      Report.Verdict integrity) {
    Map<String, Criterion> all = new LinkedHashMap<>();
    String when =
        DAY_AND_TIME.format(at.time())
            + (claimed == null ? "" : " / " + DAY_AND_TIME.format(claimed));
    Result term = term(certificate, at);
    put(
        all,
        "1.1",
        term,
        "Thời hạn chứng thư tại thời điểm ký (xác thực / khai báo): " + when,
        "Term of the certificate at signing (proven / claimed): " + when);
    Result status = status(judged, at);
    put(
        all,
        "1.2",
        status,
        "Trạng thái chứng thư theo CRL hoặc OCSP",
        "State of the certificate by CRL or OCSP");
    Result algorithms =
        judged == null
            ? Result.NOT_CHECKED
            : yes(
                !judged.findings().has(Finding.ALGORITHM_WEAK)
                    && !judged.findings().has(Finding.ALGORITHM_NOT_LISTED));
    put(all, "1.3", algorithms, "Thuật toán trên chứng thư", "Algorithms on the certificate");
    Result purpose =
        judged == null || judged.path() == null
            ? Result.NOT_CHECKED
            : yes(
                !judged.findings().has(Finding.KEY_USAGE_WRONG)
                    && !judged.findings().has(Finding.CHAIN_CONSTRAINT));
    put(
        all,
        "1.4",
        purpose,
        "Mục đích, phạm vi sử dụng chứng thư",
        "Purpose and scope of the certificate");
    put(
        all,
        "1.5",
        Result.NOT_CHECKED,
        "Nội dung khác theo quy chế chứng thực (khuyến nghị)",
        "Other statements under the practice statement (recommended)");
    Result information =
        findings.has(Finding.SIGNING_CERTIFICATE_MISMATCH)
            ? Result.FAIL
            : judged == null || judged.path() == null ? Result.NOT_CHECKED : Result.PASS;
    put(all, "2.1", information, "Thông tin người ký", "Information on the signer");
    boolean checkable =
        signer != null && signer.scheme() != null && certificate != null && isComplete(findings);
    Result key = checkable ? yes(!findings.has(Finding.SIGNATURE_VALUE_WRONG)) : Result.NOT_CHECKED;
    put(
        all,
        "2.2",
        key,
        "Chữ ký được tạo bởi khóa bí mật tương ứng",
        "The signature was made with the matching key");
    Result inForce =
        term == Result.FAIL || status == Result.FAIL
            ? Result.FAIL
            : term == Result.PASS && status == Result.PASS ? Result.PASS : Result.NOT_CHECKED;
    put(
        all,
        "2.3",
        inForce,
        "Chứng thư kèm theo có hiệu lực khi ký: " + when,
        "The enclosed certificate was in force at signing: " + when);
    Result whole =
        integrity == Report.Verdict.ALTERED
            ? Result.FAIL
            : checkable ? Result.PASS : Result.NOT_CHECKED;
    put(all, "2.4", whole, "Tính toàn vẹn của thông điệp dữ liệu", "Integrity of the message");
    return Collections.unmodifiableMap(all);
  }

  /**
   * A certificate that has run out says nothing against a signature that may be older; one that has
   * not begun yet does.
   */
  private static Result term(@Nullable Certificate certificate, CertificateCheck.At at) {
    if (certificate == null) {
      return Result.NOT_CHECKED;
    }
    if (at.time().isBefore(certificate.notBefore())) {
      return Result.FAIL;
    }
    return certificate.validAt(at.time()) ? Result.PASS : Result.NOT_CHECKED;
  }

  /** Whether the signed bytes are all there, so that a digest can be compared. */
  private static boolean isComplete(Findings findings) {
    return findings.verdict() != Report.Verdict.UNVERIFIABLE;
  }

  private static Result status(CertificateCheck.@Nullable Result judged, CertificateCheck.At at) {
    if (judged == null || judged.revocation() == null) {
      return Result.NOT_CHECKED;
    }
    if (judged.revocation().revokedBy(at.time())
        || judged.findings().has(Finding.KEY_COMPROMISED)) {
      return Result.FAIL;
    }
    return judged.revocation().speaksFor(at.time()) ? Result.PASS : Result.NOT_CHECKED;
  }

  private static Result yes(boolean holds) {
    return holds ? Result.PASS : Result.FAIL;
  }

  private static void put(
      Map<String, Criterion> all, String key, Result result, String vi, String en) {
    String code = "CRITERION_" + key.replace('.', '_');
    String viResult =
        switch (result) {
          case PASS -> "đạt";
          case FAIL -> "không đạt";
          case NOT_CHECKED -> "chưa kết luận được";
        };
    String enResult =
        switch (result) {
          case PASS -> "met";
          case FAIL -> "not met";
          case NOT_CHECKED -> "not concluded";
        };
    all.put(
        key,
        new Criterion(
            result, new Message(code, vi + ": " + viResult + ".", en + ": " + enResult + ".")));
  }
}
