package vn.vanthu.service;

import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.dropwizard.logging.common.DefaultLoggingFactory;
import io.dropwizard.request.logging.LogbackAccessRequestLogFactory;
import java.util.List;

/** How tests serve: free ports of the loopback address, no request log, warnings only. */
public final class LoopbackServer {
  private LoopbackServer() {}

  /** A fresh configuration. */
  public static VanThuConfiguration configuration() {
    VanThuConfiguration configuration = new VanThuConfiguration();
    DefaultServerFactory factory = (DefaultServerFactory) configuration.getServerFactory();
    factory.setApplicationConnectors(List.of(anyPort()));
    factory.setAdminConnectors(List.of(anyPort()));
    LogbackAccessRequestLogFactory quiet = new LogbackAccessRequestLogFactory();
    quiet.setAppenders(List.of());
    factory.setRequestLogFactory(quiet);
    DefaultLoggingFactory logging = new DefaultLoggingFactory();
    logging.setLevel("WARN");
    configuration.setLoggingFactory(logging);
    return configuration;
  }

  private static HttpConnectorFactory anyPort() {
    HttpConnectorFactory connector = new HttpConnectorFactory();
    connector.setBindHost("127.0.0.1");
    connector.setPort(0);
    return connector;
  }
}
