package vn.vanthu.service.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.util.Locale;
import vn.vanthu.service.language.Language;

/**
 * Writes problems in the caller's language: a problem document (RFC 9457), or for a person's
 * browser a page that says the same. Thread-safe.
 */
final class ErrorAnswers implements ContainerResponseFilter {
  private final ProblemPage page;

  ErrorAnswers(ProblemPage page) {
    this.page = page;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (!(response.getEntity() instanceof ErrorMapper.Occurrence occurrence)) {
      return;
    }
    Problem problem = occurrence.problem();
    MultivaluedMap<String, Object> headers = response.getHeaders();
    problem
        .retryAfterSeconds()
        .ifPresent(seconds -> headers.putSingle(HttpHeaders.RETRY_AFTER, seconds));
    if (wantsPage(request)) {
      Response shown = page.render(request, problem, occurrence.instance());
      response.setStatus(shown.getStatus());
      shown.getHeaders().forEach((name, values) -> headers.put(name, values));
      response.setEntity(shown.getEntity(), new Annotation[0], shown.getMediaType());
      return;
    }
    Language language = ReaderLanguage.of(request);
    headers.putSingle(HttpHeaders.CONTENT_LANGUAGE, language.tag());
    headers.putSingle(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    if (problem.status() == 401) {
      headers.putSingle(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"vanthu\"");
    }
    String json = ProblemAnswer.json(problem, language, occurrence.instance());
    response.setEntity(
        json.getBytes(UTF_8), new Annotation[0], MediaType.valueOf(ProblemAnswer.MEDIA_TYPE));
  }

  private static boolean wantsPage(ContainerRequestContext request) {
    String path = request.getUriInfo().getPath();
    boolean api = path.startsWith("api/") || path.startsWith("/api/") || path.endsWith(".json");
    String accept = request.getHeaderString(HttpHeaders.ACCEPT);
    return !api && accept != null && accept.toLowerCase(Locale.ROOT).contains(MediaType.TEXT_HTML);
  }
}
