package vn.vanthu.service.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import vn.vanthu.service.office.TestOffice;

/** A deployment in a folder of its own, and its commands run as the launcher runs them. */
final class CommandLine {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Home home;
  private final int port;
  private final Path config;

  /** Writes the configuration; nothing is opened yet. */
  CommandLine(Path folder) throws IOException {
    this.home = new Home(Files.createDirectories(folder), folder);
    this.port = freePort();
    Files.createDirectories(home.config());
    this.config = config("vanthu.yml", "data");
  }

  /** A further configuration over another data folder. */
  Path config(String name, String data) throws IOException {
    return Files.writeString(
        home.config().resolve(name),
        String.join(
            "\n",
            "agency: {key: so-thu, name: Sở Thử nghiệm, symbol: ST, code: ''}",
            "data: " + data,
            "registers: " + TestOffice.config("registers.yml"),
            "calendar: " + TestOffice.config("calendar.yml"),
            "publicUrl: http://127.0.0.1:" + port,
            "readers: 1",
            "server:",
            "  applicationConnectors: [{type: http, bindHost: 127.0.0.1, port: " + port + "}]",
            "  adminConnectors: [{type: http, bindHost: 127.0.0.1, port: 0}]",
            "logging: {level: WARN, appenders: [{type: console, target: stderr}]}",
            ""));
  }

  Home home() {
    return home;
  }

  int port() {
    return port;
  }

  Path config() {
    return config;
  }

  Path data() {
    return home.data();
  }

  /**
   * How a command ended.
   *
   * @param data standard output
   * @param talk standard error
   */
  record Ran(int status, String data, String talk) {
    Ran is(int expected) {
      assertThat(status).as("stdout: %s%nstderr: %s", data, talk).isEqualTo(expected);
      return this;
    }

    /** Standard output, which must be one JSON object a line. */
    List<JsonNode> lines() {
      return data.lines().map(Ran::object).toList();
    }

    private static JsonNode object(String line) {
      try {
        JsonNode node = JSON.readTree(line);
        assertThat(node.isObject()).as(line).isTrue();
        return node;
      } catch (IOException e) {
        throw new UncheckedIOException("not JSON: " + line, e);
      }
    }
  }

  Ran run(Object... words) {
    var data = new ByteArrayOutputStream();
    var talk = new ByteArrayOutputStream();
    var console =
        new Console(
            new PrintStream(data, true, StandardCharsets.UTF_8),
            new PrintStream(talk, true, StandardCharsets.UTF_8));
    int status =
        new Commands(home).run(List.of(words).stream().map(Object::toString).toList(), console);
    return new Ran(
        status, data.toString(StandardCharsets.UTF_8), talk.toString(StandardCharsets.UTF_8));
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }
}
