package vn.vanthu.service.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import vn.vanthu.service.language.Language;

/**
 * Before everything at the admin port, which knows no accounts: the locks of {@link HostFilter} and
 * {@link CrossSiteFilter}, so that no page in a browser of this machine reads its figures or runs
 * its tasks. Thread-safe.
 */
final class AdminGuard implements Filter {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
  private final OwnNames names;

  AdminGuard(OwnNames names) {
    this.names = names;
  }

  @Override
  public void doFilter(ServletRequest asked, ServletResponse answer, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest request = (HttpServletRequest) asked;
    HttpServletResponse response = (HttpServletResponse) answer;
    String host = request.getHeader("Host");
    boolean foreign =
        OwnNames.areForeign(request.getHeader("Sec-Fetch-Site"), request.getHeader("Origin"), host);
    if (!names.know(host)) {
      refuse(request, response, ProblemCode.MISDIRECTED_HOST);
    } else if (foreign && !SAFE.contains(request.getMethod())) {
      refuse(request, response, ProblemCode.CROSS_SITE);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static void refuse(
      HttpServletRequest request, HttpServletResponse response, ProblemCode code)
      throws IOException {
    Language language = Language.negotiate(request.getHeader("Accept-Language"));
    String json = ProblemAnswer.json(Problem.of(code), language, ProblemAnswer.newInstance());
    response.setStatus(code.status());
    response.setContentType(ProblemAnswer.MEDIA_TYPE);
    response.setHeader("Content-Language", language.tag());
    response.setHeader("Cache-Control", "no-store");
    response.getOutputStream().write(json.getBytes(UTF_8));
  }
}
