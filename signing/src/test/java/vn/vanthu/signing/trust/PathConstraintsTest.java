package vn.vanthu.signing.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.vanthu.forge.Draft;
import vn.vanthu.forge.Keys;
import vn.vanthu.forge.Party;
import vn.vanthu.signing.cms.Certificate;

/** What each certificate of a path demands of those below it, and which paths are tried. */
class PathConstraintsTest {
  private static final Instant NOW = Instant.parse("2026-11-21T07:00:00Z");

  private static Draft authority(String name) {
    return Draft.authority(name, Keys.ec("secp256r1", "constraints " + name), NOW);
  }

  private static Draft person() {
    return Draft.person("O=UBND,CN=P", Keys.ec("secp256r1", "constraints p"), NOW);
  }

  private static Certificate certificate(Party party) {
    return Certificate.parse(party.encoded()).orElseThrow();
  }

  /** The first broken constraint of the path from the anchor down, or "". */
  private static String broken(Draft anchor, Draft... below) {
    List<Party> parties = new ArrayList<>(List.of(anchor.selfSigned()));
    for (Draft each : below) {
      parties.add(each.issuedBy(parties.getLast()));
    }
    return PathConstraints.broken(
            new CertificatePath(
                parties.reversed().stream().map(PathConstraintsTest::certificate).toList()))
        .orElse("");
  }

  @Test
  void a_plain_path_breaks_nothing() {
    assertThat(broken(authority("CN=R"), authority("CN=M"), person())).isEmpty();
    assertThat(broken(person())).as("a signer who is the anchor").isEmpty();
  }

  @Test
  void who_issues_is_an_authority_that_may_sign_certificates() {
    Draft none =
        authority("CN=M").extension(Extension.basicConstraints, true, new BasicConstraints(false));
    assertThat(broken(authority("CN=R"), none, person())).isEqualTo("basicConstraints");
    assertThat(broken(none, person())).isEqualTo("basicConstraints");
    assertThat(broken(authority("CN=R"), authority("CN=M").usage(KeyUsage.cRLSign), person()))
        .isEqualTo("keyCertSign");
    assertThat(broken(authority("CN=R").usage(KeyUsage.cRLSign), person()))
        .isEqualTo("keyCertSign");
    assertThat(broken(authority("CN=R"), authority("CN=M").without(Extension.keyUsage), person()))
        .isEqualTo("keyCertSign");
    assertThat(broken(authority("CN=R").without(Extension.keyUsage), person()))
        .as("an anchor may be silent")
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, 0, ''", "0, 1, pathLenConstraint", "1, 1, ''", "1, 2, pathLenConstraint"})
  void a_path_has_as_many_authorities_as_its_length_permits(
      int length, int between, String expected) {
    List<Draft> below = new ArrayList<>();
    for (int i = 0; i < between; i++) {
      below.add(authority("CN=M" + i));
    }
    below.add(person());
    assertThat(broken(authority("CN=R").pathLength(length), below.toArray(Draft[]::new)))
        .isEqualTo(expected);
  }

  @Test
  void an_authority_that_renews_its_own_key_does_not_count() {
    assertThat(broken(authority("CN=R").pathLength(0), authority("CN=R"), person())).isEmpty();
    assertThat(broken(authority("CN=R").pathLength(0), authority("CN=M"), person()))
        .isEqualTo("pathLenConstraint");
  }

  @Test
  void a_critical_extension_must_be_understood_wherever_it_stands() {
    ASN1ObjectIdentifier unknown = new ASN1ObjectIdentifier("1.2.3.4");
    String broken = "critical extension 1.2.3.4";
    assertThat(broken(authority("CN=R"), person().extension(unknown, true, DERNull.INSTANCE)))
        .isEqualTo(broken);
    assertThat(broken(authority("CN=R").extension(unknown, true, DERNull.INSTANCE), person()))
        .isEqualTo(broken);
    assertThat(broken(authority("CN=R"), person().extension(unknown, false, DERNull.INSTANCE)))
        .isEmpty();
  }

  private static Draft constrained(NameConstraints constraints) {
    return authority("O=UBND,CN=M").extension(Extension.nameConstraints, true, constraints);
  }

  private static GeneralSubtree[] trees(GeneralName... names) {
    return Arrays.stream(names).map(GeneralSubtree::new).toArray(GeneralSubtree[]::new);
  }

  private static Draft mailing(String address) {
    return person()
        .extension(
            Extension.subjectAlternativeName,
            false,
            new GeneralNames(new GeneralName(GeneralName.rfc822Name, address)));
  }

  @Test
  void names_lie_within_what_is_permitted_and_outside_what_is_excluded() {
    GeneralName own = new GeneralName(new X500Name("O=UBND"));
    GeneralName other = new GeneralName(new X500Name("O=Khác"));
    Draft root = authority("CN=R");
    assertThat(broken(root, constrained(new NameConstraints(trees(own), null)), person()))
        .isEmpty();
    assertThat(broken(root, constrained(new NameConstraints(trees(other), null)), person()))
        .isEqualTo("nameConstraints");
    assertThat(broken(root, constrained(new NameConstraints(null, trees(own))), person()))
        .isEqualTo("nameConstraints");
    assertThat(broken(root, constrained(new NameConstraints(null, trees(other))), person()))
        .isEmpty();
    GeneralName mail = new GeneralName(GeneralName.rfc822Name, "ubnd.vn");
    NameConstraints permitted = new NameConstraints(trees(mail), null);
    assertThat(broken(root, constrained(permitted), mailing("a@ubnd.vn"))).isEmpty();
    assertThat(broken(root, constrained(permitted), mailing("a@khac.vn")))
        .isEqualTo("nameConstraints");
    NameConstraints excluded = new NameConstraints(null, trees(mail));
    assertThat(broken(root, constrained(excluded), mailing("a@ubnd.vn")))
        .isEqualTo("nameConstraints");
    assertThat(broken(root, constrained(excluded), mailing("a@khac.vn"))).isEmpty();
    assertThat(
            broken(
                root,
                authority("O=UBND,CN=M")
                    .extension(Extension.nameConstraints, true, DERNull.INSTANCE),
                person()))
        .as("unreadable")
        .isEqualTo("nameConstraints");
  }

  /** The paths from the last party to the first, whose certificate is the anchor. */
  private static List<CertificatePath> built(List<Party> parties) {
    Evidence evidence = new Evidence();
    evidence.addEncodedCertificates(parties.stream().map(Party::encoded).toList());
    return new PathBuilder(Set.of(certificate(parties.getFirst())), evidence, new SignatureMemo())
        .build(certificate(parties.getLast()));
  }

  private static List<Party> line(int certificates) {
    List<Party> parties = new ArrayList<>(List.of(authority("CN=L0").selfSigned()));
    for (int i = 1; i < certificates; i++) {
      parties.add(authority("CN=L" + i).issuedBy(parties.getLast()));
    }
    return parties;
  }

  @Test
  void a_path_has_at_most_ten_certificates() {
    assertThat(built(line(10)))
        .singleElement()
        .satisfies(path -> assertThat(path.certificates()).hasSize(10));
    assertThat(built(line(11))).isEmpty();
    assertThat(built(line(1))).hasSize(1);
  }

  @Test
  void the_way_that_has_no_anchor_is_told_by_its_last_issuer() {
    List<Party> parties = line(4);
    Evidence evidence = new Evidence();
    evidence.addEncodedCertificates(parties.stream().map(Party::encoded).skip(2).toList());
    PathBuilder builder = new PathBuilder(Set.of(), evidence, new SignatureMemo());
    assertThat(builder.build(certificate(parties.getLast()))).isEmpty();
    assertThat(builder.lastIssuer(certificate(parties.getLast()))).isEqualTo("L1");
    evidence.addEncodedCertificates(parties.stream().map(Party::encoded).toList());
    assertThat(builder.lastIssuer(certificate(parties.getLast()))).isEqualTo("L0");
  }

  @Test
  void of_several_paths_those_within_their_constraints_come_first() {
    Party root = authority("CN=R").selfSigned();
    Party bad = authority("CN=M").usage(KeyUsage.cRLSign).issuedBy(root);
    Party good = authority("CN=M").issuedBy(root);
    Party person = person().issuedBy(good);
    List<CertificatePath> paths = built(List.of(root, bad, good, person));
    assertThat(paths)
        .extracting(path -> path.certificates().get(1))
        .containsExactly(certificate(good), certificate(bad));
  }

  @Test
  void a_certificate_of_the_issuers_name_that_did_not_sign_is_no_issuer() {
    Party root = authority("CN=R").selfSigned();
    Party impostor =
        Draft.authority("CN=M", Keys.ec("secp256r1", "constraints impostor"), NOW).issuedBy(root);
    Party middle = authority("CN=M").issuedBy(root);
    Party person = person().issuedBy(middle);
    assertThat(built(List.of(root, impostor, person))).isEmpty();
    assertThat(built(List.of(root, impostor, middle, person))).hasSize(1);
  }
}
