package vn.vanthu.signing.fetch;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Asks listed hosts by HTTP/1.1, one connection for each question. Immutable and thread-safe. */
public final class Fetcher {
  private final AllowList allowed;
  private final FetchLimits limits;

  /** A fetcher for these hosts. */
  public Fetcher(AllowList allowed, FetchLimits limits) {
    this.allowed = allowed;
    this.limits = limits;
  }

  /** Fetches what lies at the address. */
  public FetchAnswer get(URI uri) {
    return ask(uri, "GET", "*/*", "", new byte[0]);
  }

  /** Sends a question and fetches the answer. */
  public FetchAnswer post(URI uri, String contentType, String accept, byte[] question) {
    return ask(uri, "POST", accept, contentType, question);
  }

  private FetchAnswer ask(
      URI uri, String method, String accept, String contentType, byte[] question) {
    boolean secure = "https".equals(uri.getScheme());
    Optional<AllowList.Host> entry = allowed.entry(uri);
    if (entry.isEmpty() || !(secure || "http".equals(uri.getScheme()))) {
      return new FetchAnswer.Refused(FetchProblem.NOT_ALLOWED, uri.toString());
    }
    long deadline = System.nanoTime() + limits.total().toNanos();
    try {
      InetAddress address = InetAddress.getByName(entry.get().name());
      if (isInner(address) && !entry.get().inner()) {
        return new FetchAnswer.Refused(FetchProblem.INNER_ADDRESS, uri.getHost());
      }
      try (Socket plain = new Socket()) {
        plain.connect(new InetSocketAddress(address, entry.get().port()), millisLeft(deadline));
        plain.setSoTimeout(millisLeft(deadline));
        try (Socket socket = secure ? secured(plain, entry.get()) : plain) {
          send(socket.getOutputStream(), uri, method, accept, contentType, question);
          return new HttpAnswer(socket, deadline, limits.maxBytes()).read();
        }
      }
    } catch (SocketTimeoutException e) {
      return new FetchAnswer.Refused(FetchProblem.TIMEOUT, uri.getHost());
    } catch (UnknownHostException e) {
      return new FetchAnswer.Refused(FetchProblem.UNREACHABLE, "no such host " + uri.getHost());
    } catch (IOException e) {
      return new FetchAnswer.Refused(FetchProblem.UNREACHABLE, String.valueOf(e.getMessage()));
    }
  }

  private static Socket secured(Socket plain, AllowList.Host host) throws IOException {
    SSLSocket socket =
        (SSLSocket)
            ((SSLSocketFactory) SSLSocketFactory.getDefault())
                .createSocket(plain, host.name(), host.port(), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private static void send(
      OutputStream out, URI uri, String method, String accept, String contentType, byte[] question)
      throws IOException {
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    StringBuilder head = new StringBuilder();
    head.append(method).append(' ').append(path);
    if (uri.getRawQuery() != null) {
      head.append('?').append(uri.getRawQuery());
    }
    head.append(" HTTP/1.1\r\nHost: ").append(uri.getRawAuthority());
    head.append("\r\nAccept: ").append(accept).append("\r\nConnection: close\r\n");
    if (question.length > 0) {
      head.append("Content-Type: ").append(contentType);
      head.append("\r\nContent-Length: ").append(question.length).append("\r\n");
    }
    out.write(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
    out.write(question);
    out.flush();
  }

  /** Milliseconds until the deadline, at least 1, since 0 means forever to a socket. */
  static int millisLeft(long deadline) throws SocketTimeoutException {
    long left = (deadline - System.nanoTime()) / 1_000_000;
    if (left <= 0) {
      throw new SocketTimeoutException();
    }
    return (int) Math.min(left, Integer.MAX_VALUE);
  }

  /** Whether the address is one of the machine or of a network that is not public. */
  static boolean isInner(InetAddress address) {
    byte[] bytes = address.getAddress();
    boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
    boolean shared = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
    return address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || uniqueLocal
        || shared;
  }
}
