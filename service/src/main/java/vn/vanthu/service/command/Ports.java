package vn.vanthu.service.command;

import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.jetty.ConnectorFactory;
import io.dropwizard.jetty.HttpConnectorFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.Stream;
import vn.vanthu.service.VanThuConfiguration;

/** The ports that the service listens on. Stateless. */
final class Ports {
  private Ports() {}

  /** Those that the configuration names; a port that the system chooses is not among them. */
  static List<Integer> of(VanThuConfiguration configuration) {
    if (configuration.getServerFactory() instanceof DefaultServerFactory server) {
      Stream<ConnectorFactory> connectors =
          Stream.concat(
              server.getApplicationConnectors().stream(), server.getAdminConnectors().stream());
      return connectors
          .filter(HttpConnectorFactory.class::isInstance)
          .map(connector -> ((HttpConnectorFactory) connector).getPort())
          .filter(port -> port > 0)
          .toList();
    }
    return List.of();
  }

  /**
   * Says which of the ports another program uses.
   *
   * @return whether any is
   */
  static boolean anyBusy(List<Integer> ports, Command command, Console console) {
    boolean any = false;
    for (int port : ports) {
      if (busy(port)) {
        any = true;
        console.say(
            "vanthu %s: port %d is busy: stop the program that uses it, or set another port in the configuration"
                .formatted(command.name(), port));
      }
    }
    return any;
  }

  private static boolean busy(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return false;
    } catch (IOException e) {
      return true;
    }
  }
}
