package vn.vanthu.signing.trust;

import java.io.IOException;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.ocsp.RevokedInfo;
import org.bouncycastle.asn1.ocsp.SingleResponse;
import org.jspecify.annotations.Nullable;
import vn.vanthu.signing.cms.Certificate;
import vn.vanthu.signing.cms.DigestAlgorithm;
import vn.vanthu.signing.cms.SignatureScheme;
import vn.vanthu.signing.cms.Structure;

/** An OCSP response (RFC 6960 §4.2.1). Single-threaded. */
final class OcspAnswer {

  private static final String OCSP_SIGNING = "1.3.6.1.5.5.7.3.9";
  private static final int SUCCESSFUL = 0;
  private static final int GOOD = 0;
  private static final int REVOKED = 1;

  private final BasicOCSPResponse response;
  private final byte[] toBeSigned;
  private final List<Certificate> certificates;
  private final Instant producedAt;
  private final Map<Certificate, Optional<Certificate>> signedUnder = new HashMap<>();

  private OcspAnswer(
      BasicOCSPResponse response,
      byte[] toBeSigned,
      List<Certificate> certificates,
      Instant producedAt) {
    this.response = response;
    this.toBeSigned = toBeSigned;
    this.certificates = certificates;
    this.producedAt = producedAt;
  }

  /** Reads an OCSPResponse, or a BasicOCSPResponse by itself as CMS carries it. */
  static Optional<OcspAnswer> parse(byte[] der) {
    try {
      byte[] basic = der;
      ASN1Sequence outer = ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(der));
      if (!(outer.getObjectAt(0).toASN1Primitive() instanceof ASN1Sequence)) {
        OCSPResponse wrapped = OCSPResponse.getInstance(outer);
        if (wrapped.getResponseStatus().getIntValue() != SUCCESSFUL
            || wrapped.getResponseBytes() == null) {
          return Optional.empty();
        }
        basic = wrapped.getResponseBytes().getResponse().getOctets();
      }
      BasicOCSPResponse response =
          BasicOCSPResponse.getInstance(ASN1Primitive.fromByteArray(basic));
      Optional<byte[]> toBeSigned = Structure.firstInside(basic);
      List<Certificate> certificates = new ArrayList<>();
      if (response.getCerts() != null) {
        for (ASN1Encodable each : response.getCerts()) {
          Certificate.parse(each.toASN1Primitive().getEncoded()).ifPresent(certificates::add);
        }
      }
      Instant produced = response.getTbsResponseData().getProducedAt().getDate().toInstant();
      return toBeSigned.map(bytes -> new OcspAnswer(response, bytes, certificates, produced));
    } catch (IOException | ParseException | RuntimeException malformed) {
      return Optional.empty();
    }
  }

  List<Certificate> certificates() {
    return certificates;
  }

  /**
   * What it says of the certificate; empty when it is not about it, not signed for this issuer, or
   * does not know.
   */
  Optional<RevocationState> about(Certificate certificate, Certificate issuer) {
    try {
      for (ASN1Encodable each : response.getTbsResponseData().getResponses()) {
        SingleResponse single = SingleResponse.getInstance(each);
        if (isAbout(single.getCertID(), certificate, issuer)) {
          Optional<Certificate> signer = signer(issuer);
          if (signer.isPresent()) {
            return state(single, signer.get());
          }
        }
      }
    } catch (ParseException | RuntimeException malformed) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  private Optional<RevocationState> state(SingleResponse single, Certificate signer)
      throws ParseException {
    int status = single.getCertStatus().getTagNo();
    if (status != GOOD && status != REVOKED) {
      return Optional.empty();
    }
    RevokedInfo revoked =
        status == REVOKED ? RevokedInfo.getInstance(single.getCertStatus().getStatus()) : null;
    Instant revokedAt = revoked == null ? null : revoked.getRevocationTime().getDate().toInstant();
    RevocationReason reason =
        RevocationReason.of(
            revoked == null || revoked.getRevocationReason() == null
                ? null
                : ASN1Enumerated.getInstance(revoked.getRevocationReason().toASN1Primitive()));
    Instant next =
        single.getNextUpdate() == null ? null : single.getNextUpdate().getDate().toInstant();
    Instant from = single.getThisUpdate().getDate().toInstant();
    return SignatureScheme.of(response.getSignatureAlgorithm(), null)
        .map(scheme -> new RevocationState("OCSP", from, next, revokedAt, reason, signer, scheme));
  }

  private static boolean isAbout(CertID id, Certificate certificate, Certificate issuer) {
    DigestAlgorithm digest =
        DigestAlgorithm.of(id.getHashAlgorithm().getAlgorithm().getId()).orElse(null);
    if (digest == null || !id.getSerialNumber().hasValue(certificate.serial())) {
      return false;
    }
    try {
      byte[] name = digest.digest(certificate.issuerName().getEncoded());
      byte[] key = digest.digest(issuer.key().getPublicKeyData().getOctets());
      return MessageDigest.isEqual(name, id.getIssuerNameHash().getOctets())
          && MessageDigest.isEqual(key, id.getIssuerKeyHash().getOctets());
    } catch (IOException unencodable) {
      return false;
    }
  }

  /**
   * RFC 6960 §4.2.2.2: signed by the issuer itself, or by a delegate that the issuer certified for
   * OCSP signing.
   */
  private Optional<Certificate> signer(Certificate issuer) {
    return signedUnder.computeIfAbsent(issuer, this::findSigner);
  }

  private Optional<Certificate> findSigner(Certificate issuer) {
    SignatureScheme scheme =
        SignatureScheme.of(response.getSignatureAlgorithm(), null).orElse(null);
    if (scheme == null) {
      return Optional.empty();
    }
    byte[] value = response.getSignature().getOctets();
    if (scheme.verifies(issuer.key(), toBeSigned, value)) {
      return Optional.of(issuer);
    }
    for (Certificate delegate : certificates) {
      if (isDelegate(delegate, issuer) && scheme.verifies(delegate.key(), toBeSigned, value)) {
        return Optional.of(delegate);
      }
    }
    return Optional.empty();
  }

  private boolean isDelegate(Certificate delegate, @Nullable Certificate issuer) {
    return issuer != null
        && delegate.extendedKeyUsage().contains(OCSP_SIGNING)
        && delegate.validAt(producedAt)
        && delegate.issuerName().equals(issuer.subjectName())
        && delegate.isSignedBy(issuer.key());
  }
}
