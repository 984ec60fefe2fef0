package vn.vanthu.forge.pki;

import static vn.vanthu.forge.pki.Scene.NOW;
import static vn.vanthu.forge.pki.Scene.ago;
import static vn.vanthu.forge.pki.Scene.in;
import static vn.vanthu.forge.pki.Scene.list;
import static vn.vanthu.forge.pki.Scene.person;
import static vn.vanthu.forge.pki.Scene.stamper;

import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import vn.vanthu.forge.CmsForge;
import vn.vanthu.forge.CrlForge;
import vn.vanthu.forge.Draft;
import vn.vanthu.forge.Keys;
import vn.vanthu.forge.Party;
import vn.vanthu.forge.StampForge;

/** Time stamps over the value and over the document, and what they prove. */
final class StampCases {

  private StampCases() {}

  static List<Scene> all() {
    List<Scene> all = new ArrayList<>(authorities());
    all.addAll(tokens());
    all.addAll(proofs());
    all.addAll(needed());
    all.addAll(archives());
    return all;
  }

  private static Scene stamped(String name) {
    return new Scene(name).stampedAt(ago(10));
  }

  private static Scene untrusted(String name) {
    Scene scene = stamped(name);
    Party root = Draft.authority("CN=Other Root", Keys.rsa(2048, "other root"), NOW).selfSigned();
    scene.stampAuthority =
        Draft.authority("CN=Other CA", Keys.rsa(2048, "stamp ca"), NOW).issuedBy(root);
    return scene.stamper(stamper());
  }

  private static Scene revoked(String name, int daysAgo, int reason) {
    Scene scene = stamped(name);
    return scene.crls(
        list(scene.root).build(),
        list(scene.authority).build(),
        list(scene.stampAuthority).revoking(scene.stamper, ago(daysAgo), reason).build());
  }

  private static List<Scene> authorities() {
    Scene noList = stamped("stamp authority without revocation answer");
    noList.crls(list(noList.root).build(), list(noList.authority).build());
    Scene needed = untrusted("stamp authority not trusted, and the signer expired since");
    needed.signer(person().valid(ago(300), ago(5)));
    needed.list(CrlForge.by(needed.authority, ago(9), ago(6)));
    return List.of(
        stamped("stamp in order"),
        untrusted("stamp authority not trusted"),
        needed,
        noList,
        stamped("stamp authority expired since").stamper(stamper().valid(ago(500), ago(5))),
        stamped("stamp authority expired when it stamped")
            .stamper(stamper().valid(ago(500), ago(15))),
        stamped("stamp authority not yet valid when it stamped")
            .stamper(stamper().valid(ago(5), in(500))),
        revoked("stamp authority revoked before it stamped", 20, 1),
        revoked("stamp authority revoked since, compromised", 5, 1),
        revoked("stamp authority revoked since, superseded", 5, 4),
        stamped("stamp authority: purpose not critical")
            .stamper(stamper().purposes(false, KeyPurposeId.id_kp_timeStamping)),
        stamped("stamp authority: purpose missing")
            .stamper(stamper().without(Extension.extendedKeyUsage)),
        stamped("stamp authority: another purpose")
            .stamper(stamper().purposes(true, KeyPurposeId.id_kp_emailProtection)),
        stamped("stamp authority: two purposes")
            .stamper(
                stamper()
                    .purposes(
                        true, KeyPurposeId.id_kp_timeStamping, KeyPurposeId.id_kp_codeSigning)),
        stamped("stamp authority: key usage keyEncipherment")
            .stamper(stamper().usage(KeyUsage.keyEncipherment)),
        stamped("stamp authority of 1,024 bits")
            .stamper(Draft.stamper("O=Drill,CN=TSA", Keys.rsa(1024, "tsa"), NOW)));
  }

  private static byte[] flipped(byte[] bytes) {
    byte[] out = bytes.clone();
    out[out.length / 2] ^= 1;
    return out;
  }

  private static List<Scene> tokens() {
    return List.of(
        stamped("stamp of other bytes").stamp(s -> s.imprint(StampCases::flipped)),
        stamped("stamp whose value does not verify")
            .stamp(s -> s.cms(c -> c.value(StampCases::flipped))),
        stamped("stamp whose message digest is wrong")
            .stamp(s ->
                s.cms(c ->
                    c.attribute(
                        CmsForge.MESSAGE_DIGEST,
                        new org.bouncycastle.asn1.DEROctetString(new byte[32])))),
        stamped("stamp without signing-certificate")
            .stamp(s -> s.cms(c -> c.without(CmsForge.SIGNING_CERTIFICATE_V2))),
        stamped("stamp that commits to another certificate")
            .stamp(s -> s.cms(c -> c.committingTo(person().selfSigned()))),
        stamped("stamp over a SHA-1 imprint").stamp(s -> s.over("SHA-1")),
        stamped("stamp over a SHA-512 imprint").stamp(s -> s.over("SHA-512")),
        stamped("stamp signed with SHA-1").stamp(s -> s.cms(c -> c.with("SHA1withRSA", "SHA-1"))));
  }

  private static List<Scene> proofs() {
    Scene future = new Scene("stamp from the future").stampedAt(in(2));
    Scene minute = new Scene("stamp a minute ahead of our clock").stampedAt(NOW.plusSeconds(60));
    Scene after = stamped("claimed time after the stamp");
    after.claimed = ago(5);
    Scene expiredBoth = stamped("signer and stamp authority both expired since");
    expiredBoth.signer(person().valid(ago(300), ago(5)));
    expiredBoth.stamper(stamper().valid(ago(500), ago(4)));
    expiredBoth.list(CrlForge.by(expiredBoth.authority, ago(9), ago(6)));
    return List.of(future, minute, after, expiredBoth);
  }

  /** The signer has expired since, so that everything hangs on the stamp. */
  private static Scene needed(String name) {
    Scene scene = stamped(name + ", and the signer expired since");
    scene.signer(person().valid(ago(300), ago(5)));
    return scene.list(CrlForge.by(scene.authority, ago(9), ago(6)));
  }

  private static List<Scene> needed() {
    Scene revoked = needed("stamp authority revoked before it stamped");
    revoked.crls.removeLast();
    revoked.crls.add(list(revoked.stampAuthority).revoking(revoked.stamper, ago(20), 1).build());
    return List.of(
        needed("stamp in order"),
        needed("stamp over a SHA-1 imprint").stamp(s -> s.over("SHA-1")),
        needed("stamp over a SHA-512 imprint").stamp(s -> s.over("SHA-512")),
        needed("stamp signed with SHA-1").stamp(s -> s.cms(c -> c.with("SHA1withRSA", "SHA-1"))),
        needed("stamp of other bytes").stamp(s -> s.imprint(StampCases::flipped)),
        needed("stamp whose value does not verify")
            .stamp(s -> s.cms(c -> c.value(StampCases::flipped))),
        needed("stamp authority: purpose not critical")
            .stamper(stamper().purposes(false, KeyPurposeId.id_kp_timeStamping)),
        needed("stamp authority: two purposes")
            .stamper(
                stamper()
                    .purposes(
                        true, KeyPurposeId.id_kp_timeStamping, KeyPurposeId.id_kp_codeSigning)),
        needed("stamp authority expired when it stamped")
            .stamper(stamper().valid(ago(500), ago(15))),
        revoked);
  }

  /** Document time stamps over a signature that needs them. */
  private static List<Scene> archives() {
    Scene second = stamped("document time stamp over it");
    second.after(p -> p.stamped("t", second.stampForge(ago(2))));
    Scene stored = stamped("validation data and document time stamp");
    stored.after(p ->
        p.storing(List.of(), stored.crls, List.of())
            .stamped("t", stored.stampForge(NOW.minusSeconds(60))));
    Scene ahead = stamped("document time stamp from the future");
    ahead.after(p -> p.stamped("t", ahead.stampForge(in(2))));
    Scene only = new Scene("only a document time stamp");
    only.after(p -> p.stamped("t", only.stampForge(ago(2))));
    Scene saved = rescued("stamp authority expired, an archive stamp came before");
    Scene tooLate = rescued("stamp authority expired, the archive stamp came after");
    saved.after(
        p -> p.storing(List.of(), saved.crls, List.of()).stamped("t", otherStamp(saved, ago(6))));
    tooLate.after(p ->
        p.storing(List.of(), tooLate.crls, List.of()).stamped("t", otherStamp(tooLate, ago(2))));
    return List.of(second, stored, ahead, only, saved, tooLate);
  }

  /** Signer and first stamp authority are both over; lists of their time are stored. */
  private static Scene rescued(String name) {
    Scene scene = stamped(name);
    scene.signer(person().valid(ago(300), ago(5)));
    scene.stamper(stamper().valid(ago(500), ago(4)));
    scene.crls.add(CrlForge.by(scene.root, ago(8), in(30)).build());
    scene.crls.add(CrlForge.by(scene.authority, ago(8), ago(6)).build());
    scene.crls.add(CrlForge.by(scene.stampAuthority, ago(8), ago(4)).build());
    return scene;
  }

  private static StampForge otherStamp(Scene scene, java.time.Instant time) {
    Party other =
        Draft.stamper("O=Drill,CN=TSA 2", Keys.rsa(2048, "tsa 2"), NOW)
            .issuedBy(scene.stampAuthority);
    return StampForge.by(other, time).enclosing(scene.stampAuthority);
  }
}
