package vn.vanthu.signing.trust;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.PolicyConstraints;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.jspecify.annotations.Nullable;
import vn.vanthu.signing.cms.Certificate;

/**
 * Certificate policies along a path (chính sách chứng thư; RFC 5280 §6.1.2–§6.1.5 with the policy
 * graph of RFC 9618): is a policy demanded, and does one run through all certificates? Every policy
 * is welcome to us (the initial set is anyPolicy), so only the newest row of the graph is kept and
 * the work stays linear in what the certificates hold. What the anchor's own certificate demands is
 * where the counters begin (RFC 5937 §3.2). Single-threaded.
 */
final class PathPolicies {

  private static final String ANY = "2.5.29.32.0";

  private final int length;

  /** How many certificates may still follow before the rule holds; 0 when it holds. */
  private int explicit;

  private int mapping;
  private int any;

  /** Each policy still valid, and what it may be called one certificate further down. */
  private Map<String, Set<String>> valid = Map.of(ANY, Set.of(ANY));

  private PathPolicies(int length) {
    this.length = length;
    this.explicit = length + 1;
    this.mapping = length + 1;
    this.any = length + 1;
  }

  /** The extension that is broken, in a word; empty when policies hold along the path. */
  static Optional<String> broken(CertificatePath path) {
    List<Certificate> all = path.certificates();
    if (all.stream().noneMatch(PathPolicies::limits)) {
      return Optional.empty(); // without limits no policy is demanded (§6.1.2 (d))
    }
    try {
      return new PathPolicies(all.size() - 1).run(all);
    } catch (RuntimeException malformed) {
      return Optional.of("certificatePolicies");
    }
  }

  private static boolean limits(Certificate certificate) {
    return certificate.extension(Extension.policyConstraints) != null
        || certificate.extension(Extension.policyMappings) != null
        || certificate.extension(Extension.inhibitAnyPolicy) != null;
  }

  private Optional<String> run(List<Certificate> all) {
    takeLimits(all.getLast());
    for (int i = length - 1; i >= 0; i--) {
      Certificate certificate = all.get(i);
      boolean last = i == 0;
      descend(certificate, last);
      if (explicit == 0 && valid.isEmpty()) { // §6.1.3 (f)
        return Optional.of("policyConstraints");
      }
      if (!last) {
        if (!map(certificate)) {
          return Optional.of("policyMappings");
        }
        if (!certificate.isSelfIssued()) { // §6.1.4 (h)
          explicit = Math.max(0, explicit - 1);
          mapping = Math.max(0, mapping - 1);
          any = Math.max(0, any - 1);
        }
        takeLimits(certificate);
      } else {
        explicit = Math.max(0, explicit - 1); // §6.1.5 (a)
        if (requireExplicit(certificate) == 0) { // §6.1.5 (b)
          explicit = 0;
        }
      }
    }
    return explicit == 0 && valid.isEmpty() // §6.1.5 (g)
        ? Optional.of("policyConstraints")
        : Optional.empty();
  }

  /** §6.1.3 (d), (e): the next row of the graph. */
  private void descend(Certificate certificate, boolean last) {
    Set<String> named = policies(certificate);
    Map<String, Set<String>> next = new HashMap<>();
    Set<String> expected = new HashSet<>();
    valid.values().forEach(expected::addAll);
    for (String policy : named) {
      if (!policy.equals(ANY) && (expected.contains(policy) || valid.containsKey(ANY))) {
        next.put(policy, Set.of(policy));
      }
    }
    if (named.contains(ANY) && (any > 0 || (!last && certificate.isSelfIssued()))) {
      expected.forEach(policy -> next.putIfAbsent(policy, Set.of(policy)));
    }
    valid = next;
  }

  /** §6.1.4 (a), (b): false when anyPolicy is mapped, which nobody may. */
  private boolean map(Certificate certificate) {
    Extension extension = certificate.extension(Extension.policyMappings);
    if (extension == null) {
      return true;
    }
    Map<String, Set<String>> mapped = new HashMap<>();
    for (var each : ASN1Sequence.getInstance(extension.getParsedValue())) {
      ASN1Sequence pair = ASN1Sequence.getInstance(each);
      String theirs = ASN1ObjectIdentifier.getInstance(pair.getObjectAt(0)).getId();
      String below = ASN1ObjectIdentifier.getInstance(pair.getObjectAt(1)).getId();
      if (theirs.equals(ANY) || below.equals(ANY)) {
        return false;
      }
      mapped.computeIfAbsent(theirs, k -> new HashSet<>()).add(below);
    }
    mapped.forEach((theirs, below) -> {
      if (mapping == 0) {
        valid.remove(theirs);
      } else if (valid.containsKey(theirs) || valid.containsKey(ANY)) {
        valid.put(theirs, below);
      }
    });
    return true;
  }

  /** §6.1.4 (i), (j). */
  private void takeLimits(Certificate certificate) {
    explicit = Math.min(explicit, requireExplicit(certificate));
    PolicyConstraints constraints = constraints(certificate);
    if (constraints != null && constraints.getInhibitPolicyMapping() != null) {
      mapping = Math.min(mapping, skipped(constraints.getInhibitPolicyMapping()));
    }
    Extension inhibit = certificate.extension(Extension.inhibitAnyPolicy);
    if (inhibit != null) {
      any = Math.min(any, skipped(ASN1Integer.getInstance(inhibit.getParsedValue()).getValue()));
    }
  }

  private static int requireExplicit(Certificate certificate) {
    PolicyConstraints constraints = constraints(certificate);
    return constraints == null || constraints.getRequireExplicitPolicyMapping() == null
        ? Integer.MAX_VALUE
        : skipped(constraints.getRequireExplicitPolicyMapping());
  }

  /** SkipCerts ::= INTEGER (0..MAX), cut at what no path reaches. */
  private static int skipped(BigInteger certificates) {
    if (certificates.signum() < 0) {
      throw new IllegalArgumentException("SkipCerts");
    }
    return certificates.min(BigInteger.valueOf(Integer.MAX_VALUE)).intValueExact();
  }

  private static @Nullable PolicyConstraints constraints(Certificate certificate) {
    Extension extension = certificate.extension(Extension.policyConstraints);
    return extension == null ? null : PolicyConstraints.getInstance(extension.getParsedValue());
  }

  private static Set<String> policies(Certificate certificate) {
    Extension extension = certificate.extension(Extension.certificatePolicies);
    Set<String> all = new HashSet<>();
    if (extension != null) {
      for (PolicyInformation each :
          CertificatePolicies.getInstance(extension.getParsedValue()).getPolicyInformation()) {
        all.add(each.getPolicyIdentifier().getId());
      }
    }
    return all;
  }
}
