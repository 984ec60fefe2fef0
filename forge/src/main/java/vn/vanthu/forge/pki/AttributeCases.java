package vn.vanthu.forge.pki;

import static vn.vanthu.forge.pki.Scene.ago;
import static vn.vanthu.forge.pki.Scene.person;

import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERUTCTime;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuerSerial;
import vn.vanthu.forge.CmsForge;

/** What the signer signed beside the document, and the value itself. */
final class AttributeCases {

  private AttributeCases() {}

  private static Scene with(String name, UnaryOperator<CmsForge> change) {
    return new Scene(name).cms(change);
  }

  private static byte[] flipped(byte[] bytes) {
    byte[] out = bytes.clone();
    out[out.length / 2] ^= 1;
    return out;
  }

  static List<Scene> all() {
    return List.of(
        with("value does not verify", c -> c.value(AttributeCases::flipped)),
        with(
            "message digest is wrong",
            c -> c.attribute(CmsForge.MESSAGE_DIGEST, new DEROctetString(new byte[32]))),
        with("no message digest", c -> c.without(CmsForge.MESSAGE_DIGEST)),
        with("no content type", c -> c.without(CmsForge.CONTENT_TYPE)),
        with(
            "content type of a time stamp",
            c -> c.attribute(CmsForge.CONTENT_TYPE, PKCSObjectIdentifiers.id_ct_TSTInfo)),
        with("no signing time", c -> c.without(CmsForge.SIGNING_TIME)),
        with("no signing-certificate", c -> c.without(CmsForge.SIGNING_CERTIFICATE_V2)),
        with(
            "signing-certificate-v2 of another certificate",
            c -> c.committingTo(person().serial(77).selfSigned())),
        version1(),
        otherIssuer(),
        with("RFC 6211 in order", c -> c.protecting("SHA-256", "SHA256withRSA")),
        with("RFC 6211 names another digest", c -> c.protecting("SHA-512", "SHA256withRSA")),
        with("RFC 6211 names another signature", c -> c.protecting("SHA-256", "SHA512withRSA")),
        with(
            "signing time twice",
            c -> c.adding(CmsForge.SIGNING_TIME, new DERUTCTime(Date.from(ago(3))))),
        with("no signed attributes", CmsForge::withoutAttributes),
        with("no signed attributes, and the signer expired", CmsForge::withoutAttributes)
            .signer(person().valid(ago(300), ago(10))),
        with("no signed attributes, no revocation answer", CmsForge::withoutAttributes)
            .withoutList(),
        with("two signers", c -> c.signers(2)),
        with("no signer", c -> c.signers(0)),
        with("no certificate enclosed", c -> c.enclosingOnly()),
        with(
            "digest algorithm contradicts the signature's",
            c -> c.with("SHA512withRSA", "SHA-256")),
        with("another digest named than used", c -> c.namingDigest("SHA-384")));
  }

  private static Scene version1() {
    Scene scene = new Scene("signing-certificate of version 1");
    return scene.cms(c -> c.committingByVersion1To(scene.signer));
  }

  private static Scene otherIssuer() {
    Scene scene = new Scene("signing-certificate-v2 with another issuer");
    IssuerSerial other =
        new IssuerSerial(
            new GeneralNames(new GeneralName(new X500Name("CN=Somebody Else"))),
            java.math.BigInteger.ONE);
    ESSCertIDv2 id = new ESSCertIDv2(null, sha256(scene.signer.encoded()), other);
    return scene.cms(c ->
        c.attribute(
            CmsForge.SIGNING_CERTIFICATE_V2, new SigningCertificateV2(new ESSCertIDv2[] {id})));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return java.security.MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
