package vn.vanthu.forge.pki;

import static vn.vanthu.forge.pki.Scene.NOW;
import static vn.vanthu.forge.pki.Scene.ago;
import static vn.vanthu.forge.pki.Scene.authorityDraft;
import static vn.vanthu.forge.pki.Scene.list;
import static vn.vanthu.forge.pki.Scene.person;

import java.util.List;
import vn.vanthu.forge.Draft;
import vn.vanthu.forge.Keys;
import vn.vanthu.forge.Party;

/** One key under two certificates, one of them revoked, for the key's sake or not. */
final class CompromiseCases {

  private static final int COMPROMISED = 1;
  private static final int SUPERSEDED = 4;

  private CompromiseCases() {}

  static List<Scene> all() {
    return List.of(
        authority("authority's key under two certificates, the second compromised", COMPROMISED),
        authority("authority's key under two certificates, the second superseded", SUPERSEDED),
        authority("authority's key compromised under another certificate after the stamp", 1)
            .stampedAt(ago(10)),
        signer("signer's key under two certificates, the other compromised", COMPROMISED),
        signer("signer's key under two certificates, the other superseded", SUPERSEDED),
        signer("signer's key compromised under another certificate after the stamp", 1)
            .stampedAt(ago(10)),
        byStranger(),
        sinceBefore());
  }

  private static Scene authority(String name, int reason) {
    Scene scene = new Scene(name);
    Party other = authorityDraft().issuedBy(scene.root);
    scene.enclosing(scene.authority, other);
    return scene.crls(
        list(scene.root).revoking(other, ago(5), reason).build(),
        list(scene.authority).build(),
        list(scene.stampAuthority).build());
  }

  private static Scene signer(String name, int reason) {
    Scene scene = new Scene(name);
    Party other = person().issuedBy(scene.authority);
    scene.enclosing(scene.authority, other);
    return scene.list(list(scene.authority).revoking(other, ago(5), reason));
  }

  /** Anybody can certify somebody's key and revoke that. */
  private static Scene byStranger() {
    Scene scene = new Scene("signer's key called compromised by an authority nobody trusts");
    Party stranger = Draft.authority("CN=Stranger", Keys.rsa(2048, "stranger"), NOW).selfSigned();
    Party other = person().issuedBy(stranger);
    scene.enclosing(scene.authority, other, stranger);
    scene.crls.add(list(stranger).revoking(other, ago(5), COMPROMISED).build());
    return scene;
  }

  private static Scene sinceBefore() {
    Scene scene = new Scene("revoked after the stamp, compromised before it").stampedAt(ago(10));
    return scene.list(list(scene.authority).compromised(scene.signer, ago(5), ago(20)));
  }
}
