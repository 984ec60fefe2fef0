package vn.vanthu.signing.cms;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.x509.AttributeCertificate;
import org.jspecify.annotations.Nullable;
import vn.vanthu.signing.Octets;

/**
 * A SignedData (RFC 5652 §5) with what travels in it. BER or DER. Immutable.
 *
 * @param encodedLength bytes of the element itself, padding behind it not counted
 * @param version as written
 * @param digestAlgorithms object identifiers of the set before the content
 * @param contentType object identifier of the encapsulated content
 * @param content the encapsulated content, null when detached
 * @param certificates those that can be read
 * @param damagedCertificates how many cannot
 * @param crls DER
 * @param ocspResponses DER of OCSPResponse or BasicOCSPResponse
 */
public record CmsSignature(
    int encodedLength,
    int version,
    List<String> digestAlgorithms,
    String contentType,
    @Nullable Octets content,
    List<Certificate> certificates,
    int damagedCertificates,
    List<byte[]> crls,
    List<byte[]> ocspResponses,
    List<SignerInfo> signers) {

  static final String DATA = "1.2.840.113549.1.7.1";
  private static final int SIGNED_ATTRIBUTES_AT = 3;
  private static final String SIGNED_DATA = "1.2.840.113549.1.7.2";

  /** id-ri-ocsp-response (RFC 5940) and id-pkix-ocsp-basic. */
  private static final List<String> OCSP_FORMATS =
      List.of("1.3.6.1.5.5.7.16.2", "1.3.6.1.5.5.7.48.1.1");

  public CmsSignature {
    digestAlgorithms = List.copyOf(digestAlgorithms);
    certificates = List.copyOf(certificates);
    crls = List.copyOf(crls);
    ocspResponses = List.copyOf(ocspResponses);
    signers = List.copyOf(signers);
  }

  /** Reads the element at the start of the bytes; empty when it is no SignedData. */
  public static Optional<CmsSignature> parse(byte[] padded) {
    Optional<Tlv> outline = Tlv.at(padded, 0);
    if (outline.isEmpty() || outline.get().tag() != 0x30) {
      return Optional.empty();
    }
    int length = outline.get().end();
    try {
      ContentInfo info =
          ContentInfo.getInstance(ASN1Primitive.fromByteArray(Arrays.copyOf(padded, length)));
      if (!info.getContentType().getId().equals(SIGNED_DATA)) {
        return Optional.empty();
      }
      return Optional.of(read(length, SignedData.getInstance(info.getContent())));
    } catch (IOException | RuntimeException malformed) {
      return Optional.empty();
    }
  }

  private static CmsSignature read(int length, SignedData data) throws IOException {
    List<String> digests = new ArrayList<>();
    for (ASN1Encodable each : data.getDigestAlgorithms()) {
      digests.add(
          org.bouncycastle.asn1.x509.AlgorithmIdentifier.getInstance(each).getAlgorithm().getId());
    }
    List<Certificate> certificates = new ArrayList<>();
    int damaged = 0;
    for (ASN1Encodable each : elements(data.getCertificates())) {
      if (each instanceof ASN1TaggedObject other) {
        // attribute certificates say nothing about the signature value
        damaged += isAttributeCertificate(other) ? 0 : 1;
        continue;
      }
      Optional<Certificate> certificate = Certificate.parse(encoded(each));
      certificate.ifPresent(certificates::add);
      damaged += certificate.isEmpty() ? 1 : 0;
    }
    List<byte[]> crls = new ArrayList<>();
    List<byte[]> ocsps = new ArrayList<>();
    for (ASN1Encodable each : elements(data.getCRLs())) {
      if (each instanceof ASN1TaggedObject other && other.getTagNo() == 1) {
        ASN1Sequence format = ASN1Sequence.getInstance(other, false);
        if (OCSP_FORMATS.contains(format.getObjectAt(0).toString())) {
          ocsps.add(encoded(format.getObjectAt(1)));
        }
      } else {
        crls.add(encoded(each));
      }
    }
    List<SignerInfo> signers = new ArrayList<>();
    for (ASN1Encodable each : data.getSignerInfos()) {
      checkTags(ASN1Sequence.getInstance(each));
      signers.add(SignerInfo.getInstance(each));
    }
    ContentInfo inner = data.getEncapContentInfo();
    ASN1Encodable content = inner.getContent();
    return new CmsSignature(
        length,
        data.getVersion().intValueExact(),
        digests,
        inner.getContentType().getId(),
        content == null ? null : Octets.of(octets(content)),
        certificates,
        damaged,
        crls,
        ocsps,
        signers);
  }

  /**
   * RFC 5652 §5.3: signed attributes under [0], unsigned ones under [1]. The library takes any tag
   * in their places.
   */
  private static void checkTags(ASN1Sequence signer) throws IOException {
    for (int i = SIGNED_ATTRIBUTES_AT; i < signer.size(); i++) {
      int expected = i == SIGNED_ATTRIBUTES_AT ? 0 : 1;
      if (signer.getObjectAt(i) instanceof ASN1TaggedObject tagged
          && !tagged.hasContextTag(expected)) {
        throw new IOException("attributes under another tag");
      }
    }
  }

  private static boolean isAttributeCertificate(ASN1TaggedObject tagged) {
    try {
      return (tagged.hasContextTag(1) || tagged.hasContextTag(2))
          && AttributeCertificate.getInstance(ASN1Sequence.getInstance(tagged, false)) != null;
    } catch (RuntimeException other) {
      return false;
    }
  }

  private static byte[] octets(ASN1Encodable content) throws IOException {
    return content instanceof ASN1OctetString string ? string.getOctets() : encoded(content);
  }

  private static List<ASN1Encodable> elements(@Nullable ASN1Set set) {
    List<ASN1Encodable> out = new ArrayList<>();
    if (set != null) {
      set.forEach(out::add);
    }
    return out;
  }

  private static byte[] encoded(ASN1Encodable value) throws IOException {
    return ((ASN1Object) value.toASN1Primitive()).getEncoded();
  }
}
