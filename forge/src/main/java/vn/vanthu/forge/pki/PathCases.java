package vn.vanthu.forge.pki;

import static vn.vanthu.forge.pki.Scene.NOW;
import static vn.vanthu.forge.pki.Scene.ago;
import static vn.vanthu.forge.pki.Scene.authorityDraft;
import static vn.vanthu.forge.pki.Scene.in;
import static vn.vanthu.forge.pki.Scene.list;
import static vn.vanthu.forge.pki.Scene.person;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PolicyConstraints;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.jspecify.annotations.Nullable;
import vn.vanthu.forge.CrlForge;
import vn.vanthu.forge.Draft;
import vn.vanthu.forge.Keys;
import vn.vanthu.forge.OcspForge;
import vn.vanthu.forge.Party;

/** The path from the signer to an anchor, and what authorities on it may do. */
final class PathCases {

  private static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("1.3.6.1.4.1.1.1");

  private static final ASN1ObjectIdentifier OTHER_POLICY =
      new ASN1ObjectIdentifier("1.3.6.1.4.1.1.2");
  private static final ASN1ObjectIdentifier ANY_POLICY = new ASN1ObjectIdentifier("2.5.29.32.0");

  private PathCases() {}

  static List<Scene> all() {
    List<Scene> all = new ArrayList<>(constraints());
    all.addAll(missing());
    all.addAll(shapes());
    all.addAll(revoked());
    all.addAll(policies());
    return all;
  }

  private static NameConstraints names(boolean permitted, String directory) {
    GeneralSubtree[] trees = {new GeneralSubtree(new GeneralName(new X500Name(directory)))};
    return permitted ? new NameConstraints(trees, null) : new NameConstraints(null, trees);
  }

  private static List<Scene> constraints() {
    return List.of(
        new Scene("authority expired").authority(authorityDraft().valid(ago(800), ago(5))),
        new Scene("authority not yet valid").authority(authorityDraft().valid(in(5), in(800))),
        new Scene("authority without basicConstraints")
            .authority(authorityDraft().without(Extension.basicConstraints)),
        new Scene("authority marked as none")
            .authority(
                authorityDraft()
                    .extension(Extension.basicConstraints, true, new BasicConstraints(false))),
        new Scene("authority without keyCertSign")
            .authority(authorityDraft().usage(KeyUsage.cRLSign | KeyUsage.digitalSignature)),
        new Scene("authority without key usage")
            .authority(authorityDraft().without(Extension.keyUsage)),
        new Scene("authority with an unknown critical extension")
            .authority(
                authorityDraft()
                    .extension(new ASN1ObjectIdentifier("1.2.3.4.5.6"), true, DERNull.INSTANCE)),
        new Scene("path length 0, nothing between").authority(authorityDraft().pathLength(0)),
        below("path length 0, an authority below it", 0),
        below("path length 1, an authority below it", 1),
        new Scene("name outside what is permitted")
            .authority(
                authorityDraft().extension(Extension.nameConstraints, true, names(true, "O=BTC"))),
        new Scene("name inside what is permitted")
            .authority(
                authorityDraft().extension(Extension.nameConstraints, true, names(true, "O=UBND"))),
        new Scene("name among what is excluded")
            .authority(
                authorityDraft()
                    .extension(Extension.nameConstraints, true, names(false, "O=UBND"))),
        new Scene("name beside what is excluded")
            .authority(
                authorityDraft()
                    .extension(Extension.nameConstraints, true, names(false, "O=BTC"))));
  }

  private static Scene below(String name, int length) {
    Scene scene = new Scene(name);
    scene.authority(authorityDraft().pathLength(length));
    Party between =
        Draft.authority("O=Drill,CN=Sub CA", Keys.rsa(2048, "sub"), NOW).issuedBy(scene.authority);
    scene.signer = person().issuedBy(between);
    scene.enclosing(between, scene.authority);
    scene.crls.add(list(between).build());
    return scene;
  }

  private static List<Scene> missing() {
    Scene given = new Scene("authority given beside the document").enclosing();
    given.certificates.add(given.authority.encoded());
    Scene otherRoot = new Scene("another root is trusted");
    otherRoot.anchors(
        Draft.authority("CN=Other Root", Keys.rsa(2048, "other root"), NOW).selfSigned());
    Scene sameName = new Scene("a root of the same name and another key is trusted");
    sameName.anchors(
        Draft.authority("O=Drill,CN=Root", Keys.rsa(2048, "other root"), NOW).selfSigned());
    Scene forged = new Scene("certificate signed by a stranger in the authority's name");
    forged.signer =
        person()
            .naming("O=Drill,CN=Issuing CA")
            .issuedBy(Draft.authority("CN=Stranger", Keys.rsa(2048, "stranger"), NOW).selfSigned());
    return List.of(
        new Scene("authority is nowhere").enclosing(),
        given,
        new Scene("nothing is trusted").anchors(),
        otherRoot,
        sameName,
        forged);
  }

  private static List<Scene> shapes() {
    Scene middle = new Scene("the issuing authority itself is the anchor");
    middle.anchors(middle.authority, middle.root);
    Scene expiredRoot = new Scene("the anchor's own term is over");
    expiredRoot.root =
        Draft.authority("O=Drill,CN=Root", Keys.rsa(2048, "root"), NOW)
            .valid(ago(2000), ago(1))
            .selfSigned();
    expiredRoot.authority(authorityDraft()).anchors(expiredRoot.root);
    Scene rootOnly = new Scene("signer directly under the root");
    rootOnly.signer = person().issuedBy(rootOnly.root);
    rootOnly.enclosing();
    Scene loop = new Scene("two authorities that certify each other, no root");
    Party a = Draft.authority("CN=A", Keys.rsa(2048, "ca"), NOW).selfSigned();
    Party b = Draft.authority("CN=B", Keys.rsa(2048, "sub"), NOW).selfSigned();
    Party aByB = Draft.authority("CN=A", Keys.rsa(2048, "ca"), NOW).issuedBy(b);
    Party bByA = Draft.authority("CN=B", Keys.rsa(2048, "sub"), NOW).issuedBy(a);
    loop.signer = person().issuedBy(a);
    loop.enclosing(aByB, bByA);
    return List.of(
        middle, expiredRoot, rootOnly, loop, crossed(), renewed(), compromised(), longPath());
  }

  /**
   * The loop again, with a way out to the root. The answer about the signer encloses the
   * certificate of who gave it: a verifier that looks for that anew may end in the loop.
   */
  private static Scene crossed() {
    Scene scene = new Scene("authorities that certify each other, one under the root");
    Party other = Draft.authority("CN=B", Keys.rsa(2048, "sub"), NOW).issuedBy(scene.authority);
    Party back = authorityDraft().issuedBy(other);
    scene.enclosing(back, other, scene.authority);
    scene.crls(list(scene.root).build(), list(other).build());
    return scene.ocsp(
        OcspForge.by(scene.authority, scene.authority, scene.signer, Scene.HOUR_AGO, Scene.in(1))
            .enclosing(scene.authority)
            .build());
  }

  /** The authority's certificate was renewed for the same key; the old one comes first. */
  private static Scene renewed() {
    Scene scene = new Scene("authority renewed with the same key, both certificates enclosed");
    Party old = authorityDraft().valid(ago(800), ago(5)).issuedBy(scene.root);
    scene.enclosing(old, scene.authority);
    return scene;
  }

  /** As before, but the old certificate was revoked because the key is no secret any more. */
  private static Scene compromised() {
    Scene scene = new Scene("authority renewed with the same key, the old certificate revoked");
    Party old = authorityDraft().issuedBy(scene.root);
    scene.enclosing(old, scene.authority);
    scene.crls(list(scene.root).revoking(old, ago(5), 1).build(), list(scene.authority).build());
    return scene;
  }

  private static Scene longPath() {
    Scene scene = new Scene("six authorities in a row");
    Party last = scene.root;
    scene.enclosing();
    for (int i = 0; i < 6; i++) {
      last = Draft.authority("CN=CA " + i, Keys.rsa(2048, "row " + i % 2), NOW).issuedBy(last);
      scene.enclosed.add(last);
      scene.crls.add(list(last).build());
    }
    scene.signer = person().issuedBy(last);
    return scene;
  }

  private static List<Scene> revoked() {
    Scene before = new Scene("authority revoked, no proof of existence");
    before.crls(
        list(before.root).revoking(before.authority, ago(5), 1).build(),
        list(before.authority).build());
    Scene after = new Scene("authority revoked after the stamp").stampedAt(ago(10));
    after.crls(
        list(after.root).revoking(after.authority, ago(5), 1).build(),
        list(after.authority).build(),
        list(after.stampAuthority).build());
    Scene earlier = new Scene("authority revoked before the stamp").stampedAt(ago(10));
    earlier.crls(
        list(earlier.root).revoking(earlier.authority, ago(20), 1).build(),
        list(earlier.authority).build(),
        list(earlier.stampAuthority).build());
    Scene unknown = new Scene("no list of the root");
    unknown.crls(list(unknown.authority).build());
    Scene stale = new Scene("stale list of the root");
    stale.crls(CrlForge.by(stale.root, ago(60), ago(30)).build(), list(stale.authority).build());
    return List.of(before, after, earlier, unknown, stale);
  }

  private static PolicyConstraints limits(int requireExplicit, int inhibitMapping) {
    return new PolicyConstraints(number(requireExplicit), number(inhibitMapping));
  }

  private static @Nullable BigInteger number(int certificates) {
    return certificates < 0 ? null : BigInteger.valueOf(certificates);
  }

  private static CertificatePolicies policies(ASN1ObjectIdentifier... named) {
    return new CertificatePolicies(
        Arrays.stream(named).map(PolicyInformation::new).toArray(PolicyInformation[]::new));
  }

  private static DERSequence mapping(ASN1ObjectIdentifier above, ASN1ObjectIdentifier below) {
    return new DERSequence(new DERSequence(new ASN1Encodable[] {above, below}));
  }

  /** An authority of this policy that demands one from the next certificate on. */
  private static Draft demanding(ASN1ObjectIdentifier policy) {
    return authorityDraft()
        .extension(Extension.certificatePolicies, false, policies(policy))
        .extension(Extension.policyConstraints, true, limits(0, -1));
  }

  private static Draft of(ASN1ObjectIdentifier... named) {
    return person().extension(Extension.certificatePolicies, false, policies(named));
  }

  private static List<Scene> policies() {
    return List.of(
        new Scene("a policy is required, the signer has none").authority(demanding(POLICY)),
        new Scene("a policy is required and present")
            .authority(demanding(POLICY))
            .signer(of(POLICY)),
        new Scene("a policy is required, the signer has another")
            .authority(demanding(POLICY))
            .signer(of(OTHER_POLICY)),
        new Scene("the signer himself requires a policy, his authority has none")
            .signer(of(POLICY).extension(Extension.policyConstraints, true, limits(0, -1))),
        new Scene("a policy is required further down than the path reaches")
            .authority(
                authorityDraft().extension(Extension.policyConstraints, true, limits(5, -1))),
        new Scene("a policy is required, the authority has any")
            .authority(demanding(ANY_POLICY))
            .signer(of(POLICY)),
        new Scene("a policy is required, any counts no more")
            .authority(
                demanding(POLICY).extension(Extension.inhibitAnyPolicy, true, new ASN1Integer(0)))
            .signer(of(ANY_POLICY)),
        new Scene("a policy is required, another is mapped to it")
            .authority(
                demanding(POLICY)
                    .extension(Extension.policyMappings, true, mapping(POLICY, OTHER_POLICY)))
            .signer(of(OTHER_POLICY)),
        new Scene("anyPolicy is mapped")
            .authority(
                demanding(POLICY)
                    .extension(Extension.policyMappings, true, mapping(ANY_POLICY, POLICY)))
            .signer(of(POLICY)));
  }
}
