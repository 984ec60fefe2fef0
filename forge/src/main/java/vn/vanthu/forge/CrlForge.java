package vn.vanthu.forge;

import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.V2TBSCertListGenerator;
import org.jspecify.annotations.Nullable;

/** A revocation list being written (RFC 5280 §5). Single-threaded. */
public final class CrlForge {

  private final Party issuer;
  private final Instant thisUpdate;
  private final @Nullable Instant nextUpdate;
  private final V2TBSCertListGenerator list = new V2TBSCertListGenerator();
  private final Map<ASN1ObjectIdentifier, Extension> extensions = new LinkedHashMap<>();
  private @Nullable String algorithm;
  private @Nullable Party signer;
  private @Nullable X500Name name;

  private CrlForge(Party issuer, Instant thisUpdate, @Nullable Instant nextUpdate) {
    this.issuer = issuer;
    this.thisUpdate = thisUpdate;
    this.nextUpdate = nextUpdate;
  }

  public static CrlForge by(Party issuer, Instant thisUpdate, @Nullable Instant nextUpdate) {
    return new CrlForge(issuer, thisUpdate, nextUpdate);
  }

  /**
   * Lists a certificate.
   *
   * @param reason of RFC 5280 §5.3.1, e.g. 1 for a compromised key, 6 for hold, 8 for removal
   */
  public CrlForge revoking(Party party, Instant when, int reason) {
    list.addCRLEntry(party.certificate().getSerialNumber(), Ber.time(when), reason);
    return this;
  }

  /** Lists a certificate of a key known to be in other hands since an earlier day (§5.3.2). */
  public CrlForge compromised(Party party, Instant when, Instant since) {
    list.addCRLEntry(
        party.certificate().getSerialNumber(),
        Ber.time(when),
        CRLReason.keyCompromise,
        new ASN1GeneralizedTime(Date.from(since)));
    return this;
  }

  public CrlForge extension(ASN1ObjectIdentifier oid, boolean critical, ASN1Encodable value) {
    extensions.put(oid, new Extension(oid, critical, Ber.der(value)));
    return this;
  }

  public CrlForge signedWith(String javaName) {
    algorithm = javaName;
    return this;
  }

  /** Signed by another key than its issuer's. */
  public CrlForge signedBy(Party other) {
    signer = other;
    return this;
  }

  /** Names this issuer, whoever signs. */
  public CrlForge naming(String issuerName) {
    name = new X500Name(issuerName);
    return this;
  }

  /** DER of the list. */
  public byte[] build() {
    Party by = signer == null ? issuer : signer;
    String with = algorithm == null ? Keys.algorithmFor(by.keys()) : algorithm;
    AlgorithmIdentifier identifier = Ber.identifier(with);
    list.setSignature(identifier);
    list.setIssuer(name == null ? issuer.certificate().getSubject() : name);
    list.setThisUpdate(Ber.time(thisUpdate));
    if (nextUpdate != null) {
      list.setNextUpdate(Ber.time(nextUpdate));
    }
    if (!extensions.isEmpty()) {
      list.setExtensions(new Extensions(extensions.values().toArray(Extension[]::new)));
    }
    var toBeSigned = list.generateTBSCertList();
    ASN1EncodableVector parts = new ASN1EncodableVector();
    parts.add(toBeSigned);
    parts.add(identifier);
    parts.add(new DERBitString(Ber.sign(with, by.keys().getPrivate(), Ber.der(toBeSigned))));
    return Ber.der(new DERSequence(parts));
  }
}
