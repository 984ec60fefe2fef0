package vn.vanthu.signing.trust;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.vanthu.signing.cms.Certificate;

/**
 * Finds the issuer by checking signatures, never by matching names alone; a path counts only when
 * it ends at an anchor. Single-threaded.
 */
public final class PathBuilder {

  private static final int MAX_LENGTH = 10;
  private static final int MAX_PATHS = 8;
  private static final int MAX_ATTEMPTS = 300;

  private final Set<Certificate> anchors;
  private final Evidence evidence;
  private final SignatureMemo memo;
  private int attempts;

  public PathBuilder(Set<Certificate> anchors, Evidence evidence, SignatureMemo memo) {
    this.anchors = anchors;
    this.evidence = evidence;
    this.memo = memo;
  }

  /** Anchors as our own certificates; those that cannot be read are left out. */
  public static Set<Certificate> anchors(Collection<X509Certificate> given) {
    Set<Certificate> anchors = new LinkedHashSet<>();
    for (X509Certificate each : given) {
      encoded(each).flatMap(Certificate::parse).ifPresent(anchors::add);
    }
    return anchors;
  }

  private static Optional<byte[]> encoded(X509Certificate certificate) {
    try {
      return Optional.of(certificate.getEncoded());
    } catch (CertificateEncodingException unreadable) {
      return Optional.empty(); // cannot anchor anything
    }
  }

  /** The paths to an anchor, at most {@value #MAX_PATHS}, those within their constraints first. */
  public List<CertificatePath> build(Certificate end) {
    attempts = 0;
    List<CertificatePath> found = new ArrayList<>();
    extend(new ArrayList<>(List.of(end)), found);
    if (found.size() > 1) {
      found.sort(Comparator.comparing(path -> PathConstraints.broken(path).isPresent()));
    }
    return List.copyOf(found);
  }

  /**
   * The issuer at which the way to an anchor ends, following the first certificate whose key fits:
   * one that is not at hand, or one that signed itself and is no anchor.
   *
   * @return its common name, else its whole name
   */
  public String lastIssuer(Certificate end) {
    List<Certificate> path = new ArrayList<>(List.of(end));
    while (path.size() < MAX_LENGTH) {
      Certificate last = path.getLast();
      Optional<Certificate> issuer =
          evidence.withSubject(last.issuerName()).stream()
              .filter(each -> !path.contains(each) && memo.signed(last, each))
              .findFirst();
      if (issuer.isEmpty()) {
        break;
      }
      path.add(issuer.get());
    }
    return path.getLast().issuerCommonName();
  }

  private void extend(List<Certificate> path, List<CertificatePath> found) {
    Certificate last = path.getLast();
    if (anchors.contains(last)) {
      found.add(new CertificatePath(path));
      return;
    }
    if (path.size() >= MAX_LENGTH || found.size() >= MAX_PATHS) {
      return;
    }
    List<Certificate> candidates = new ArrayList<>();
    for (Certificate anchor : anchors) {
      if (anchor.subjectName().equals(last.issuerName())) {
        candidates.add(anchor);
      }
    }
    for (Certificate each : evidence.withSubject(last.issuerName())) {
      if (!candidates.contains(each)) {
        candidates.add(each);
      }
    }
    for (Certificate issuer : candidates) {
      if (!path.contains(issuer) && ++attempts <= MAX_ATTEMPTS && memo.signed(last, issuer)) {
        path.add(issuer);
        extend(path, found);
        path.removeLast();
      }
    }
  }
}
