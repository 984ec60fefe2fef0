package vn.vanthu.service.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import vn.vanthu.service.api.Problem;
import vn.vanthu.service.api.ProblemPage;
import vn.vanthu.service.language.Language;

/** A problem as a person reads it: what happened, what to do now. Thread-safe. */
public final class ProblemPages implements ProblemPage {
  private final Pages pages;

  public ProblemPages(Pages pages) {
    this.pages = pages;
  }

  /** What the page shows. */
  public record View(int status, String title, String detail, String next, String instance) {
    static View of(Problem problem, Language language, String instance) {
      return new View(
          problem.status(),
          problem.title().in(language),
          Optional.ofNullable(problem.detail()).map(d -> d.in(language)).orElse(""),
          problem.next().in(language),
          instance);
    }
  }

  @Override
  public Response render(ContainerRequestContext request, Problem problem, String instance) {
    boolean reading = request.getMethod().equals("GET");
    if (problem.status() == 401 && reading && !Pages.isPart(request)) {
      String here = request.getUriInfo().getRequestUri().getRawPath();
      String query = request.getUriInfo().getRequestUri().getRawQuery();
      String next =
          URLEncoder.encode(query == null ? here : here + "?" + query, StandardCharsets.UTF_8);
      return Response.seeOther(URI.create("/login?next=" + next)).build();
    }
    Language language = pages.shell(request).language();
    View view = View.of(problem, language, problem.status() >= 500 ? instance : "");
    String template = Pages.isPart(request) ? "problemPart" : "problem";
    Response answer = pages.show(request, problem.status(), template, Map.of("problem", view));
    problem
        .retryAfterSeconds()
        .ifPresent(s -> answer.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, s));
    return answer;
  }
}
