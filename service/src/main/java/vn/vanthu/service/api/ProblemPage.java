package vn.vanthu.service.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;

/** Writes a problem as a page. */
public interface ProblemPage {
  /** The page for a person, in their language. */
  Response render(ContainerRequestContext request, Problem problem, String instance);
}
