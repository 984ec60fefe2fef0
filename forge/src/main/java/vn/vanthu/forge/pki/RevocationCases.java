package vn.vanthu.forge.pki;

import static vn.vanthu.forge.pki.Scene.HOUR_AGO;
import static vn.vanthu.forge.pki.Scene.NOW;
import static vn.vanthu.forge.pki.Scene.ago;
import static vn.vanthu.forge.pki.Scene.authorityDraft;
import static vn.vanthu.forge.pki.Scene.in;
import static vn.vanthu.forge.pki.Scene.list;
import static vn.vanthu.forge.pki.Scene.person;

import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.ReasonFlags;
import vn.vanthu.forge.CrlForge;
import vn.vanthu.forge.Draft;
import vn.vanthu.forge.Keys;
import vn.vanthu.forge.OcspForge;
import vn.vanthu.forge.Party;

/** Lists and responses: what they say, of when, and whether they may say it. */
final class RevocationCases {

  private static final ASN1ObjectIdentifier NO_CHECK =
      new ASN1ObjectIdentifier("1.3.6.1.5.5.7.48.1.5");

  private RevocationCases() {}

  static List<Scene> all() {
    List<Scene> all = new ArrayList<>(states());
    all.addAll(freshness());
    all.addAll(issuers());
    all.addAll(scopes());
    all.addAll(responses());
    all.addAll(delegates());
    return all;
  }

  private static Scene revoked(String name, int daysAgo, int reason) {
    Scene scene = new Scene(name);
    return scene.list(list(scene.authority).revoking(scene.signer, ago(daysAgo), reason));
  }

  private static List<Scene> states() {
    return List.of(
        new Scene("no revocation answer at all").crls(),
        new Scene("no list of the issuing authority").withoutList(),
        revoked("revoked, no proof of existence", 5, 1),
        revoked("revoked in the future", -5, 1),
        revoked("revoked after the stamp", 5, 1).stampedAt(ago(10)),
        revoked("revoked after the stamp, superseded", 5, 4).stampedAt(ago(10)),
        revoked("revoked before the stamp", 20, 1).stampedAt(ago(10)),
        revoked("revoked before the stamp, superseded", 20, 4).stampedAt(ago(10)),
        revoked("on hold, no proof of existence", 5, 6),
        revoked("on hold before the stamp", 20, 6).stampedAt(ago(10)),
        revoked("on hold after the stamp", 5, 6).stampedAt(ago(10)),
        new Scene("no-check extension on the signer")
            .signer(person().extension(NO_CHECK, false, DERNull.INSTANCE))
            .withoutList(),
        new Scene("short-term certificate that needs no revocation")
            .signer(
                person()
                    .extension(
                        new ASN1ObjectIdentifier("0.4.0.194121.2.1"), false, DERNull.INSTANCE))
            .withoutList());
  }

  private static List<Scene> freshness() {
    Scene stale = new Scene("stale list");
    stale.list(CrlForge.by(stale.authority, ago(60), ago(30)));
    Scene covered = new Scene("stale list that speaks of the stamp's time").stampedAt(ago(40));
    covered.list(CrlForge.by(covered.authority, ago(39), ago(30)));
    Scene over = new Scene("list made before the stamp, promised beyond it").stampedAt(ago(40));
    over.list(CrlForge.by(over.authority, ago(41), ago(30)));
    Scene earlier = new Scene("list made before the stamp and over before it").stampedAt(ago(40));
    earlier.list(CrlForge.by(earlier.authority, ago(60), ago(50)));
    Scene before =
        new Scene("list older than the certificate")
            .signer(person().valid(HOUR_AGO.plusSeconds(60), in(300)));
    Scene future = new Scene("list from the future");
    future.list(CrlForge.by(future.authority, in(1), in(8)));
    Scene both = new Scene("a fresh list and one from the future that revokes");
    both.crls.add(
        CrlForge.by(both.authority, in(1), in(8)).revoking(both.signer, ago(5), 1).build());
    Scene open = new Scene("list without a next update");
    open.list(CrlForge.by(open.authority, HOUR_AGO, null));
    Scene two = new Scene("an old list says good, the newer revoked");
    two.crls.add(
        CrlForge.by(two.authority, HOUR_AGO.plusSeconds(600), in(7))
            .revoking(two.signer, ago(5), 1)
            .build());
    return List.of(stale, covered, over, earlier, before, future, both, open, two);
  }

  private static List<Scene> issuers() {
    Party stranger = Draft.authority("CN=Stranger", Keys.rsa(2048, "stranger"), NOW).selfSigned();
    Scene wrongKey = new Scene("list signed by a stranger in the authority's name");
    wrongKey.list(list(wrongKey.authority).signedBy(stranger));
    Scene wrongName = new Scene("list in another name, signed by the authority");
    wrongName.list(list(wrongName.authority).naming("CN=Somebody Else"));
    Scene weak = new Scene("list signed with SHA-1");
    weak.list(list(weak.authority).signedWith("SHA1withRSA"));
    return List.of(
        wrongKey,
        wrongName,
        weak,
        new Scene("authority without cRLSign")
            .authority(authorityDraft().usage(KeyUsage.keyCertSign)));
  }

  private static DistributionPointName point(String address) {
    return new DistributionPointName(
        new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, address)));
  }

  private static Scene scoped(String name, IssuingDistributionPoint scope, String distributed) {
    Scene scene = new Scene(name);
    if (!distributed.isEmpty()) {
      scene.signer(
          person()
              .extension(
                  Extension.cRLDistributionPoints,
                  false,
                  new CRLDistPoint(
                      new DistributionPoint[] {
                        new DistributionPoint(point(distributed), null, null)
                      })));
    }
    return scene.list(
        list(scene.authority).extension(Extension.issuingDistributionPoint, true, scope));
  }

  private static List<Scene> scopes() {
    String here = "http://crl.example/a.crl";
    Scene delta = new Scene("a delta list only");
    delta.list(
        list(delta.authority).extension(Extension.deltaCRLIndicator, true, new ASN1Integer(1)));
    Scene unknown = new Scene("list with an unknown critical extension");
    unknown.list(
        list(unknown.authority)
            .extension(new ASN1ObjectIdentifier("1.2.3.4.5.6"), true, DERNull.INSTANCE));
    return List.of(
        scoped(
            "scope: authorities only",
            new IssuingDistributionPoint(null, false, true, null, false, false),
            ""),
        scoped(
            "scope: users only",
            new IssuingDistributionPoint(null, true, false, null, false, false),
            ""),
        scoped(
            "scope: users only, at the distribution point of the certificate",
            new IssuingDistributionPoint(point(here), true, false, null, false, false),
            here),
        scoped(
            "scope: attribute certificates only",
            new IssuingDistributionPoint(null, false, false, null, false, true),
            ""),
        scoped(
            "scope: some reasons only",
            new IssuingDistributionPoint(
                null, false, false, new ReasonFlags(ReasonFlags.keyCompromise), false, false),
            ""),
        scoped(
            "scope: indirect list",
            new IssuingDistributionPoint(null, false, false, null, true, false),
            ""),
        scoped(
            "scope: the distribution point of the certificate",
            new IssuingDistributionPoint(point(here), false, false, null, false, false),
            here),
        scoped(
            "scope: another distribution point",
            new IssuingDistributionPoint(
                point("http://crl.example/b.crl"), false, false, null, false, false),
            here),
        delta,
        unknown);
  }

  private static Scene responded(String name) {
    return new Scene(name).withoutList();
  }

  private static OcspForge response(Scene scene) {
    return OcspForge.by(scene.authority, scene.authority, scene.signer, HOUR_AGO, in(1));
  }

  private static List<Scene> responses() {
    Scene good = responded("OCSP: good, by the authority");
    Scene sha256 = responded("OCSP: good, named by SHA-256");
    Scene revoked = responded("OCSP: revoked");
    Scene after = responded("OCSP: revoked after the stamp").stampedAt(ago(10));
    Scene unknown = responded("OCSP: unknown");
    Scene damaged = responded("OCSP: value does not verify");
    Scene stale = responded("OCSP: stale");
    Scene future = responded("OCSP: from the future");
    Scene open = responded("OCSP: without a next update");
    Scene later = responded("OCSP: try later");
    Scene weak = responded("OCSP: signed with SHA-1");
    Scene otherCertificate = responded("OCSP: about another certificate");
    Scene contradicted = new Scene("OCSP good, an older list revokes");
    contradicted.list(
        CrlForge.by(contradicted.authority, ago(3), in(7))
            .revoking(contradicted.signer, ago(5), 1));
    Scene outdated = new Scene("OCSP good and older, the list revokes");
    outdated.list(list(outdated.authority).revoking(outdated.signer, ago(5), 1));
    return List.of(
        good.ocsp(response(good).build()),
        sha256.ocsp(response(sha256).namingBy("SHA-256").build()),
        revoked.ocsp(response(revoked).revoked(ago(5), 1).build()),
        after.ocsp(response(after).revoked(ago(5), 1).build()),
        unknown.ocsp(response(unknown).unknown().build()),
        damaged.ocsp(response(damaged).damaged().build()),
        stale.ocsp(
            OcspForge.by(stale.authority, stale.authority, stale.signer, ago(9), ago(8)).build()),
        future.ocsp(
            OcspForge.by(future.authority, future.authority, future.signer, in(1), in(2)).build()),
        open.ocsp(
            OcspForge.by(open.authority, open.authority, open.signer, HOUR_AGO, null).build()),
        later.ocsp(response(later).responseStatus(3).build()),
        weak.ocsp(response(weak).signedWith("SHA1withRSA").build()),
        otherCertificate.ocsp(
            OcspForge.by(
                    otherCertificate.authority,
                    otherCertificate.authority,
                    person().serial(7).issuedBy(otherCertificate.authority),
                    HOUR_AGO,
                    in(1))
                .build()),
        contradicted.ocsp(response(contradicted).build()),
        outdated.ocsp(
            OcspForge.by(outdated.authority, outdated.authority, outdated.signer, ago(2), in(1))
                .build()));
  }

  private static Scene delegated(String name, Draft draft) {
    Scene scene = responded(name);
    Party delegate = draft.issuedBy(scene.authority);
    return scene.ocsp(
        OcspForge.by(delegate, scene.authority, scene.signer, HOUR_AGO, in(1))
            .enclosing(delegate)
            .build());
  }

  private static Draft responder() {
    return Draft.responder("O=Drill,CN=Responder", Keys.rsa(2048, "responder"), NOW);
  }

  private static List<Scene> delegates() {
    Scene stranger = responded("OCSP delegate of another authority");
    Party foreign = responder().issuedBy(stranger.stampAuthority);
    stranger.ocsp(
        OcspForge.by(foreign, stranger.authority, stranger.signer, HOUR_AGO, in(1))
            .enclosing(foreign, stranger.stampAuthority)
            .build());
    Scene checked = new Scene("OCSP delegate without no-check, known by a list");
    Party delegate = responder().without(NO_CHECK).issuedBy(checked.authority);
    checked.ocsp(
        OcspForge.by(delegate, checked.authority, checked.signer, HOUR_AGO, in(1))
            .enclosing(delegate)
            .build());
    Scene revoked = new Scene("OCSP delegate revoked before it answered");
    Party culprit = responder().without(NO_CHECK).issuedBy(revoked.authority);
    revoked.list(CrlForge.by(revoked.authority, ago(3), in(7)).revoking(culprit, ago(5), 1));
    revoked.ocsp(
        OcspForge.by(culprit, revoked.authority, revoked.signer, HOUR_AGO, in(1))
            .enclosing(culprit)
            .build());
    return List.of(
        delegated("OCSP delegate in order", responder()),
        delegated(
            "OCSP delegate without OCSPSigning", responder().without(Extension.extendedKeyUsage)),
        delegated("OCSP delegate expired", responder().valid(ago(300), ago(1))),
        delegated(
            "OCSP delegate expired after it answered",
            responder().valid(ago(300), NOW.minusSeconds(60))),
        delegated("OCSP delegate not yet valid", responder().valid(in(1), in(100))),
        delegated("OCSP delegate without no-check and unknown", responder().without(NO_CHECK)),
        checked,
        revoked,
        stranger);
  }
}
