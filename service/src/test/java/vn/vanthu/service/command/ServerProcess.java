package vn.vanthu.service.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code ./vanthu server} as a process of its own, stopped as systemd stops it, or killed. */
final class ServerProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final CommandLine deployment;
  private final Process process;
  private final Path talk;
  private final HttpClient http = HttpClient.newHttpClient();

  private ServerProcess(CommandLine deployment, Process process, Path talk) {
    this.deployment = deployment;
    this.process = process;
    this.talk = talk;
  }

  static ServerProcess start(CommandLine deployment) throws IOException, InterruptedException {
    Path talk = deployment.home().program().resolve("server.err");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dvanthu.home=" + deployment.home().program(),
                "-cp",
                System.getProperty("java.class.path"),
                "vn.vanthu.service.Main",
                "server",
                deployment.config().toString())
            .redirectError(talk.toFile())
            .redirectOutput(deployment.home().program().resolve("server.out").toFile())
            .start();
    var server = new ServerProcess(deployment, process, talk);
    server.awaitAnswer();
    return server;
  }

  private void awaitAnswer() throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        assertThat(get("/openapi.json", "").statusCode()).isEqualTo(200);
        return;
      } catch (IOException notYet) {
        assertThat(process.isAlive()).as(() -> said()).isTrue();
        assertThat(System.nanoTime()).as(() -> said()).isLessThan(end);
        Thread.sleep(100);
      }
    }
  }

  /** A request with a token, or without one when it is empty. */
  HttpRequest.Builder request(String path, String token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + deployment.port() + path))
            .timeout(Duration.ofMinutes(1));
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
    return send(request(path, token));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Ends it as {@code kill -9} does: nothing of its own runs any more. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
    assertThat(process.exitValue()).as("ended by SIGKILL").isEqualTo(128 + 9);
    http.close();
  }

  String said() {
    try {
      return Files.readString(talk);
    } catch (IOException e) {
      return e.toString();
    }
  }

  List<String> complaints() {
    return said()
        .lines()
        .filter(line -> line.startsWith("ERROR") || line.contains("Exception"))
        .toList();
  }

  @Override
  public void close() {
    http.close();
    process.destroy();
    boolean ended;
    try {
      ended = process.waitFor(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      ended = false;
    }
    process.destroyForcibly();
    assertThat(ended).as("the server ends when it is asked to").isTrue();
  }
}
