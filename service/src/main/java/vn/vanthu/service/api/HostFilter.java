package vn.vanthu.service.api;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;

/**
 * Answers only under the service's own names, so that a foreign page cannot reach a service on
 * loopback by rebinding its DNS name, and no link is built from a forged Host. Thread-safe.
 */
@PreMatching
@Priority(100)
final class HostFilter implements ContainerRequestFilter {
  private final OwnNames names;

  HostFilter(OwnNames names) {
    this.names = names;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (!names.know(request.getHeaderString("Host"))) {
      throw Problem.of(ProblemCode.MISDIRECTED_HOST).exception();
    }
  }
}
