package vn.vanthu.signing.cades;

import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.keys.KeyAnswer;
import vn.vanthu.signing.keys.KeyRefusal;
import vn.vanthu.signing.keys.SigningKey;
import vn.vanthu.signing.sign.CmsSignature;
import vn.vanthu.signing.sign.SigningProblem;
import vn.vanthu.signing.sign.SigningProfile;
import vn.vanthu.signing.timestamp.TimestampAnswer;
import vn.vanthu.signing.timestamp.TimestampSource;

/**
 * Signs a file of any kind by a detached CAdES baseline signature (EN 319 122-1 §6): content type,
 * message digest, signing-certificate-v2, signing time, media type, algorithm protection. DER
 * throughout; the same request, key and time give the same signed attributes. The file is read once
 * and never held. Immutable and thread-safe.
 */
public final class CadesSigner {

  /** mime-type (EN 319 122-1 §5.2.5.2). */
  private static final String MIME_TYPE = "0.4.0.1733.2.1";

  private final SigningProfile profile;

  /** A signer that makes what the profile permits. */
  public CadesSigner(SigningProfile profile) {
    this.profile = profile;
  }

  /**
   * Signs with a key at hand.
   *
   * @param timestamps asked once when the request wants a time stamp
   */
  public CadesOutcome sign(
      DocumentBytes document,
      CadesRequest request,
      SigningKey key,
      Optional<TimestampSource> timestamps) {
    List<X509Certificate> chain = key.chain();
    if (!profile.permits(key.algorithm(), chain.getFirst().getPublicKey())) {
      return refused(SigningProblem.ALGORITHM_NOT_PERMITTED, key.algorithm().toString());
    }
    if (request.timestamped() && timestamps.isEmpty()) {
      return refused(SigningProblem.NO_TIMESTAMP_SOURCE, "");
    }
    MessageDigest digest = key.algorithm().digest().start();
    document.digestInto(digest, 0, document.length());
    byte[] attributes =
        CmsSignature.signedAttributes(digest.digest(), chain, key.algorithm(), further(request));
    return switch (key.sign(attributes)) {
      case KeyRefusal refusal -> new CadesOutcome.Refused(refusal.message(), refusal.detail());
      case KeyAnswer.Value value ->
          key.algorithm().verifies(chain.getFirst().getPublicKey(), attributes, value.bytes())
              ? finished(request, key, attributes, value.bytes(), timestamps)
              : refused(SigningProblem.VALUE_WRONG, "");
    };
  }

  private static CadesOutcome finished(
      CadesRequest request,
      SigningKey key,
      byte[] attributes,
      byte[] value,
      Optional<TimestampSource> timestamps) {
    byte[] token = new byte[0];
    if (request.timestamped() && timestamps.isPresent()) {
      TimestampSource source = timestamps.get();
      switch (source.stamp(source.digest().of(value))) {
        case TimestampAnswer.Refused refused -> {
          return new CadesOutcome.Refused(refused.message(), refused.detail());
        }
        case TimestampAnswer.Stamped stamped -> token = stamped.token();
      }
    }
    return new CadesOutcome.Signed(
        CmsSignature.assemble(attributes, value, token, key.chain(), key.algorithm()));
  }

  private static List<Attribute> further(CadesRequest request) {
    List<Attribute> more = new ArrayList<>();
    // whole seconds: UTCTime and GeneralizedTime carry no fractions here (RFC 5652 §11.3)
    Instant second = Instant.ofEpochSecond(request.claimedTime().getEpochSecond());
    more.add(
        new Attribute(
            CMSAttributes.signingTime, new DERSet(new Time(java.util.Date.from(second)))));
    if (!request.mediaType().isEmpty()) {
      ASN1EncodableVector type = new ASN1EncodableVector();
      type.add(new DERUTF8String(request.mediaType()));
      more.add(new Attribute(new ASN1ObjectIdentifier(MIME_TYPE), new DERSet(type)));
    }
    return more;
  }

  static CadesOutcome refused(SigningProblem problem, String detail) {
    return new CadesOutcome.Refused(problem.message(), detail);
  }
}
