package vn.vanthu.forge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.ocsp.CertStatus;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPResponseStatus;
import org.bouncycastle.asn1.ocsp.ResponderID;
import org.bouncycastle.asn1.ocsp.ResponseBytes;
import org.bouncycastle.asn1.ocsp.ResponseData;
import org.bouncycastle.asn1.ocsp.RevokedInfo;
import org.bouncycastle.asn1.ocsp.SingleResponse;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extensions;
import org.jspecify.annotations.Nullable;

/** An OCSP response being written (RFC 6960 §4.2.1). Single-threaded. */
public final class OcspForge {

  private final Party responder;
  private final Party issuer;
  private final Party about;
  private final Instant thisUpdate;
  private final @Nullable Instant nextUpdate;
  private final List<Party> enclosed = new ArrayList<>();
  private CertStatus status = new CertStatus();
  private Instant producedAt;
  private String digest = "SHA-1";
  private @Nullable String algorithm;
  private boolean damaged;
  private int responseStatus = OCSPResponseStatus.SUCCESSFUL;

  private OcspForge(
      Party responder,
      Party issuer,
      Party about,
      Instant thisUpdate,
      @Nullable Instant nextUpdate) {
    this.responder = responder;
    this.issuer = issuer;
    this.about = about;
    this.thisUpdate = thisUpdate;
    this.nextUpdate = nextUpdate;
    this.producedAt = thisUpdate;
  }

  /** GOOD, signed by the responder and naming it by its subject. */
  public static OcspForge by(
      Party responder,
      Party issuer,
      Party about,
      Instant thisUpdate,
      @Nullable Instant nextUpdate) {
    return new OcspForge(responder, issuer, about, thisUpdate, nextUpdate);
  }

  public OcspForge revoked(Instant when, int reason) {
    status =
        new CertStatus(
            new RevokedInfo(new ASN1GeneralizedTime(Date.from(when)), CRLReason.lookup(reason)));
    return this;
  }

  public OcspForge unknown() {
    status = new CertStatus(2, DERNull.INSTANCE);
    return this;
  }

  public OcspForge producedAt(Instant when) {
    producedAt = when;
    return this;
  }

  public OcspForge enclosing(Party... parties) {
    enclosed.addAll(List.of(parties));
    return this;
  }

  /** The digest by which issuer and certificate are named: SHA-1 or SHA-256. */
  public OcspForge namingBy(String javaName) {
    digest = javaName;
    return this;
  }

  public OcspForge signedWith(String javaName) {
    algorithm = javaName;
    return this;
  }

  /** With a signature value that does not verify. */
  public OcspForge damaged() {
    damaged = true;
    return this;
  }

  public OcspForge responseStatus(int code) {
    responseStatus = code;
    return this;
  }

  /** DER of the OCSPResponse. */
  public byte[] build() {
    byte[] basic = basic();
    return Ber.der(
        new OCSPResponse(
            new OCSPResponseStatus(responseStatus),
            new ResponseBytes(
                OCSPObjectIdentifiers.id_pkix_ocsp_basic, new DEROctetString(basic))));
  }

  /** DER of the BasicOCSPResponse inside. */
  public byte[] basic() {
    var hash =
        digest.equals("SHA-1")
            ? new AlgorithmIdentifier(OIWObjectIdentifiers.idSHA1, DERNull.INSTANCE)
            : new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);
    byte[] name = Ber.digest(digest, Ber.der(issuer.certificate().getSubject()));
    byte[] key =
        Ber.digest(
            digest, issuer.certificate().getSubjectPublicKeyInfo().getPublicKeyData().getOctets());
    CertID id =
        new CertID(
            hash,
            new DEROctetString(name),
            new DEROctetString(key),
            about.certificate().getSerialNumber());
    SingleResponse single =
        new SingleResponse(
            id,
            status,
            new ASN1GeneralizedTime(Date.from(thisUpdate)),
            nextUpdate == null ? null : new ASN1GeneralizedTime(Date.from(nextUpdate)),
            (Extensions) null);
    ResponseData data =
        new ResponseData(
            new ResponderID(responder.certificate().getSubject()),
            new ASN1GeneralizedTime(Date.from(producedAt)),
            new DERSequence(single),
            (Extensions) null);
    String with = algorithm == null ? Keys.algorithmFor(responder.keys()) : algorithm;
    byte[] value = Ber.sign(with, responder.keys().getPrivate(), Ber.der(data));
    if (damaged) {
      value[value.length / 2] ^= 1;
    }
    ASN1EncodableVector certificates = new ASN1EncodableVector();
    enclosed.forEach(p -> certificates.add(p.certificate()));
    return Ber.der(
        new BasicOCSPResponse(
            data,
            Ber.identifier(with),
            new DERBitString(value),
            certificates.size() == 0 ? null : new DERSequence(certificates)));
  }
}
