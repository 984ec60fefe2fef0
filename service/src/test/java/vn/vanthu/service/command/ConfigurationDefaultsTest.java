package vn.vanthu.service.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropwizard.configuration.ConfigurationException;
import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.dropwizard.util.DataSize;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.service.VanThuConfiguration;
import vn.vanthu.service.registers.Network;

/** Records every default: who changes one changes this test, and the operators' CHANGELOG. */
class ConfigurationDefaultsTest {
  @TempDir Path folder;

  private VanThuConfiguration read(String yaml) throws IOException, ConfigurationException {
    return ConfigurationFile.read(Files.writeString(folder.resolve("c.yml"), yaml));
  }

  @Test
  void everything_left_out_has_a_default_that_works_on_one_machine() throws Exception {
    VanThuConfiguration c = read("{}");
    assertThat(c.getData()).isEqualTo(Path.of("data"));
    assertThat(c.getPublicUrl()).isEqualTo(URI.create("http://127.0.0.1:8080"));
    assertThat(c.getAllowedHosts()).isEmpty();
    assertThat(c.getMaxUpload()).isEqualTo(DataSize.gibibytes(1));
    assertThat(c.getTrust()).isEmpty();
    assertThat(c.getTokenLibraries()).isEmpty();
    assertThat(c.getAgency())
        .isEqualTo(new VanThuConfiguration.AgencySettings("co-quan", "Cơ quan", "CQ", ""));
    assertThat(c.getDatabase()).isNull();
    assertThat(c.getSearch().opensearch()).isNull();
    assertThat(c.getTimestamp()).isNull();
    assertThat(c.getRevocation().lists()).isEmpty();
    assertThat(c.getRevocation().inner()).isFalse();
    assertThat(c.getRegisters()).isEqualTo(Path.of("config", "registers.yml"));
    assertThat(c.getCalendar()).isEqualTo(Path.of("config", "calendar.yml"));
    assertThat(c.getNetwork()).isEqualTo(Network.NETWORKED);
    assertThat(c.getReaders()).isEqualTo(2);
    var server = (DefaultServerFactory) c.getServerFactory();
    var http = (HttpConnectorFactory) server.getApplicationConnectors().getFirst();
    assertThat(List.of(http.getBindHost(), http.getPort())).isEqualTo(List.of("127.0.0.1", 8080));
    var admin = (HttpConnectorFactory) server.getAdminConnectors().getFirst();
    assertThat(List.of(admin.getBindHost(), admin.getPort())).isEqualTo(List.of("127.0.0.1", 8081));
  }

  @Test
  void the_public_address_follows_the_connector_unless_it_is_told() throws Exception {
    String connector = "server: {applicationConnectors: [{type: http%s, port: %d}]}";
    assertThat(read(connector.formatted(", bindHost: 127.0.0.1", 9090)).getPublicUrl())
        .hasToString("http://127.0.0.1:9090");
    assertThat(read(connector.formatted("", 80)).getPublicUrl()).hasToString("http://127.0.0.1");
    assertThat(read(connector.formatted(", bindHost: 0.0.0.0", 8081)).getPublicUrl())
        .hasToString("http://127.0.0.1:8081");
    assertThat(read(connector.formatted(", bindHost: '::1'", 9090)).getPublicUrl())
        .hasToString("http://[::1]:9090");
    assertThat(
            read("server: {applicationConnectors: [{type: https, bindHost: vanthu.example.vn,"
                    + " port: 8443, keyStorePath: k, keyStorePassword: p}]}")
                .getPublicUrl())
        .hasToString("https://vanthu.example.vn:8443");
    assertThat(
            read("publicUrl: https://vanthu.example.vn\n" + connector.formatted("", 9090))
                .getPublicUrl())
        .hasToString("https://vanthu.example.vn");
  }

  @Test
  void only_an_independent_network_is_named_in_full() throws Exception {
    assertThat(read("network: independent-lan").getNetwork()).isEqualTo(Network.INDEPENDENT_LAN);
    assertThatThrownBy(() -> read("network: lan")).isInstanceOf(ConfigurationException.class);
  }

  @Test
  void an_unknown_key_is_an_error_that_names_it() {
    assertThatThrownBy(() -> read("maxUplod: 1GiB"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("maxUplod");
  }

  @Test
  void a_number_without_a_unit_that_makes_sense_is_an_error() {
    assertThatThrownBy(() -> read("maxUpload: 1 parsec"))
        .isInstanceOf(ConfigurationException.class);
    assertThatThrownBy(() -> read("readers: 0")).isInstanceOf(ConfigurationException.class);
  }
}
