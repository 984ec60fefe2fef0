package vn.vanthu.service.command;

import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.jetty.ConnectorFactory;
import io.dropwizard.jetty.HttpConnectorFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Stream;
import vn.vanthu.service.VanThuConfiguration;
import vn.vanthu.service.surroundings.Listening;

/** Where the service listens. Stateless. */
final class Ports {
  private Ports() {}

  /**
   * The addresses that the configuration names; a port that the system chooses is not among them.
   */
  static List<InetSocketAddress> of(VanThuConfiguration configuration) {
    if (configuration.getServerFactory() instanceof DefaultServerFactory server) {
      Stream<ConnectorFactory> connectors =
          Stream.concat(
              server.getApplicationConnectors().stream(), server.getAdminConnectors().stream());
      return connectors
          .filter(HttpConnectorFactory.class::isInstance)
          .map(connector -> address((HttpConnectorFactory) connector))
          .filter(address -> address.getPort() > 0)
          .toList();
    }
    return List.of();
  }

  /**
   * Says where nobody could listen now.
   *
   * @return whether there is such an address
   */
  static boolean anyBusy(List<InetSocketAddress> addresses, Command command, Console console) {
    boolean any = false;
    for (InetSocketAddress address : addresses) {
      switch (Listening.on(address)) {
        case Listening.Free _ -> {
          continue;
        }
        case Listening.Busy _ ->
            console.say(
                "vanthu %s: cổng %d đang bị dùng: dừng chương trình kia, hoặc đặt cổng khác trong cấu hình"
                    .formatted(command.name(), address.getPort()),
                "vanthu %s: port %d is busy: stop the program that uses it, or set another port in the configuration"
                    .formatted(command.name(), address.getPort()));
        case Listening.Unusable unusable ->
            console.say(
                "vanthu %s: không mở được %s:%d (%s): đặt lại bindHost và port trong cấu hình"
                    .formatted(
                        command.name(),
                        address.getHostString(),
                        address.getPort(),
                        unusable.detail()),
                "vanthu %s: cannot listen on %s:%d (%s): set bindHost and port in the configuration"
                    .formatted(
                        command.name(),
                        address.getHostString(),
                        address.getPort(),
                        unusable.detail()));
      }
      any = true;
    }
    return any;
  }

  /** A port on the loopback address. */
  static InetSocketAddress local(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  private static InetSocketAddress address(HttpConnectorFactory connector) {
    String host = connector.getBindHost();
    return host == null
        ? new InetSocketAddress(connector.getPort())
        : new InetSocketAddress(host, connector.getPort());
  }
}
