package vn.vanthu.signing.cms;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.jspecify.annotations.Nullable;
import vn.vanthu.signing.Finding;
import vn.vanthu.signing.Findings;
import vn.vanthu.signing.Octets;

/**
 * A time stamp token (dấu thời gian, RFC 3161 §2.4.2) whose own signature has been checked. Whether
 * its authority is trusted is decided elsewhere.
 *
 * @param time when the authority says it saw the digest
 * @param encoded the token itself, without padding
 * @param imprintDigest null when its algorithm is unknown
 * @param findings what was wrong with it
 */
public record TimestampToken(
    Octets encoded,
    CmsSignature cms,
    Instant time,
    @Nullable DigestAlgorithm imprintDigest,
    Octets imprint,
    SignerCheck.Checked signer,
    Findings findings) {

  /** How far the clock of an authority may be ahead of ours. */
  public static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

  private static final String TST_INFO = "1.2.840.113549.1.9.16.1.4";

  /** Empty when these bytes are no time stamp token at all. */
  public static Optional<TimestampToken> parse(byte[] padded, List<Certificate> more) {
    Optional<CmsSignature> parsed = CmsSignature.parse(padded);
    if (parsed.isEmpty()
        || parsed.get().signers().isEmpty()
        || !parsed.get().contentType().equals(TST_INFO)) {
      return Optional.empty();
    }
    CmsSignature cms = parsed.get();
    Octets content = cms.content();
    if (content == null) {
      return Optional.empty();
    }
    Findings findings = new Findings();
    if (cms.signers().size() > 1) {
      findings.add(Finding.SEVERAL_SIGNERS);
    }
    try {
      TSTInfo info = TSTInfo.getInstance(content.bytes());
      SignerCheck.Checked signer =
          SignerCheck.check(cms, SignedContent.of(content.bytes()), more, findings);
      if (!signer.hasSignedAttributes() || !signer.hasSigningCertificate()) {
        findings.add(Finding.CMS_UNUSUAL, "TimeStampToken signedAttrs");
      }
      return Optional.of(
          new TimestampToken(
              Octets.of(Arrays.copyOf(padded, cms.encodedLength())),
              cms,
              info.getGenTime().getDate().toInstant(),
              DigestAlgorithm.of(info.getMessageImprint().getHashAlgorithm().getAlgorithm().getId())
                  .orElse(null),
              Octets.of(info.getMessageImprint().getHashedMessage()),
              signer,
              findings));
    } catch (ParseException | RuntimeException malformed) {
      return Optional.empty();
    }
  }

  /**
   * Whether its time has not come yet at this instant. Clocks may differ by {@link
   * #CLOCK_TOLERANCE}: a stamp asked for a moment ago may be ahead of us.
   */
  public boolean isLaterThan(Instant validation) {
    return time.isAfter(validation.plus(CLOCK_TOLERANCE));
  }

  /** Whether it was given for this content. */
  public boolean isOver(SignedContent content) {
    DigestAlgorithm digest = imprintDigest;
    return digest != null && Arrays.equals(imprint.bytes(), content.digest(digest));
  }
}
