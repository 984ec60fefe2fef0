package vn.vanthu.service.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {
  @TempDir Path folder;

  @Test
  void the_service_listens_where_the_configuration_says() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("c.yml"),
            """
            server:
              applicationConnectors: [{type: http, bindHost: 127.0.0.2, port: 9090}, {type: http, port: 9091}]
              adminConnectors: [{type: http, bindHost: 127.0.0.1, port: 0}]
            """);
    assertThat(Ports.of(ConfigurationFile.read(file)))
        .as("a port that the system chooses is never busy")
        .containsExactly(new InetSocketAddress("127.0.0.2", 9090), new InetSocketAddress(9091));
  }

  /** TEST-NET-1 (RFC 5737) is no machine's own. */
  @Test
  void why_nobody_can_listen_is_said_before_anything_is_opened() throws Exception {
    InetAddress other = InetAddress.getByName("127.0.0.2");
    try (ServerSocket busy = new ServerSocket(0, 1, other)) {
      int port = busy.getLocalPort();
      assertThat(said(new InetSocketAddress(other, port))).contains("port " + port + " is busy");
      assertThat(said(new InetSocketAddress("192.0.2.1", port)))
          .contains("cannot listen on 192.0.2.1:" + port);
      assertThat(said(Ports.local(port))).isEmpty();
    }
  }

  private String said(InetSocketAddress address) {
    var talk = new ByteArrayOutputStream();
    var console =
        new Console(
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            new PrintStream(talk, true, StandardCharsets.UTF_8));
    Command server = new ServerCommand(new Home(folder, folder));
    boolean busy = Ports.anyBusy(List.of(address), server, console);
    String said = talk.toString(StandardCharsets.UTF_8);
    assertThat(busy).isEqualTo(!said.isEmpty());
    return said;
  }
}
