package vn.vanthu.service.api;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Answers only under the service's own names, so that a foreign page cannot reach a service on
 * loopback by rebinding its DNS name, and no link is built from a forged Host. Thread-safe.
 */
@PreMatching
@Priority(100)
final class HostFilter implements ContainerRequestFilter {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private final Set<String> allowed;

  /**
   * @param allowed host names without port
   */
  HostFilter(Set<String> allowed) {
    this.allowed =
        allowed.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }

  @Override
  public void filter(ContainerRequestContext request) {
    String host = name(request.getHeaderString("Host"));
    if (!allowed.contains(host) && !LOOPBACK.contains(host)) {
      throw Problem.of(ProblemCode.MISDIRECTED_HOST).exception();
    }
  }

  /** The host without its port; an absent header is the empty name. */
  static String name(@org.jspecify.annotations.Nullable String header) {
    if (header == null) {
      return "";
    }
    String host = header.strip().toLowerCase(Locale.ROOT);
    int colon = host.lastIndexOf(':');
    return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
  }
}
