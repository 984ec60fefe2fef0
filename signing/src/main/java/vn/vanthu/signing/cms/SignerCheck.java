package vn.vanthu.signing.cms;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Null;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAlgorithmProtection;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.jspecify.annotations.Nullable;
import vn.vanthu.signing.Finding;
import vn.vanthu.signing.Findings;
import vn.vanthu.signing.Octets;

/**
 * Checks one SignerInfo against the content and the certificates that came with it: a numbered
 * argument, each step with its own finding. Trust and time are not its business.
 */
public final class SignerCheck {

  private static final ASN1ObjectIdentifier PKCS1 = new ASN1ObjectIdentifier("1.2.840.113549.1.1");
  private static final String PSS = "1.2.840.113549.1.1.10";
  static final String CONTENT_TYPE = "1.2.840.113549.1.9.3";
  static final String MESSAGE_DIGEST = "1.2.840.113549.1.9.4";
  static final String SIGNING_TIME = "1.2.840.113549.1.9.5";
  static final String ALGORITHM_PROTECTION = "1.2.840.113549.1.9.52";
  static final String SIGNING_CERTIFICATE = "1.2.840.113549.1.9.16.2.12";
  static final String SIGNING_CERTIFICATE_V2 = "1.2.840.113549.1.9.16.2.47";
  static final String POLICY = "1.2.840.113549.1.9.16.2.15";
  static final String TIMESTAMP = "1.2.840.113549.1.9.16.2.14";
  static final String ADBE_REVOCATION = "1.2.840.113583.1.1.8";

  /**
   * What the check learned.
   *
   * @param certificate of the signer, null when it was not found
   * @param scheme null when unknown
   * @param claimedTime the signing-time attribute
   * @param hasSigningCertificate whether the signer committed to the certificate (RFC 5035)
   * @param hasPolicy whether a signature policy is named
   * @param value the signature value
   * @param timestamps DER of the time stamp tokens over the value
   * @param crls and ocspResponses DER, from Adobe's attribute
   */
  public record Checked(
      @Nullable Certificate certificate,
      @Nullable SignatureScheme scheme,
      @Nullable Instant claimedTime,
      boolean hasSignedAttributes,
      boolean hasSigningCertificate,
      boolean hasPolicy,
      Octets value,
      List<byte[]> timestamps,
      List<byte[]> crls,
      List<byte[]> ocspResponses) {}

  private final CmsSignature cms;
  private final SignerInfo signer;
  private final List<Certificate> candidates;
  private final Findings findings;

  private SignerCheck(
      CmsSignature cms, SignerInfo signer, List<Certificate> candidates, Findings findings) {
    this.cms = cms;
    this.signer = signer;
    this.candidates = candidates;
    this.findings = findings;
  }

  /**
   * Runs all steps on the first signer.
   *
   * @param more certificates to look the signer's up in, after those in the message
   */
  public static Checked check(
      CmsSignature cms, SignedContent content, List<Certificate> more, Findings findings) {
    return check(cms, cms.signers().getFirst(), content, more, findings);
  }

  /** Runs all steps on one of several signers of the message. */
  public static Checked check(
      CmsSignature cms,
      SignerInfo signer,
      SignedContent content,
      List<Certificate> more,
      Findings findings) {
    List<Certificate> candidates = new ArrayList<>(cms.certificates());
    candidates.addAll(more);
    return new SignerCheck(cms, signer, candidates, findings).run(content);
  }

  private Checked run(SignedContent content) {
    ASN1Set signed = signer.getAuthenticatedAttributes();
    boolean hasAttributes = signed != null && signed.size() > 0;
    // 1. the digest algorithm is known, and named where it must be
    String digestOid = signer.getDigestAlgorithm().getAlgorithm().getId();
    DigestAlgorithm digest = DigestAlgorithm.of(digestOid).orElse(null);
    if (digest == null) {
      findings.add(Finding.ALGORITHM_UNSUPPORTED, digestOid);
    } else if (!cms.digestAlgorithms().contains(digestOid)) {
      findings.add(Finding.CMS_UNUSUAL, "digestAlgorithms");
    }
    checkForm();
    // 2. so is the signature algorithm, and the two agree
    SignatureScheme scheme = scheme(digest);
    // 3. the signer's certificate is at hand
    Certificate certificate = certificate();
    if (certificate == null) {
      findings.add(Finding.SIGNER_CERTIFICATE_MISSING);
    }
    // 4. the attributes bind content, certificate and algorithms
    if (hasAttributes) {
      checkAttributes(signed, content, digest, certificate);
    } else {
      findings.add(Finding.NO_SIGNED_ATTRIBUTES);
    }
    // 5. the value was made with the certificate's key
    if (scheme != null && certificate != null && digest != null) {
      checkValue(hasAttributes ? signed : null, content, scheme, certificate);
    }
    return new Checked(
        certificate,
        scheme,
        claimedTime(),
        hasAttributes,
        attribute(SIGNING_CERTIFICATE) != null || attribute(SIGNING_CERTIFICATE_V2) != null,
        attribute(POLICY) != null,
        Octets.of(signer.getEncryptedDigest().getOctets()),
        unsignedValues(TIMESTAMP),
        revocation(0),
        revocation(1));
  }

  /**
   * What RFC 5652 §5.1 and §5.3 prescribe and no signature protects: versions, and parameters that
   * must be NULL or absent.
   */
  private void checkForm() {
    boolean byKey = signer.getSID().isTagged();
    if (!signer.getVersion().hasValue(byKey ? 3 : 1)) {
      findings.add(Finding.CMS_UNUSUAL, "SignerInfo version");
    }
    boolean plain = !byKey && cms.contentType().equals(CmsSignature.DATA);
    boolean otherAnswers = !cms.ocspResponses().isEmpty();
    if (cms.version() != (otherAnswers ? 5 : plain ? 1 : 3)) {
      findings.add(Finding.CMS_UNUSUAL, "SignedData version");
    }
    ASN1Encodable parameters = signer.getDigestAlgorithm().getParameters();
    if (parameters != null
        && !(parameters.toASN1Primitive() instanceof ASN1Null)
        && !(parameters.toASN1Primitive() instanceof ASN1Integer)) {
      findings.add(Finding.CMS_UNUSUAL, "digestAlgorithm");
    }
    AlgorithmIdentifier scheme = signer.getDigestEncryptionAlgorithm();
    boolean isRsa = scheme.getAlgorithm().on(PKCS1) && !scheme.getAlgorithm().getId().equals(PSS);
    if (isRsa
        && scheme.getParameters() != null
        && !(scheme.getParameters().toASN1Primitive() instanceof ASN1Null)) {
      findings.add(Finding.CMS_UNUSUAL, "signatureAlgorithm");
    }
    checkUnsigned();
    if (cms.damagedCertificates() > 0) {
      findings.add(Finding.CERTIFICATE_DAMAGED, String.valueOf(cms.damagedCertificates()));
    }
  }

  private void checkUnsigned() {
    ASN1Set unsigned = signer.getUnauthenticatedAttributes();
    if (unsigned == null) {
      return;
    }
    for (ASN1Encodable each : unsigned) {
      String type = Attribute.getInstance(each).getAttrType().getId();
      if (!UnsignedAttributes.isKnown(type)) {
        findings.add(Finding.CMS_UNUSUAL, type);
      }
    }
  }

  private @Nullable SignatureScheme scheme(@Nullable DigestAlgorithm digest) {
    AlgorithmIdentifier named = signer.getDigestEncryptionAlgorithm();
    Optional<SignatureScheme> scheme = SignatureScheme.of(named, digest);
    if (scheme.isEmpty()) {
      findings.add(Finding.ALGORITHM_UNSUPPORTED, named.getAlgorithm().getId());
      return null;
    }
    SignatureScheme found = scheme.get();
    boolean free = found.family() == SignatureScheme.Family.ML_DSA;
    if (!free && digest != null && digest != found.digest()) {
      findings.add(Finding.ALGORITHM_MISMATCH, digest.shortName() + " / " + found.displayName());
    }
    return found;
  }

  private @Nullable Certificate certificate() {
    SignerIdentifier sid = signer.getSID();
    for (Certificate each : candidates) {
      if (sid.isTagged()) {
        Extension ski = each.extension(Extension.subjectKeyIdentifier);
        ASN1OctetString wanted = ASN1OctetString.getInstance(sid.getId());
        if (ski != null && wanted.equals(ski.getParsedValue().toASN1Primitive())) {
          return each;
        }
      } else {
        IssuerAndSerialNumber wanted = IssuerAndSerialNumber.getInstance(sid.getId());
        if (wanted.getName().equals(each.issuerName())
            && wanted.getSerialNumber().hasValue(each.serial())) {
          // names match whatever their letters' case; no signature protects how they are written
          if (!wanted.getName().toString().equals(each.issuer())) {
            findings.add(Finding.CMS_UNUSUAL, "issuer");
          }
          return each;
        }
      }
    }
    return null;
  }

  private void checkAttributes(
      ASN1Set signed,
      SignedContent content,
      @Nullable DigestAlgorithm digest,
      @Nullable Certificate certificate) {
    checkRepeats(signed);
    ASN1Encodable declared = value(MESSAGE_DIGEST);
    if (declared == null) {
      findings.add(Finding.MESSAGE_DIGEST_MISSING);
    } else if (digest != null
        && !Arrays.equals(
            ASN1OctetString.getInstance(declared).getOctets(), content.digest(digest))) {
      findings.add(Finding.DIGEST_MISMATCH);
    }
    ASN1Encodable type = value(CONTENT_TYPE);
    if (type == null || !type.toString().equals(cms.contentType())) {
      findings.add(Finding.CONTENT_TYPE_WRONG);
    }
    ASN1Encodable protection = value(ALGORITHM_PROTECTION);
    if (protection != null) {
      CMSAlgorithmProtection named = CMSAlgorithmProtection.getInstance(protection);
      boolean same =
          named
                  .getDigestAlgorithm()
                  .getAlgorithm()
                  .equals(signer.getDigestAlgorithm().getAlgorithm())
              && named.getSignatureAlgorithm() != null
              && named
                  .getSignatureAlgorithm()
                  .getAlgorithm()
                  .equals(signer.getDigestEncryptionAlgorithm().getAlgorithm());
      if (!same) {
        findings.add(Finding.ALGORITHM_PROTECTION_MISMATCH);
      }
    }
    if (certificate != null) {
      SigningCertificateCheck.check(
          value(SIGNING_CERTIFICATE),
          value(SIGNING_CERTIFICATE_V2),
          certificate,
          isAugmented() ? List.of() : cms.certificates(),
          findings);
    }
  }

  /**
   * A message that holds revocation answers was made to last (EN 319 122-1 §6.3, level LT), and
   * with them came certificates that the signer could not know.
   */
  private boolean isAugmented() {
    return !(cms.crls().isEmpty() && cms.ocspResponses().isEmpty());
  }

  private void checkRepeats(ASN1Set signed) {
    List<String> seen = new ArrayList<>();
    for (ASN1Encodable each : signed) {
      Attribute attribute = Attribute.getInstance(each);
      String type = attribute.getAttrType().getId();
      boolean single =
          type.equals(CONTENT_TYPE) || type.equals(MESSAGE_DIGEST) || type.equals(SIGNING_TIME);
      if (seen.contains(type) || (single && attribute.getAttrValues().size() != 1)) {
        findings.add(Finding.ATTRIBUTE_REPEATED, type);
      }
      seen.add(type);
    }
  }

  /** RFC 5652 §5.4 signs the DER encoding; some writers sign what they wrote. */
  private void checkValue(
      @Nullable ASN1Set signed,
      SignedContent content,
      SignatureScheme scheme,
      Certificate certificate) {
    byte[] value = signer.getEncryptedDigest().getOctets();
    try {
      if (signed == null) {
        boolean holds =
            scheme.takesMessage()
                ? scheme.verifies(certificate.key(), content.message(), value)
                : scheme.verifiesDigest(certificate.key(), content.digest(scheme.digest()), value);
        if (!holds) {
          // nothing tells a changed content from a wrong value: both readings are given by the one
          // code that says content
          findings.add(Finding.DIGEST_MISMATCH);
        }
        return;
      }
      byte[] der = signed.getEncoded("DER");
      if (scheme.verifies(certificate.key(), der, value)) {
        if (!Arrays.equals(der, signed.getEncoded("DL"))) {
          findings.add(Finding.SIGNED_ATTRIBUTES_NOT_DER);
        }
      } else if (scheme.verifies(certificate.key(), signed.getEncoded("DL"), value)) {
        findings.add(Finding.SIGNED_ATTRIBUTES_NOT_DER);
      } else {
        findings.add(Finding.SIGNATURE_VALUE_WRONG);
      }
    } catch (IOException unencodable) {
      findings.add(Finding.SIGNATURE_VALUE_WRONG);
    }
  }

  private @Nullable Instant claimedTime() {
    ASN1Encodable time = value(SIGNING_TIME);
    if (time == null) {
      return null;
    }
    try {
      return Time.getInstance(time).getDate().toInstant();
    } catch (RuntimeException malformed) {
      findings.add(Finding.CMS_UNUSUAL, "signingTime");
      return null;
    }
  }

  private @Nullable Attribute attribute(String oid) {
    ASN1Set signed = signer.getAuthenticatedAttributes();
    return signed == null ? null : find(signed, oid);
  }

  private static @Nullable Attribute find(ASN1Set attributes, String oid) {
    ASN1ObjectIdentifier wanted = new ASN1ObjectIdentifier(oid);
    for (ASN1Encodable each : attributes) {
      Attribute attribute = Attribute.getInstance(each);
      if (attribute.getAttrType().equals(wanted)) {
        return attribute;
      }
    }
    return null;
  }

  private @Nullable ASN1Encodable value(String oid) {
    Attribute attribute = attribute(oid);
    return attribute == null || attribute.getAttrValues().size() == 0
        ? null
        : attribute.getAttrValues().getObjectAt(0);
  }

  private List<byte[]> unsignedValues(String oid) {
    List<byte[]> values = new ArrayList<>();
    ASN1Set unsigned = signer.getUnauthenticatedAttributes();
    if (unsigned == null) {
      return values;
    }
    for (ASN1Encodable each : unsigned) {
      Attribute attribute = Attribute.getInstance(each);
      if (attribute.getAttrType().getId().equals(oid)) {
        for (ASN1Encodable value : attribute.getAttrValues()) {
          addEncoded(value, values);
        }
      }
    }
    return values;
  }

  /** Adobe's RevocationInfoArchival: SEQUENCE { [0] CRLs, [1] OCSPResponses, [2] other }. */
  private List<byte[]> revocation(int tag) {
    List<byte[]> values = new ArrayList<>();
    ASN1Encodable archival = value(ADBE_REVOCATION);
    if (archival == null) {
      return values;
    }
    try {
      for (ASN1Encodable each : org.bouncycastle.asn1.ASN1Sequence.getInstance(archival)) {
        var tagged = org.bouncycastle.asn1.ASN1TaggedObject.getInstance(each);
        if (tagged.getTagNo() == tag) {
          for (ASN1Encodable value : org.bouncycastle.asn1.ASN1Sequence.getInstance(tagged, true)) {
            addEncoded(value, values);
          }
        }
      }
    } catch (RuntimeException malformed) {
      findings.add(Finding.CMS_UNUSUAL, "adbe-revocationInfoArchival");
    }
    return values;
  }

  private void addEncoded(ASN1Encodable value, List<byte[]> values) {
    try {
      values.add(value.toASN1Primitive().getEncoded());
    } catch (IOException unencodable) {
      findings.add(Finding.CMS_UNUSUAL, "attribute");
    }
  }
}
