package vn.vanthu.service.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URLDecoder;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses changes that another site makes in a person's name. Two locks: the browser's own word
 * where the request comes from ({@code Sec-Fetch-Site}, {@code Origin}), and for every session a
 * secret that only our pages know, in the header {@code X-CSRF-Token} or the form field {@code
 * _csrf}, which in a form with files must come first. Requests by token carry no cookie and pass.
 * Thread-safe.
 */
@PreMatching
@Priority(Priorities.AUTHORIZATION)
final class CrossSiteFilter implements ContainerRequestFilter {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
  private static final int MAX_FIRST_PART = 1 << 12;

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    if (SAFE.contains(request.getMethod())) {
      return;
    }
    switch (Caller.of(request)) {
      case Caller.Machine _ -> {}
      case Caller.Anonymous _ -> refuseForeign(request);
      case Caller.Person person -> {
        refuseForeign(request);
        String shown = request.getHeaderString("X-CSRF-Token");
        if (shown == null && is(request, MediaType.APPLICATION_FORM_URLENCODED)) {
          shown = fieldOf(request);
        } else if (shown == null && is(request, MediaType.MULTIPART_FORM_DATA)) {
          shown = firstPartOf(request);
        }
        if (shown == null || !same(shown, person.crossSiteToken())) {
          throw Problem.of(ProblemCode.CROSS_SITE).exception();
        }
      }
    }
  }

  private static void refuseForeign(ContainerRequestContext request) {
    if (OwnNames.areForeign(
        request.getHeaderString("Sec-Fetch-Site"),
        request.getHeaderString("Origin"),
        request.getHeaderString("Host"))) {
      throw Problem.of(ProblemCode.CROSS_SITE).exception();
    }
  }

  private static boolean is(ContainerRequestContext request, String wanted) {
    MediaType type = request.getMediaType();
    return type != null && type.toString().toLowerCase(Locale.ROOT).startsWith(wanted);
  }

  /** Looks for the field; the form stays for the resource. */
  private static @Nullable String fieldOf(ContainerRequestContext request) throws IOException {
    String text = new String(SentForms.body(request), UTF_8);
    int at = text.startsWith("_csrf=") ? 0 : text.indexOf("&_csrf=") + 1;
    if (at == 0 && !text.startsWith("_csrf=")) {
      return null;
    }
    int end = text.indexOf('&', at);
    String value = text.substring(at + "_csrf=".length(), end < 0 ? text.length() : end);
    return URLDecoder.decode(value, UTF_8);
  }

  /**
   * The value of the first part when that is the field: files may follow that nobody has to read
   * for it. What was looked at is put back for the resource.
   */
  private static @Nullable String firstPartOf(ContainerRequestContext request) throws IOException {
    String boundary = request.getMediaType().getParameters().get("boundary");
    InputStream body = request.getEntityStream();
    byte[] head = body.readNBytes(MAX_FIRST_PART);
    request.setEntityStream(new SequenceInputStream(new ByteArrayInputStream(head), body));
    if (boundary == null) {
      return null;
    }
    String text = new String(head, ISO_8859_1);
    String line = "--" + boundary + "\r\n";
    int blank = text.indexOf("\r\n\r\n");
    int end = text.indexOf("\r\n--" + boundary, blank + 2);
    if (!text.startsWith(line) || blank < line.length() || end < blank + 4) {
      return null;
    }
    boolean ours =
        text.substring(line.length(), blank)
            .lines()
            .map(header -> header.toLowerCase(Locale.ROOT))
            .anyMatch(header ->
                header.startsWith("content-disposition:") && header.contains("name=\"_csrf\""));
    return ours ? text.substring(blank + 4, end) : null;
  }

  private static boolean same(String shown, String right) {
    return MessageDigest.isEqual(shown.getBytes(UTF_8), right.getBytes(UTF_8));
  }
}
