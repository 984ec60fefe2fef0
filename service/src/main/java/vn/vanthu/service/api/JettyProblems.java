package vn.vanthu.service.api;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.language.Language;

/**
 * Jetty's own refusals (a malformed request line, {@code %2F} in a path, too long an address, too
 * many headers) as problem documents too. Thread-safe.
 */
final class JettyProblems extends ErrorHandler {
  @Override
  public boolean errorPageForMethod(String method) {
    return true;
  }

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int code,
      @Nullable String message,
      @Nullable Throwable cause,
      Callback callback) {
    Language language = Language.negotiate(request.getHeaders().get(HttpHeader.ACCEPT_LANGUAGE));
    Problem problem = Problem.ofStatus(code);
    String json = ProblemAnswer.json(problem, language, ProblemAnswer.newInstance());
    response.setStatus(code);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, ProblemAnswer.MEDIA_TYPE);
    response.getHeaders().put(HttpHeader.CONTENT_LANGUAGE, language.tag());
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    problem
        .retryAfterSeconds()
        .ifPresent(s -> response.getHeaders().put(HttpHeader.RETRY_AFTER, s.toString()));
    Content.Sink.write(response, true, json, callback);
  }
}
