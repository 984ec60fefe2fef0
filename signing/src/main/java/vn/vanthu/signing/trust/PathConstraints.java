package vn.vanthu.signing.trust;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraintValidatorException;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PKIXNameConstraintValidator;
import vn.vanthu.signing.cms.Certificate;

/**
 * The constraints authorities put on those below them (RFC 5280 §6.1), time and revocation aside.
 */
final class PathConstraints {

  private static final Set<String> UNDERSTOOD =
      Set.of(
          Extension.keyUsage.getId(),
          Extension.basicConstraints.getId(),
          Extension.extendedKeyUsage.getId(),
          Extension.nameConstraints.getId(),
          Extension.certificatePolicies.getId(),
          Extension.policyConstraints.getId(),
          Extension.policyMappings.getId(),
          Extension.inhibitAnyPolicy.getId(),
          Extension.cRLDistributionPoints.getId(),
          Extension.subjectAlternativeName.getId(),
          Extension.issuerAlternativeName.getId(),
          Extension.qCStatements.getId(),
          Extension.authorityKeyIdentifier.getId(),
          Extension.subjectKeyIdentifier.getId());

  private PathConstraints() {}

  /** The first constraint that does not hold, in a word; empty when all do. */
  static Optional<String> broken(CertificatePath path) {
    List<Certificate> all = path.certificates();
    int below = 0;
    for (int i = 0; i < all.size(); i++) {
      Certificate each = all.get(i);
      Optional<String> unknown = unknownCritical(each);
      if (unknown.isPresent()) {
        return unknown;
      }
      if (i > 0) {
        boolean anchor = i == all.size() - 1;
        if (!each.isAuthority() && !(anchor && each.structure().getVersionNumber() < 3)) {
          return Optional.of("basicConstraints");
        }
        boolean silent = !anchor && each.extension(Extension.keyUsage) == null; // §4.2.1.3: a MUST
        if (silent || !each.keyUsage(KeyUsage.keyCertSign)) {
          return Optional.of("keyCertSign");
        }
        if (below > each.pathLength()) {
          return Optional.of("pathLenConstraint");
        }
        if (!each.isSelfIssued()) {
          below++;
        }
        if (!namesPermitted(each, all.subList(0, i))) {
          return Optional.of("nameConstraints");
        }
      }
    }
    return PathPolicies.broken(path);
  }

  private static Optional<String> unknownCritical(Certificate certificate) {
    Extensions extensions = certificate.structure().getExtensions();
    if (extensions == null) {
      return Optional.empty();
    }
    for (ASN1ObjectIdentifier oid : extensions.getCriticalExtensionOIDs()) {
      if (!UNDERSTOOD.contains(oid.getId())) {
        return Optional.of("critical extension " + oid.getId());
      }
    }
    return Optional.empty();
  }

  private static boolean namesPermitted(Certificate authority, List<Certificate> below) {
    Extension extension = authority.extension(Extension.nameConstraints);
    if (extension == null) {
      return true;
    }
    try {
      NameConstraints constraints = NameConstraints.getInstance(extension.getParsedValue());
      PKIXNameConstraintValidator validator = new PKIXNameConstraintValidator();
      if (constraints.getPermittedSubtrees() != null) {
        validator.intersectPermittedSubtree(constraints.getPermittedSubtrees());
      }
      if (constraints.getExcludedSubtrees() != null) {
        for (GeneralSubtree excluded : constraints.getExcludedSubtrees()) {
          validator.addExcludedSubtree(excluded);
        }
      }
      for (Certificate each : below) {
        X500Name subject = each.subjectName();
        if (subject.size() > 0) {
          validator.checkPermittedDN(subject);
          validator.checkExcludedDN(subject);
        }
        checkAlternatives(validator, each);
      }
      return true;
    } catch (NameConstraintValidatorException | RuntimeException notPermitted) {
      return false;
    }
  }

  private static void checkAlternatives(
      PKIXNameConstraintValidator validator, Certificate certificate)
      throws NameConstraintValidatorException {
    Extension names = certificate.extension(Extension.subjectAlternativeName);
    if (names == null) {
      return;
    }
    for (GeneralName name : GeneralNames.getInstance(names.getParsedValue()).getNames()) {
      validator.checkPermitted(name);
      validator.checkExcluded(name);
    }
  }
}
