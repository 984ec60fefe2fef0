package vn.vanthu.forge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTCTime;
import org.bouncycastle.asn1.DLSequence;
import org.bouncycastle.asn1.DLSet;
import org.bouncycastle.asn1.DLTaggedObject;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAlgorithmProtection;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.ess.ESSCertID;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificate;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;
import org.jspecify.annotations.Nullable;

/**
 * A SignedData being written part by part (RFC 5652 §5), so that any part can be wrong.
 * Single-threaded.
 */
public final class CmsForge {

  /** Attributes under the names that tests speak of. */
  public static final ASN1ObjectIdentifier CONTENT_TYPE =
      PKCSObjectIdentifiers.pkcs_9_at_contentType;

  public static final ASN1ObjectIdentifier MESSAGE_DIGEST =
      PKCSObjectIdentifiers.pkcs_9_at_messageDigest;
  public static final ASN1ObjectIdentifier SIGNING_TIME =
      PKCSObjectIdentifiers.pkcs_9_at_signingTime;
  public static final ASN1ObjectIdentifier SIGNING_CERTIFICATE =
      PKCSObjectIdentifiers.id_aa_signingCertificate;
  public static final ASN1ObjectIdentifier SIGNING_CERTIFICATE_V2 =
      PKCSObjectIdentifiers.id_aa_signingCertificateV2;
  public static final ASN1ObjectIdentifier TIMESTAMP =
      PKCSObjectIdentifiers.id_aa_signatureTimeStampToken;
  public static final ASN1ObjectIdentifier ALGORITHM_PROTECTION =
      new ASN1ObjectIdentifier("1.2.840.113549.1.9.52");
  public static final ASN1ObjectIdentifier CONTENT_TIMESTAMP =
      PKCSObjectIdentifiers.id_aa_ets_contentTimestamp;

  private final Party signer;
  private String algorithm;
  private String digest = "SHA-256";
  private @Nullable String namedDigest;
  private @Nullable AlgorithmIdentifier namedAlgorithm;
  private ASN1ObjectIdentifier contentType = CMSObjectIdentifiers.data;
  private byte @Nullable [] encapsulated;
  private boolean withAttributes = true;
  private boolean orderKept;
  private int version = 1;
  private int signerVersion = 1;
  private int copies = 1;
  private @Nullable ASN1Encodable identifier;
  private final Map<ASN1ObjectIdentifier, List<ASN1Encodable>> changed = new LinkedHashMap<>();
  private final List<Attribute> added = new ArrayList<>();
  private final List<byte[]> certificates = new ArrayList<>();
  private final List<ASN1Encodable> revocation = new ArrayList<>();
  private final Map<ASN1ObjectIdentifier, Function<byte[], byte[]>> unsigned =
      new LinkedHashMap<>();
  private Function<byte[], byte[]> value = v -> v;
  private @Nullable Instant claimed;

  private CmsForge(Party signer) {
    this.signer = signer;
    this.algorithm = Keys.algorithmFor(signer.keys());
    this.certificates.add(signer.encoded());
  }

  /** Detached, with content-type, message-digest and signing-certificate-v2. */
  public static CmsForge by(Party signer) {
    return new CmsForge(signer);
  }

  public CmsForge claiming(Instant time) {
    claimed = time;
    return this;
  }

  /**
   * Signs with this algorithm from now on.
   *
   * @param javaName of the signature, e.g. SHA256withRSA
   * @param javaDigest of the content
   */
  public CmsForge with(String javaName, String javaDigest) {
    algorithm = javaName;
    digest = javaDigest;
    return this;
  }

  /** Names another digest than the one used. */
  public CmsForge namingDigest(String javaDigest) {
    namedDigest = javaDigest;
    return this;
  }

  /** Names another signature algorithm than the one used. */
  public CmsForge namingAlgorithm(AlgorithmIdentifier other) {
    namedAlgorithm = other;
    return this;
  }

  public CmsForge contentType(ASN1ObjectIdentifier type) {
    contentType = type;
    version = 3;
    return this;
  }

  /** Carries its content, instead of standing beside it. */
  public CmsForge carrying(byte[] content) {
    encapsulated = content.clone();
    return this;
  }

  public CmsForge withoutAttributes() {
    withAttributes = false;
    return this;
  }

  /** Writes the attributes as they come, unsorted: BER but not DER. */
  public CmsForge unsorted() {
    orderKept = true;
    return this;
  }

  public CmsForge version(int ofData, int ofSigner) {
    version = ofData;
    signerVersion = ofSigner;
    return this;
  }

  /** So many SignerInfos: 0, 1 or more of the same. */
  public CmsForge signers(int count) {
    copies = count;
    return this;
  }

  /** Another SignerIdentifier, e.g. a tagged subject key identifier. */
  public CmsForge identifiedBy(ASN1Encodable sid) {
    identifier = sid;
    return this;
  }

  /** Replaces the values of a signed attribute. */
  public CmsForge attribute(ASN1ObjectIdentifier type, ASN1Encodable... values) {
    changed.put(type, List.of(values));
    return this;
  }

  /** Leaves a signed attribute out. */
  public CmsForge without(ASN1ObjectIdentifier type) {
    changed.put(type, List.of());
    return this;
  }

  /** Adds a signed attribute even if there is one of this type. */
  public CmsForge adding(ASN1ObjectIdentifier type, ASN1Encodable... values) {
    added.add(new Attribute(type, new DERSet(values)));
    return this;
  }

  /** Commits to this certificate, whoever signs. */
  public CmsForge committingTo(Party... parties) {
    ESSCertIDv2[] ids =
        Arrays.stream(parties)
            .map(p -> new ESSCertIDv2(Ber.digest("SHA-256", p.encoded())))
            .toArray(ESSCertIDv2[]::new);
    return attribute(SIGNING_CERTIFICATE_V2, new SigningCertificateV2(ids));
  }

  /** Commits by the older attribute with SHA-1 (RFC 2634 §5.4). */
  public CmsForge committingByVersion1To(Party party) {
    without(SIGNING_CERTIFICATE_V2);
    return attribute(
        SIGNING_CERTIFICATE,
        new SigningCertificate(new ESSCertID(Ber.digest("SHA-1", party.encoded()))));
  }

  /** Names these algorithms in the protection attribute (RFC 6211). */
  public CmsForge protecting(String javaDigest, String javaName) {
    return attribute(
        ALGORITHM_PROTECTION,
        new CMSAlgorithmProtection(
            new DefaultDigestAlgorithmIdentifierFinder().find(javaDigest),
            CMSAlgorithmProtection.SIGNATURE,
            Ber.identifier(javaName)));
  }

  /** Encloses these certificates beside the signer's. */
  public CmsForge enclosing(Party... parties) {
    for (Party each : parties) {
      certificates.add(each.encoded());
    }
    return this;
  }

  /** Encloses exactly these bytes as certificates. */
  public CmsForge enclosingOnly(byte[]... encoded) {
    certificates.clear();
    certificates.addAll(List.of(encoded));
    return this;
  }

  public CmsForge enclosingCrl(byte[] crl) {
    revocation.add(parsed(crl));
    return this;
  }

  /**
   * Puts an answer of a responder into the message.
   *
   * @param basic DER of a BasicOCSPResponse
   */
  public CmsForge enclosingOcsp(byte[] basic) {
    ASN1EncodableVector other = new ASN1EncodableVector();
    other.add(new ASN1ObjectIdentifier("1.3.6.1.5.5.7.48.1.1"));
    other.add(parsed(basic));
    revocation.add(new DERTaggedObject(false, 1, new DERSequence(other)));
    return this;
  }

  /** An unsigned attribute made from the signature value. */
  public CmsForge unsigned(ASN1ObjectIdentifier type, Function<byte[], byte[]> maker) {
    unsigned.put(type, maker);
    return this;
  }

  /** A time stamp over the signature value. */
  public CmsForge stamped(StampForge stamp) {
    return unsigned(TIMESTAMP, stamp::over);
  }

  /** Changes the signature value. */
  public CmsForge value(Function<byte[], byte[]> change) {
    value = change;
    return this;
  }

  /** DER of the ContentInfo over this content. */
  public byte[] build(byte[] content) {
    ASN1EncodableVector data = new ASN1EncodableVector();
    data.add(new ASN1Integer(version));
    AlgorithmIdentifier hash =
        new DefaultDigestAlgorithmIdentifierFinder()
            .find(namedDigest == null ? digest : namedDigest);
    data.add(new DERSet(hash));
    ASN1EncodableVector inner = new ASN1EncodableVector();
    inner.add(contentType);
    if (encapsulated != null) {
      inner.add(new DERTaggedObject(true, 0, new DEROctetString(encapsulated)));
    }
    data.add(new DERSequence(inner));
    ASN1EncodableVector enclosed = new ASN1EncodableVector();
    certificates.forEach(c -> enclosed.add(parsed(c)));
    if (enclosed.size() > 0) {
      data.add(new DERTaggedObject(false, 0, new DERSet(enclosed)));
    }
    if (!revocation.isEmpty()) {
      data.add(new DERTaggedObject(false, 1, new DERSet(revocation.toArray(ASN1Encodable[]::new))));
    }
    ASN1EncodableVector signers = new ASN1EncodableVector();
    for (int i = 0; i < copies; i++) {
      signers.add(signerInfo(encapsulated == null ? content : encapsulated, hash));
    }
    data.add(new DLSet(signers));
    ASN1EncodableVector info = new ASN1EncodableVector();
    info.add(CMSObjectIdentifiers.signedData);
    info.add(new DLTaggedObject(true, 0, new DLSequence(data)));
    return orderKept ? Ber.asWritten(new DLSequence(info)) : Ber.der(new DERSequence(info));
  }

  private ASN1Encodable signerInfo(byte[] content, AlgorithmIdentifier hash) {
    ASN1EncodableVector info = new ASN1EncodableVector();
    info.add(new ASN1Integer(signerVersion));
    info.add(
        identifier == null
            ? new IssuerAndSerialNumber(
                X500Name.getInstance(signer.certificate().getIssuer()),
                signer.certificate().getSerialNumber().getValue())
            : identifier);
    info.add(hash);
    byte[] message = content;
    if (withAttributes) {
      ASN1EncodableVector attributes = attributes(content);
      message = Ber.der(new DERSet(attributes));
      info.add(
          new DLTaggedObject(false, 0, orderKept ? new DLSet(attributes) : new DERSet(attributes)));
    }
    info.add(namedAlgorithm == null ? Ber.identifier(algorithm) : namedAlgorithm);
    byte[] signed = value.apply(Ber.sign(algorithm, signer.keys().getPrivate(), message));
    info.add(new DEROctetString(signed));
    if (!unsigned.isEmpty()) {
      ASN1EncodableVector attributes = new ASN1EncodableVector();
      unsigned.forEach((type, maker) ->
          attributes.add(new Attribute(type, new DERSet(parsed(maker.apply(signed))))));
      info.add(new DERTaggedObject(false, 1, new DERSet(attributes)));
    }
    return new DLSequence(info);
  }

  private ASN1EncodableVector attributes(byte[] content) {
    Map<ASN1ObjectIdentifier, List<ASN1Encodable>> all = new LinkedHashMap<>();
    all.put(MESSAGE_DIGEST, List.of(new DEROctetString(Ber.digest(digest, content))));
    all.put(CONTENT_TYPE, List.of(contentType));
    if (claimed != null) {
      all.put(SIGNING_TIME, List.of(new DERUTCTime(Date.from(claimed))));
    }
    all.put(
        SIGNING_CERTIFICATE_V2,
        List.of(
            new SigningCertificateV2(
                new ESSCertIDv2[] {new ESSCertIDv2(Ber.digest("SHA-256", signer.encoded()))})));
    all.putAll(changed);
    ASN1EncodableVector attributes = new ASN1EncodableVector();
    all.forEach((type, values) -> {
      if (!values.isEmpty()) {
        attributes.add(new Attribute(type, new DERSet(values.toArray(ASN1Encodable[]::new))));
      }
    });
    added.forEach(attributes::add);
    return attributes;
  }

  private static ASN1Encodable parsed(byte[] der) {
    try {
      return org.bouncycastle.asn1.ASN1Primitive.fromByteArray(der);
    } catch (java.io.IOException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
