package vn.vanthu.service.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.registers.Records;

/**
 * A stored file as an answer: whole, or one range of it (RFC 9110 §14), so that a viewer shows the
 * first page of a large file before the rest has come. PDFs may be shown inside our pages;
 * everything else is only ever downloaded.
 */
public final class FileAnswer {
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  private FileAnswer() {}

  private record Range(long from, long to) {}

  /** The answer to a GET. */
  public static Response of(Records.Content content, ContainerRequestContext request) {
    long size = content.file().size();
    EntityTag tag = new EntityTag(content.file().blob().hex());
    Response.ResponseBuilder fresh = request.getRequest().evaluatePreconditions(tag);
    if (fresh != null) {
      return fresh.build();
    }
    Optional<Range> range =
        isOfThese(request.getHeaderString("If-Range"), tag)
            ? range(request.getHeaderString("Range"), size)
            : Optional.empty();
    Range sent = range.orElse(new Range(0, size - 1));
    StreamingOutput body = out -> copy(content, sent, out);
    boolean pdf = content.file().mediaType().equals("application/pdf");
    Response.ResponseBuilder answer =
        Response.status(range.isPresent() ? 206 : 200)
            .entity(body)
            .type(pdf ? "application/pdf" : "application/octet-stream")
            .tag(tag)
            .header("Accept-Ranges", "bytes")
            .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
            .header(HttpHeaders.CONTENT_LENGTH, sent.to() - sent.from() + 1)
            .header(HttpHeaders.CONTENT_DISPOSITION, disposition(content.file().fileName(), pdf));
    range.ifPresent(
        r -> answer.header("Content-Range", "bytes " + r.from() + "-" + r.to() + "/" + size));
    return answer.build();
  }

  static String disposition(String name, boolean inline) {
    String ascii = name.replaceAll("[^A-Za-z0-9._ -]", "_");
    String encoded = URLEncoder.encode(name, UTF_8).replace("+", "%20");
    return (inline ? "inline" : "attachment")
        + "; filename=\""
        + ascii
        + "\"; filename*=UTF-8''"
        + encoded;
  }

  /**
   * Whether a range continues these very bytes (RFC 9110 §13.1.5): a download that began with
   * another revision is sent whole. A day is no strong validator, and no answer of ours gives one.
   */
  private static boolean isOfThese(@Nullable String ifRange, EntityTag tag) {
    return ifRange == null || ifRange.strip().equals("\"" + tag.getValue() + "\"");
  }

  /** One range; several, or a malformed header, count as none (RFC 9110 §14.2 allows it). */
  private static Optional<Range> range(@Nullable String header, long size) {
    Matcher m = header == null ? null : RANGE.matcher(header.strip());
    if (m == null || !m.matches() || (m.group(1).isEmpty() && m.group(2).isEmpty())) {
      return Optional.empty();
    }
    long from;
    long to = size - 1;
    if (m.group(1).isEmpty()) {
      from = Math.max(0, size - Long.parseLong(m.group(2)));
    } else {
      from = Long.parseLong(m.group(1));
      to = m.group(2).isEmpty() ? to : Math.min(to, Long.parseLong(m.group(2)));
    }
    if (from > to || from >= size) {
      throw Problem.of(ProblemCode.RANGE_NOT_SATISFIABLE).with("size", size).exception();
    }
    return Optional.of(new Range(from, to));
  }

  private static void copy(Records.Content content, Range range, OutputStream out)
      throws java.io.IOException {
    try (FileChannel file = FileChannel.open(content.path(), StandardOpenOption.READ)) {
      WritableByteChannel sink = Channels.newChannel(out);
      long at = range.from();
      while (at <= range.to()) {
        long n = file.transferTo(at, range.to() - at + 1, sink);
        if (n <= 0) {
          throw new java.io.EOFException("a stored file is shorter than its record says");
        }
        at += n;
      }
    }
  }
}
