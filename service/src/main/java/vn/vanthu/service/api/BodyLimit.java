package vn.vanthu.service.api;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/**
 * Stops reading a body at its limit: by {@code Content-Length} before the first byte, by counting
 * when the length was not said. Verifying waits for its answer up to 50 MiB; all else takes up to
 * the deployment's {@code maxUpload}. Thread-safe.
 */
@PreMatching
@Priority(Priorities.HEADER_DECORATOR)
final class BodyLimit implements ContainerRequestFilter {
  /** Largest body that is verified while the caller waits, in bytes. */
  static final long AT_ONCE = 50L << 20;

  /** What boundaries and part headers may add, in bytes. */
  private static final long ENVELOPE = 256L << 10;

  private final long maxUpload;

  /**
   * @param maxUpload bytes
   */
  BodyLimit(long maxUpload) {
    this.maxUpload = maxUpload;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    // Never request.hasEntity(): it reads a byte, and a caller that waits for "100 Continue" would
    // be asked for the very body that is refused here.
    long length = length(request);
    if (length == 0) {
      return;
    }
    if (length > maxUpload + ENVELOPE) {
      throw tooLarge(maxUpload);
    }
    boolean atOnce = isVerification(request) && !mayRunLater(request);
    if (atOnce && length > AT_ONCE + ENVELOPE) {
      throw asyncRequired();
    }
    ProblemException beyond = atOnce ? asyncRequired() : tooLarge(maxUpload);
    long limit = (atOnce ? AT_ONCE : maxUpload) + ENVELOPE;
    request.setEntityStream(new Bounded(request.getEntityStream(), limit, beyond));
  }

  /** Whether the caller asked for an answer later (RFC 7240) and may. */
  static boolean mayRunLater(ContainerRequestContext request) {
    String prefer = request.getHeaderString("Prefer");
    return prefer != null
        && prefer.toLowerCase(Locale.ROOT).contains("respond-async")
        && !(Caller.of(request) instanceof Caller.Anonymous);
  }

  private static boolean isVerification(ContainerRequestContext request) {
    String path = request.getUriInfo().getPath();
    return path.endsWith("api/v1/verifications") || path.equals("verify") || path.equals("/verify");
  }

  private static long length(ContainerRequestContext request) {
    String header = request.getHeaderString("Content-Length");
    try {
      return header == null ? -1 : Long.parseLong(header.strip());
    } catch (NumberFormatException malformed) {
      return -1;
    }
  }

  static ProblemException tooLarge(long limit) {
    return Problem.of(ProblemCode.PAYLOAD_TOO_LARGE).with("limitBytes", limit).exception();
  }

  private static ProblemException asyncRequired() {
    return Problem.of(ProblemCode.ASYNC_REQUIRED).with("limitBytes", AT_ONCE).exception();
  }

  private static final class Bounded extends FilterInputStream {
    private final ProblemException beyond;
    private long left;

    Bounded(InputStream in, long limit, ProblemException beyond) {
      super(in);
      this.left = limit;
      this.beyond = beyond;
    }

    @Override
    public int read() throws IOException {
      int b = in.read();
      count(b < 0 ? 0 : 1);
      return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int n = in.read(buffer, offset, length);
      count(Math.max(0, n));
      return n;
    }

    @Override
    public long skip(long n) throws IOException {
      long skipped = in.skip(n);
      count(skipped);
      return skipped;
    }

    @Override
    public boolean markSupported() {
      return false;
    }

    private void count(long bytes) {
      left -= bytes;
      if (left < 0) {
        throw beyond;
      }
    }
  }
}
