package vn.vanthu.service.api;

import io.dropwizard.request.logging.RequestLogFactory;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line for each request, for operators: method, path, status, bytes, milliseconds, address.
 * Never a query (people search for confidential words), never a name or a secret that came in a
 * path: what is not one of our own plain words, an id or a digest is written as {@code …}.
 * Thread-safe.
 */
final class RequestLines implements RequestLog {
  /** The logger that {@code logging.loggers} of the configuration may silence. */
  static final String LOGGER = "vn.vanthu.requests";

  private static final Logger LOG = LoggerFactory.getLogger(LOGGER);

  /** Words of our routes, ids (UUID), leaf hashes, names of assets. */
  private static final Pattern PLAIN =
      Pattern.compile(
          "[a-z]{1,20}(?:-[a-z]{1,20})?|v1|openapi\\.json|verification\\.pdf"
              + "|[0-9]{1,6}|[0-9a-f]{64}|[0-9a-f-]{36}");

  private static final int MOST_SEGMENTS = 8;

  /** Puts these lines in the place of whatever the configuration says: privacy is not a setting. */
  static final class Factory implements RequestLogFactory<RequestLog> {
    @Override
    public boolean isEnabled() {
      return true;
    }

    @Override
    public RequestLog build(String name) {
      return new RequestLines();
    }
  }

  @Override
  public void log(Request request, Response response) {
    if (LOG.isInfoEnabled()) {
      LOG.info(
          "{} {} {} {} bytes {} ms {}",
          request.getMethod(),
          path(request.getHttpURI().getPath()),
          response.getStatus(),
          Response.getContentBytesWritten(response),
          TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - request.getBeginNanoTime()),
          Request.getRemoteAddr(request));
    }
  }

  /** The path without what a person or a secret put into it. */
  static String path(@org.jspecify.annotations.Nullable String path) {
    if (path == null || path.isEmpty()) {
      return "…";
    }
    StringBuilder shown = new StringBuilder();
    String before = "";
    String[] segments = path.substring(1).split("/", MOST_SEGMENTS);
    for (String segment : segments) {
      boolean secret = before.equals("link");
      shown.append('/').append(!secret && isPlain(segment) ? segment : "…");
      before = segment;
    }
    return shown.toString();
  }

  private static boolean isPlain(String segment) {
    return segment.isEmpty() || PLAIN.matcher(segment).matches();
  }
}
