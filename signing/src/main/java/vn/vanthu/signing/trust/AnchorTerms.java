package vn.vanthu.signing.trust;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.vanthu.signing.cms.Certificate;
import vn.vanthu.signing.trustlist.TrustedService;

/** When each anchor counts. Immutable. */
public final class AnchorTerms {
  private final Map<Certificate, Set<TrustedService>> services;

  private AnchorTerms(Map<Certificate, Set<TrustedService>> services) {
    this.services = services;
  }

  /** Every anchor always. */
  public static AnchorTerms always() {
    return new AnchorTerms(Map.of());
  }

  /** Those that a list names at its times, every other always. */
  public static AnchorTerms of(List<TrustedService> listed, TrustedService.Kind kind) {
    Map<Certificate, Set<TrustedService>> services = new HashMap<>();
    for (TrustedService service : listed) {
      if (service.kind() == kind) {
        for (Certificate anchor : PathBuilder.anchors(List.of(service.certificate()))) {
          services.merge(
              anchor,
              Set.of(service),
              (a, b) -> {
                Set<TrustedService> both = new java.util.HashSet<>(a);
                both.addAll(b);
                return both;
              });
        }
      }
    }
    return new AnchorTerms(services);
  }

  boolean holdAt(Certificate anchor, Instant time) {
    Set<TrustedService> listed = services.get(anchor);
    return listed == null
        || listed.stream().anyMatch(s -> s.terms().stream().anyMatch(t -> t.holdsAt(time)));
  }
}
