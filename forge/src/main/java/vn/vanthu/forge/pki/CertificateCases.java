package vn.vanthu.forge.pki;

import static vn.vanthu.forge.pki.Scene.NOW;
import static vn.vanthu.forge.pki.Scene.ago;
import static vn.vanthu.forge.pki.Scene.in;
import static vn.vanthu.forge.pki.Scene.list;
import static vn.vanthu.forge.pki.Scene.person;

import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import vn.vanthu.forge.CrlForge;
import vn.vanthu.forge.Draft;
import vn.vanthu.forge.Keys;
import vn.vanthu.forge.Party;

/** The signer's certificate: term, purpose, extensions, key and algorithms. */
final class CertificateCases {

  private static final ASN1ObjectIdentifier UNKNOWN = new ASN1ObjectIdentifier("1.2.3.4.5.6");

  /** RFC 9336. */
  private static final KeyPurposeId DOCUMENTS =
      KeyPurposeId.getInstance(new ASN1ObjectIdentifier("1.3.6.1.5.5.7.3.36"));

  private CertificateCases() {}

  static List<Scene> all() {
    List<Scene> all = new ArrayList<>();
    all.add(new Scene("good"));
    all.addAll(terms());
    all.addAll(purposes());
    all.addAll(extensions());
    all.addAll(algorithms());
    return all;
  }

  private static List<Scene> terms() {
    Scene proofBefore =
        new Scene("expired, stamped before, list of that time")
            .signer(person().valid(ago(300), ago(10)))
            .stampedAt(ago(20));
    proofBefore.list(CrlForge.by(proofBefore.authority, ago(19), ago(12)));
    Scene unproven =
        new Scene("expired, no proof of existence, known good until then")
            .signer(person().valid(ago(300), ago(10)));
    unproven.list(CrlForge.by(unproven.authority, ago(12), in(2)));
    Scene forgetful =
        new Scene("expired, stamped before, list made after the expiry only")
            .signer(person().valid(ago(300), ago(10)))
            .stampedAt(ago(20));
    return List.of(
        new Scene("expired, no proof of existence").signer(person().valid(ago(300), ago(10))),
        unproven,
        proofBefore,
        forgetful,
        new Scene("expired, stamped after the expiry")
            .signer(person().valid(ago(300), ago(10)))
            .stampedAt(ago(5)),
        new Scene("not yet valid").signer(person().valid(in(1), in(300))),
        new Scene("stamped before the certificate began")
            .signer(person().valid(ago(5), in(300)))
            .stampedAt(ago(10)),
        new Scene("claimed before the certificate began, valid now")
            .signer(person().valid(ago(1), in(300))));
  }

  private static List<Scene> purposes() {
    return List.of(
        new Scene("key usage: encipherment only").signer(person().usage(KeyUsage.keyEncipherment)),
        new Scene("key usage: digitalSignature only")
            .signer(person().usage(KeyUsage.digitalSignature)),
        new Scene("key usage: nonRepudiation only").signer(person().usage(KeyUsage.nonRepudiation)),
        new Scene("key usage: keyCertSign only").signer(person().usage(KeyUsage.keyCertSign)),
        new Scene("key usage absent").signer(person().without(Extension.keyUsage)),
        new Scene("extended key usage: e-mail")
            .signer(person().purposes(false, KeyPurposeId.id_kp_emailProtection)),
        new Scene("extended key usage: server only")
            .signer(person().purposes(false, KeyPurposeId.id_kp_serverAuth)),
        new Scene("extended key usage: server only, critical")
            .signer(person().purposes(true, KeyPurposeId.id_kp_serverAuth)),
        new Scene("extended key usage: time stamping only, critical")
            .signer(person().purposes(true, KeyPurposeId.id_kp_timeStamping)),
        new Scene("extended key usage: e-mail, critical")
            .signer(person().purposes(true, KeyPurposeId.id_kp_emailProtection)),
        new Scene("extended key usage: server and documents, critical")
            .signer(person().purposes(true, KeyPurposeId.id_kp_serverAuth, DOCUMENTS)),
        new Scene("extended key usage: any, critical")
            .signer(person().purposes(true, KeyPurposeId.anyExtendedKeyUsage)));
  }

  private static List<Scene> extensions() {
    Scene selfSigned = new Scene("self-signed, not trusted");
    selfSigned.signer = person().selfSigned();
    selfSigned.enclosing();
    Scene anchor = new Scene("self-signed and itself the anchor");
    anchor.signer = person().selfSigned();
    anchor.enclosing().anchors(anchor.signer);
    Scene direct = new Scene("signer's own certificate is the anchor");
    direct.anchors(direct.signer);
    return List.of(
        new Scene("unknown extension, critical")
            .signer(person().extension(UNKNOWN, true, DERNull.INSTANCE)),
        new Scene("unknown extension, not critical")
            .signer(person().extension(UNKNOWN, false, DERNull.INSTANCE)),
        new Scene("signer is marked as an authority")
            .signer(
                person().extension(Extension.basicConstraints, true, new BasicConstraints(true))),
        selfSigned,
        anchor,
        direct);
  }

  private static Scene keyed(String name, KeyPair keys) {
    return new Scene(name).signer(Draft.person("O=UBND,CN=Signer", keys, NOW));
  }

  private static Scene signing(String name, String algorithm, String digest) {
    return new Scene(name).cms(c -> c.with(algorithm, digest));
  }

  private static List<Scene> algorithms() {
    Scene ecAuthority = new Scene("authority and signer on P-384");
    ecAuthority.authority =
        Draft.authority("O=Drill,CN=Issuing CA", Keys.ec("secp384r1", "ca"), NOW)
            .issuedBy(ecAuthority.root);
    ecAuthority.signer =
        Draft.person("O=UBND,CN=Signer", Keys.ec("secp384r1", "signer"), NOW)
            .issuedBy(ecAuthority.authority);
    ecAuthority.enclosing(ecAuthority.authority).freshLists();
    Scene other = new Scene("signed by another key than the certificate's");
    Party impostor = new Party(Keys.rsa(2048, "impostor"), other.signer.certificate());
    other.signer = impostor;
    Scene weakBefore =
        keyed("RSA of 1,024 bits, stamped years after its end", Keys.rsa(1024, "signer"))
            .stampedAt(ago(5));
    return List.of(
        keyed("RSA of 1,024 bits", Keys.rsa(1024, "signer")),
        weakBefore,
        keyed("RSA of 1,536 bits", Keys.rsa(1536, "signer")),
        keyed("RSA of 3,072 bits", Keys.rsa(3072, "signer")),
        keyed("P-256", Keys.ec("secp256r1", "signer")),
        keyed("P-521", Keys.ec("secp521r1", "signer")),
        keyed("P-192", Keys.ec("secp192r1", "signer")),
        keyed("P-224", Keys.ec("secp224r1", "signer")),
        keyed("brainpoolP256r1", Keys.ec("brainpoolP256r1", "signer")),
        keyed("Ed25519", Keys.of("Ed25519", "signer")).cms(c -> c.with("Ed25519", "SHA-512")),
        ecAuthority,
        signing("SHA-1 signature", "SHA1withRSA", "SHA-1"),
        signing("SHA-1 signature, stamped", "SHA1withRSA", "SHA-1").stampedAt(ago(5)),
        signing("MD5 signature", "MD5withRSA", "MD5"),
        signing("SHA-224 signature", "SHA224withRSA", "SHA-224"),
        signing("SHA-384 signature", "SHA384withRSA", "SHA-384"),
        signing("SHA-512 signature", "SHA512withRSA", "SHA-512"),
        signing("SHA3-256 signature", "SHA3-256withRSA", "SHA3-256"),
        signing("PSS signature", "SHA256withRSAandMGF1", "SHA-256"),
        new Scene("certificate signed with SHA-1").signer(person().signedWith("SHA1withRSA")),
        new Scene("certificate signed with MD5").signer(person().signedWith("MD5withRSA")),
        new Scene("certificate names two algorithms")
            .signer(person().namingInside("SHA512withRSA")),
        new Scene("authority's certificate signed with SHA-1")
            .authority(Scene.authorityDraft().signedWith("SHA1withRSA")),
        weakAuthority(),
        other);
  }

  private static Scene weakAuthority() {
    Scene scene = new Scene("authority of 1,024 bits");
    scene.authority =
        Draft.authority("O=Drill,CN=Issuing CA", Keys.rsa(1024, "ca"), NOW).issuedBy(scene.root);
    scene.signer = person().issuedBy(scene.authority);
    scene.enclosing(scene.authority).list(list(scene.authority));
    return scene;
  }
}
