package vn.vanthu.forge.pki;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import vn.vanthu.forge.CmsForge;
import vn.vanthu.forge.CrlForge;
import vn.vanthu.forge.Draft;
import vn.vanthu.forge.Keys;
import vn.vanthu.forge.Party;
import vn.vanthu.forge.PdfForge;
import vn.vanthu.forge.StampForge;

/**
 * A root, an authority under it, a signer and a time stamp authority with fresh revocation lists:
 * everything in order until a case changes one thing. Single-threaded.
 */
final class Scene {

  /** The instant of validation unless a case moves it. */
  static final Instant NOW = Instant.parse("2026-11-21T07:00:00Z");

  static final Instant HOUR_AGO = NOW.minus(Duration.ofHours(1));

  final String name;
  Party root = Draft.authority("O=Drill,CN=Root", Keys.rsa(2048, "root"), NOW).selfSigned();
  Party authority =
      Draft.authority("O=Drill,CN=Issuing CA", Keys.rsa(2048, "ca"), NOW).issuedBy(root);
  Party signer = person().issuedBy(authority);
  Party stampAuthority =
      Draft.authority("O=Drill,CN=Stamp CA", Keys.rsa(2048, "stamp ca"), NOW).issuedBy(root);
  Party stamper = stamper().issuedBy(stampAuthority);
  final List<Party> anchors = new ArrayList<>(List.of(root));
  final List<Party> enclosed = new ArrayList<>(List.of(authority));
  final List<byte[]> certificates = new ArrayList<>();
  final List<byte[]> crls = new ArrayList<>();
  final List<byte[]> ocsps = new ArrayList<>();
  UnaryOperator<CmsForge> cms = c -> c;
  UnaryOperator<StampForge> stamp = s -> s;
  UnaryOperator<PdfForge> after = p -> p;
  @Nullable Instant stampedAt;
  Instant claimed = ago(1);
  Instant at = NOW;

  Scene(String name) {
    this.name = name;
    freshLists();
  }

  static Instant ago(int days) {
    return NOW.minus(Duration.ofDays(days));
  }

  static Instant in(int days) {
    return NOW.plus(Duration.ofDays(days));
  }

  static Draft person() {
    return Draft.person("O=UBND,CN=Signer", Keys.rsa(2048, "signer"), NOW);
  }

  static Draft stamper() {
    return Draft.stamper("O=Drill,CN=TSA", Keys.rsa(2048, "tsa"), NOW);
  }

  static CrlForge list(Party issuer) {
    return CrlForge.by(issuer, HOUR_AGO, in(7));
  }

  /** Lists of the root and both authorities, an hour old. */
  Scene freshLists() {
    crls.clear();
    crls.add(list(root).build());
    crls.add(list(authority).build());
    crls.add(list(stampAuthority).build());
    return this;
  }

  /** Another list in place of the issuing authority's. */
  Scene list(CrlForge other) {
    crls.clear();
    crls.add(list(root).build());
    crls.add(other.build());
    crls.add(list(stampAuthority).build());
    return this;
  }

  /** Lists of the root and the stamp authority only: nothing speaks of the signer. */
  Scene withoutList() {
    crls.clear();
    crls.add(list(root).build());
    crls.add(list(stampAuthority).build());
    return this;
  }

  Scene signer(Draft draft) {
    signer = draft.issuedBy(authority);
    return this;
  }

  /** Another authority above the signer, of the same key and name. */
  Scene authority(Draft draft) {
    authority = draft.issuedBy(root);
    signer = person().issuedBy(authority);
    enclosed.clear();
    enclosed.add(authority);
    return freshLists();
  }

  static Draft authorityDraft() {
    return Draft.authority("O=Drill,CN=Issuing CA", Keys.rsa(2048, "ca"), NOW);
  }

  Scene stamper(Draft draft) {
    stamper = draft.issuedBy(stampAuthority);
    return this;
  }

  Scene stampedAt(Instant time) {
    stampedAt = time;
    claimed = time.minus(Duration.ofMinutes(1));
    return this;
  }

  Scene cms(UnaryOperator<CmsForge> change) {
    cms = change;
    return this;
  }

  Scene stamp(UnaryOperator<StampForge> change) {
    stamp = change;
    return this;
  }

  Scene after(UnaryOperator<PdfForge> change) {
    after = change;
    return this;
  }

  Scene ocsp(byte[] response) {
    ocsps.add(response);
    return this;
  }

  Scene enclosing(Party... parties) {
    enclosed.clear();
    enclosed.addAll(List.of(parties));
    return this;
  }

  Scene anchors(Party... parties) {
    anchors.clear();
    anchors.addAll(List.of(parties));
    return this;
  }

  Scene crls(byte[]... lists) {
    crls.clear();
    crls.addAll(List.of(lists));
    return this;
  }

  Scene at(Instant time) {
    at = time;
    return this;
  }

  StampForge stampForge(Instant time) {
    return StampForge.by(stamper, time).enclosing(stampAuthority);
  }

  PkiCase build() {
    PdfForge signed =
        PdfForge.page()
            .signed(
                "s",
                "/Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/M(D:"
                    + DateTimeFormatter.ofPattern("yyyyMMddHHmmss")
                        .withZone(ZoneOffset.UTC)
                        .format(claimed)
                    + "Z)",
                covered -> {
                  CmsForge forge =
                      CmsForge.by(signer)
                          .claiming(claimed)
                          .enclosing(enclosed.toArray(Party[]::new));
                  if (stampedAt != null) {
                    forge.stamped(stamp.apply(stampForge(stampedAt)));
                  }
                  return cms.apply(forge).build(covered);
                });
    return new PkiCase(
        name,
        after.apply(signed).bytes(),
        anchors.stream().map(Party::x509).toList(),
        certificates,
        crls,
        ocsps,
        at);
  }
}
