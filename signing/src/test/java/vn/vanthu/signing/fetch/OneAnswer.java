package vn.vanthu.signing.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A server on loopback that gives every question the same bytes, well formed or not, and remembers
 * what it was asked. Thread-safe.
 */
public final class OneAnswer implements AutoCloseable {
  private final ServerSocket listening;
  private final byte[] answer;
  private final Duration pause;
  private final List<String> questions = Collections.synchronizedList(new ArrayList<>());

  /** A server that sends this text at once and closes. */
  public OneAnswer(String answer) throws IOException {
    this(answer.getBytes(StandardCharsets.ISO_8859_1), Duration.ZERO);
  }

  /** A server that waits before it closes the connection, and before the last byte. */
  public OneAnswer(byte[] answer, Duration pause) throws IOException {
    this.answer = answer.clone();
    this.pause = pause;
    this.listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  private void serve() {
    while (!listening.isClosed()) {
      try (Socket socket = listening.accept()) {
        questions.add(question(socket.getInputStream()));
        OutputStream out = socket.getOutputStream();
        out.write(answer, 0, Math.max(0, answer.length - 1));
        out.flush();
        Thread.sleep(pause);
        out.write(answer, Math.max(0, answer.length - 1), Math.min(1, answer.length));
        out.flush();
        socket.shutdownOutput();
      } catch (IOException _) {
        // the other side hung up: the next one is served
      } catch (InterruptedException _) {
        return;
      }
    }
  }

  private static String question(InputStream in) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    String text = "";
    while (!text.endsWith("\r\n\r\n")) {
      int b = in.read();
      if (b < 0) {
        return text;
      }
      read.write(b);
      text = read.toString(StandardCharsets.ISO_8859_1);
    }
    int at = text.indexOf("Content-Length: ");
    if (at < 0) {
      return text;
    }
    String length = text.substring(at + "Content-Length: ".length(), text.indexOf("\r\n", at));
    read.writeBytes(in.readNBytes(Integer.parseInt(length)));
    return read.toString(StandardCharsets.ISO_8859_1);
  }

  /** The server's port. */
  public int port() {
    return listening.getLocalPort();
  }

  /** An address on this server. */
  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  /** A fetcher that may ask this server, within these limits. */
  public Fetcher fetcher(FetchLimits limits) {
    return new Fetcher(AllowList.parse(List.of("inner 127.0.0.1:" + port())), limits);
  }

  /** Every question in full, in the order they came. */
  public List<String> questions() {
    return List.copyOf(questions);
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
