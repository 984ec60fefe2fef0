package vn.vanthu.signing.fetch;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Reads one HTTP/1.1 answer (RFC 9112) from a connection that is closed afterwards: a length,
 * chunks, or everything until the end. Nothing of it is trusted. Single-threaded.
 */
final class HttpAnswer {
  private static final int MAX_LINE = 8 << 10;
  private static final int MAX_LINES = 200;

  private final Socket socket;
  private final long deadline;
  private final int maxBytes;
  private final InputStream in;

  HttpAnswer(Socket socket, long deadline, int maxBytes) throws IOException {
    this.socket = socket;
    this.deadline = deadline;
    this.maxBytes = maxBytes;
    this.in = new BufferedInputStream(socket.getInputStream());
  }

  FetchAnswer read() throws IOException {
    String[] status = line().split(" ", 3);
    if (status.length < 2 || !status[0].startsWith("HTTP/1.")) {
      return new FetchAnswer.Refused(FetchProblem.MALFORMED, "not an HTTP answer");
    }
    long length = -1;
    boolean chunked = false;
    for (int i = 0; ; i++) {
      String header = line();
      if (header.isEmpty()) {
        break;
      }
      if (i == MAX_LINES) {
        return new FetchAnswer.Refused(FetchProblem.MALFORMED, "too many header lines");
      }
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = number(lower.substring("content-length:".length()), 10);
      } else if (lower.startsWith("transfer-encoding:")) {
        chunked = lower.stripTrailing().endsWith("chunked");
      }
    }
    if (!status[1].equals("200")) {
      return new FetchAnswer.Refused(FetchProblem.STATUS, status[1]);
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    boolean fits = chunked ? chunks(body) : copy(body, length);
    return fits
        ? new FetchAnswer.Fetched(body.toByteArray())
        : new FetchAnswer.Refused(FetchProblem.TOO_LARGE, "more than " + maxBytes + " bytes");
  }

  private boolean chunks(ByteArrayOutputStream body) throws IOException {
    while (true) {
      String size = line();
      int extension = size.indexOf(';');
      long length = number(extension < 0 ? size : size.substring(0, extension), 16);
      if (length < 0) {
        throw new IOException("a chunk without size");
      }
      if (length == 0) {
        return true;
      }
      if (!copy(body, length)) {
        return false;
      }
      line();
    }
  }

  /** Copies so many bytes, or all when the length is not known; false when they are too many. */
  private boolean copy(ByteArrayOutputStream body, long length) throws IOException {
    if (length > maxBytes) {
      return false;
    }
    byte[] piece = new byte[8 << 10];
    long left = length < 0 ? Long.MAX_VALUE : length;
    while (left > 0) {
      socket.setSoTimeout(Fetcher.millisLeft(deadline));
      int read = in.read(piece, 0, (int) Math.min(piece.length, left));
      if (read < 0) {
        if (length >= 0) {
          throw new EOFException("the answer was cut short");
        }
        return true;
      }
      body.write(piece, 0, read);
      left -= read;
      if (body.size() > maxBytes) {
        return false;
      }
    }
    return true;
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    socket.setSoTimeout(Fetcher.millisLeft(deadline));
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0 || line.size() > MAX_LINE) {
        throw new EOFException("not an HTTP answer");
      }
      if (b != '\r') {
        line.write(b);
      }
      if ((line.size() & 0xff) == 0xff) {
        socket.setSoTimeout(Fetcher.millisLeft(deadline));
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  private static long number(String text, int radix) {
    try {
      return Long.parseLong(text.strip(), radix);
    } catch (NumberFormatException _) {
      return -1; // as if it were absent
    }
  }
}
