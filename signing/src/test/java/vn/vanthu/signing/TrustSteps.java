package vn.vanthu.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.vanthu.signing.Broken.NOW;
import static vn.vanthu.signing.Broken.SIGNER;
import static vn.vanthu.signing.Broken.signed;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import vn.vanthu.forge.pki.PkiCase;
import vn.vanthu.signing.Broken.Row;
import vn.vanthu.signing.trust.Trust;
import vn.vanthu.signing.trustlist.TrustedService;

/** Rows of {@link StepsTest}: certificates, revocation and time. */
final class TrustSteps {
  private TrustSteps() {}

  private static void of(List<Row> rows, Finding reason, String... names) {
    for (String name : names) {
      rows.add(
          new Row(
              reason,
              name,
              () -> {
                PkiCase each = PkiSamples.BY_NAME.get(name);
                assertThat(each).as("no such case: %s", name).isNotNull();
                Trust trust =
                    Trust.of(each.anchors())
                        .with(each.certificates(), each.crls(), each.ocspResponses());
                return new Verifier().verify(DocumentBytes.of(each.document()), trust, each.at());
              }));
    }
  }

  /** The signer's anchor stands in a trust list that vouched for it until the day before. */
  private static Report listed() {
    Instant yesterday = NOW.minus(Duration.ofDays(1));
    TrustedService over =
        new TrustedService(
            TrustedService.Kind.SIGNERS,
            "CA",
            SIGNER.x509(),
            List.of(new TrustedService.Term(NOW.minus(Duration.ofDays(900)), yesterday)));
    return new Verifier()
        .verify(DocumentBytes.of(signed()), Trust.none().vouchedFor(List.of(over)), NOW);
  }

  static void trust(List<Row> rows) {
    of(rows, Finding.SIGNATURE_WHOLE, "good", "stamp in order");
    of(rows, Finding.SEVERAL_SIGNERS, "two signers");
    of(rows, Finding.NO_SIGNER, "no signer");
    of(rows, Finding.ALGORITHM_MISMATCH, "digest algorithm contradicts the signature's");
    of(rows, Finding.DIGEST_MISMATCH, "message digest is wrong");
    of(rows, Finding.SIGNATURE_VALUE_WRONG, "value does not verify");
    of(rows, Finding.MESSAGE_DIGEST_MISSING, "no message digest");
    of(rows, Finding.CONTENT_TYPE_WRONG, "no content type", "content type of a time stamp");
    of(rows, Finding.NO_SIGNED_ATTRIBUTES, "no signed attributes");
    of(rows, Finding.SIGNING_CERTIFICATE_MISMATCH, "signing-certificate-v2 of another certificate");
    of(
        rows,
        Finding.SIGNING_CERTIFICATE_ISSUER_MISMATCH,
        "signing-certificate-v2 with another issuer");
    of(
        rows,
        Finding.ALGORITHM_PROTECTION_MISMATCH,
        "RFC 6211 names another digest",
        "RFC 6211 names another signature");
    of(rows, Finding.ATTRIBUTE_REPEATED, "signing time twice");
    of(rows, Finding.CERTIFICATE_DAMAGED, "certificate names two algorithms");
    of(
        rows,
        Finding.TIMESTAMP_INVALID,
        "stamp of other bytes",
        "stamp whose value does not verify",
        "stamp whose message digest is wrong",
        "stamp without signing-certificate",
        "stamp that commits to another certificate");
    of(
        rows,
        Finding.TIMESTAMP_UNTRUSTED,
        "stamp authority not trusted",
        "stamp authority: purpose not critical",
        "stamp authority: two purposes",
        "stamp authority revoked before it stamped");
    of(rows, Finding.TIMESTAMP_FROM_FUTURE, "stamp from the future");
    of(rows, Finding.DOCUMENT_TIMESTAMP_FROM_FUTURE, "document time stamp from the future");
    of(rows, Finding.TIMESTAMP_WEAK, "stamp over a SHA-1 imprint");
    of(rows, Finding.ALGORITHM_NOT_LISTED, "Ed25519");
    of(
        rows,
        Finding.NO_ANCHOR,
        "nothing is trusted",
        "another root is trusted",
        "authority is nowhere");
    of(
        rows,
        Finding.CHAIN_CONSTRAINT,
        "authority without basicConstraints",
        "authority without keyCertSign",
        "path length 0, an authority below it",
        "name outside what is permitted",
        "a policy is required, the signer has none",
        "anyPolicy is mapped",
        "unknown extension, critical");
    rows.add(
        new Row(
            Finding.ANCHOR_NOT_VOUCHED_FOR, "a listed service whose time is over", () -> listed()));
    of(
        rows,
        Finding.KEY_USAGE_WRONG,
        "key usage: encipherment only",
        "extended key usage: server only, critical");
    of(rows, Finding.CERTIFICATE_EXPIRED, "expired, no proof of existence");
    of(
        rows,
        Finding.CERTIFICATE_EXPIRED_NOT_REVOKED,
        "expired, no proof of existence, known good until then");
    of(rows, Finding.CERTIFICATE_NOT_YET_VALID, "stamped before the certificate began");
    of(rows, Finding.CERTIFICATE_NOT_IN_FORCE, "not yet valid");
    of(rows, Finding.REVOCATION_STALE, "stale list", "OCSP: stale");
    of(rows, Finding.CERTIFICATE_ON_HOLD, "on hold, no proof of existence");
    of(rows, Finding.CERTIFICATE_REVOKED_NO_PROOF, "revoked before the stamp", "OCSP: revoked");
    of(rows, Finding.CA_REVOKED_NO_PROOF, "authority revoked, no proof of existence");
    of(rows, Finding.KEY_COMPROMISED, "signer's key under two certificates, the other compromised");
    of(
        rows,
        Finding.CA_KEY_COMPROMISED,
        "authority's key under two certificates, the second compromised");
    of(rows, Finding.REVOCATION_ISSUER_EXPIRED, "OCSP delegate expired after it answered");
    of(
        rows,
        Finding.REVOCATION_UNKNOWN,
        "a delta list only",
        "list from the future",
        "OCSP delegate without OCSPSigning",
        "scope: authorities only");
    of(
        rows,
        Finding.ALGORITHM_WEAK,
        "RSA of 1,024 bits",
        "SHA-1 signature",
        "list signed with SHA-1");
  }
}
