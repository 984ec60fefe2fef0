package vn.vanthu.signing.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.PolicyConstraints;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.junit.jupiter.api.Test;
import vn.vanthu.forge.Draft;
import vn.vanthu.forge.Keys;
import vn.vanthu.forge.Party;
import vn.vanthu.signing.cms.Certificate;

/** Policies along a path, beside the PKIX validation of the Java platform. */
class PathPoliciesTest {

  private static final Instant NOW = Instant.parse("2026-11-21T07:00:00Z");
  private static final ASN1ObjectIdentifier ANY = new ASN1ObjectIdentifier("2.5.29.32.0");
  private static final List<ASN1ObjectIdentifier> NAMED =
      List.of(
          new ASN1ObjectIdentifier("1.3.6.1.4.1.1.1"),
          new ASN1ObjectIdentifier("1.3.6.1.4.1.1.2"),
          new ASN1ObjectIdentifier("1.3.6.1.4.1.1.3"));
  private static final Party ROOT = authority("CN=Root").selfSigned();

  private static Draft authority(String name) {
    return Draft.authority(name, Keys.ec("secp256r1", name), NOW);
  }

  private static Draft person() {
    return Draft.person("CN=Signer", Keys.ec("secp256r1", "signer"), NOW);
  }

  private static void name(Draft draft, List<ASN1ObjectIdentifier> policies) {
    PolicyInformation[] all =
        policies.stream().map(PolicyInformation::new).toArray(PolicyInformation[]::new);
    draft.extension(Extension.certificatePolicies, false, new CertificatePolicies(all));
  }

  private static CertificatePath path(List<Party> fromAnchor) {
    return new CertificatePath(
        fromAnchor.reversed().stream()
            .map(p -> Certificate.parse(p.encoded()).orElseThrow())
            .toList());
  }

  private static boolean platformAccepts(List<Party> fromAnchor) throws Exception {
    List<Party> below = fromAnchor.subList(1, fromAnchor.size()).reversed();
    PKIXParameters parameters =
        new PKIXParameters(Set.of(new TrustAnchor(fromAnchor.getFirst().x509(), null)));
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(NOW));
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    try {
      CertPathValidator.getInstance("PKIX")
          .validate(factory.generateCertPath(below.stream().map(Party::x509).toList()), parameters);
      return true;
    } catch (CertPathValidatorException refused) {
      return false;
    }
  }

  private static void perhapsLimit(Draft draft, Random random) {
    if (random.nextInt(3) == 0) {
      boolean both = random.nextBoolean();
      boolean first = random.nextBoolean();
      BigInteger explicit = both || first ? BigInteger.valueOf(random.nextInt(3)) : null;
      BigInteger mapping = both || !first ? BigInteger.valueOf(random.nextInt(3)) : null;
      draft.extension(Extension.policyConstraints, true, new PolicyConstraints(explicit, mapping));
    }
    if (random.nextInt(4) == 0) {
      draft.extension(Extension.inhibitAnyPolicy, true, new ASN1Integer(random.nextInt(3)));
    }
  }

  private static void perhapsName(Draft draft, Random random) {
    List<ASN1ObjectIdentifier> chosen = new ArrayList<>();
    NAMED.stream().filter(p -> random.nextInt(2) == 0).forEach(chosen::add);
    if (random.nextInt(3) == 0) {
      chosen.add(ANY);
    }
    if (!chosen.isEmpty()) {
      name(draft, chosen);
    }
  }

  private static void perhapsMap(Draft draft, Random random) {
    if (random.nextInt(3) > 0) {
      return;
    }
    List<ASN1Encodable> pairs = new ArrayList<>();
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      pairs.add(mapping(oneOf(random), oneOf(random)));
    }
    draft.extension(
        Extension.policyMappings, true, new DERSequence(pairs.toArray(ASN1Encodable[]::new)));
  }

  private static DERSequence mapping(ASN1ObjectIdentifier above, ASN1ObjectIdentifier below) {
    return new DERSequence(new ASN1Encodable[] {above, below});
  }

  private static ASN1ObjectIdentifier oneOf(Random random) {
    return NAMED.get(random.nextInt(NAMED.size()));
  }

  private static List<Party> randomPath(Random random) {
    List<Party> path = new ArrayList<>(List.of(ROOT));
    int between = 1 + random.nextInt(3);
    for (int k = 0; k < between; k++) {
      boolean selfIssued = k > 0 && random.nextInt(4) == 0;
      Draft draft = authority("CN=CA " + (selfIssued ? k - 1 : k));
      perhapsName(draft, random);
      perhapsLimit(draft, random);
      perhapsMap(draft, random);
      path.add(draft.issuedBy(path.getLast()));
    }
    Draft end = person();
    perhapsName(end, random);
    perhapsLimit(end, random);
    path.add(end.issuedBy(path.getLast()));
    return path;
  }

  @Test
  void random_paths_are_judged_as_the_java_platform_judges_them() throws Exception {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("PathPoliciesTest: -Dseed=" + seed);
    Random random = new Random(seed);
    int refused = 0;
    int tries = 200;
    for (int i = 0; i < tries; i++) {
      List<Party> path = randomPath(random);
      boolean ours = PathPolicies.broken(path(path)).isEmpty();
      assertThat(ours).as("path %d of seed %d", i, seed).isEqualTo(platformAccepts(path));
      refused += ours ? 0 : 1;
    }
    assertThat(refused).as("both kinds occur").isBetween(tries / 20, tries * 19 / 20);
  }

  @Test
  void what_the_anchor_itself_demands_is_demanded_of_all_below() {
    Party strict =
        authority("CN=Strict Root")
            .extension(
                Extension.policyConstraints, true, new PolicyConstraints(BigInteger.ZERO, null))
            .selfSigned();
    assertThat(PathPolicies.broken(path(List.of(strict, person().issuedBy(strict)))))
        .hasValue("policyConstraints");
    Draft named = person();
    name(named, NAMED);
    assertThat(PathPolicies.broken(path(List.of(strict, named.issuedBy(strict))))).isEmpty();
  }

  /** §6.1.4 (a) has no condition; the Java platform looks only while some policy is valid. */
  @Test
  void nobody_may_map_any_policy() {
    DERSequence above = new DERSequence(mapping(ANY, NAMED.getFirst()));
    DERSequence below = new DERSequence(mapping(NAMED.getFirst(), ANY));
    for (DERSequence mappings : List.of(above, below)) {
      Party mapping =
          authority("CN=CA 0").extension(Extension.policyMappings, true, mappings).issuedBy(ROOT);
      assertThat(PathPolicies.broken(path(List.of(ROOT, mapping, person().issuedBy(mapping)))))
          .hasValue("policyMappings");
    }
  }

  @Test
  void a_limit_that_makes_no_sense_breaks_the_path() {
    Party broken =
        authority("CN=CA 0")
            .extension(Extension.inhibitAnyPolicy, true, new ASN1Integer(-1))
            .issuedBy(ROOT);
    assertThat(PathPolicies.broken(path(List.of(ROOT, broken, person().issuedBy(broken)))))
        .hasValue("certificatePolicies");
  }
}
