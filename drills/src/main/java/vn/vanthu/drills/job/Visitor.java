package vn.vanthu.drills.job;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Someone who goes on asking a server for a page, three times a second, and counts answers. One
 * thread of its own.
 */
final class Visitor implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration START = Duration.ofMinutes(3);
  private static final Duration PAUSE = Duration.ofMillis(333);

  private final HttpClient http = HttpClient.newHttpClient();
  private final HttpRequest question;
  private final AtomicLong answered = new AtomicLong();
  private final AtomicLong unanswered = new AtomicLong();
  private final AtomicLong slowest = new AtomicLong();
  private final Thread thread = Thread.ofPlatform().daemon().name("visitor").unstarted(this::ask);
  private volatile boolean stopping;

  Visitor(int port) {
    question =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/verify"))
            .timeout(PATIENCE)
            .build();
  }

  /** Waits for the server's first answer, then begins to count. */
  void awaitFirst(Process server) throws IOException, InterruptedException {
    long end = System.nanoTime() + START.toNanos();
    while (true) {
      try {
        if (status() == 200) {
          thread.start();
          return;
        }
      } catch (ConnectException | HttpTimeoutException notYet) {
        if (!server.isAlive() || System.nanoTime() > end) {
          throw new IOException("the server does not answer", notYet);
        }
      }
      Thread.sleep(100);
    }
  }

  private int status() throws IOException, InterruptedException {
    return http.send(question, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private void ask() {
    while (!stopping) {
      long begun = System.nanoTime();
      try {
        (status() == 200 ? answered : unanswered).incrementAndGet();
        long took = (System.nanoTime() - begun) / 1_000_000;
        slowest.accumulateAndGet(took, Math::max);
        Thread.sleep(PAUSE);
      } catch (IOException e) {
        unanswered.incrementAndGet();
      } catch (InterruptedException stop) {
        return;
      }
    }
  }

  long answered() {
    return answered.get();
  }

  long unanswered() {
    return unanswered.get();
  }

  long slowestMillis() {
    return slowest.get();
  }

  void stop() {
    stopping = true;
  }

  @Override
  public void close() {
    stop();
    http.close();
  }
}
