package vn.vanthu.service.command;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import vn.vanthu.search.opensearch.ClusterSettings;
import vn.vanthu.service.Deployment;
import vn.vanthu.service.VanThuConfiguration;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.records.Agency;
import vn.vanthu.service.store.DatabaseSettings;
import vn.vanthu.signing.fetch.AllowList;
import vn.vanthu.signing.fetch.FetchLimits;
import vn.vanthu.signing.fetch.Fetcher;
import vn.vanthu.signing.keys.DigestAlgorithm;
import vn.vanthu.signing.timestamp.HttpTimestampSource;
import vn.vanthu.signing.timestamp.TimestampSource;

/** A configuration made concrete on this machine: paths resolved, secrets read. Stateless. */
final class Deployments {
  private Deployments() {}

  /**
   * Resolves a configuration.
   *
   * @throws IOException when a password file cannot be read
   */
  static Deployment of(VanThuConfiguration configuration, Home home) throws IOException {
    Path data = home.resolve(configuration.getData());
    var agency = configuration.getAgency();
    List<Path> trust =
        Stream.concat(
                configuration.getTrust().stream().map(home::resolve),
                Stream.of(data.resolve("trust")))
            .filter(Files::exists)
            .toList();
    return new Deployment(
        data,
        database(configuration, data, home),
        new Agency(new AgencyId(agency.key()), agency.name(), agency.symbol()),
        home.resolve(configuration.getRegisters()),
        home.resolve(configuration.getCalendar()),
        trust,
        configuration.getRevocation(),
        Optional.ofNullable(configuration.getTimestamp()).map(Deployments::timestamps),
        search(configuration, home),
        configuration.getNetwork(),
        configuration.getMaxUpload().toBytes(),
        configuration.getReaders(),
        configuration.getTokenLibraries().stream().map(home::resolve).toList(),
        Clock.systemUTC());
  }

  private static DatabaseSettings database(VanThuConfiguration configuration, Path data, Home home)
      throws IOException {
    var access = configuration.getDatabase();
    if (access == null) {
      return new DatabaseSettings.Embedded(data, 0);
    }
    String password = firstLine(home.resolve(access.passwordFile()));
    return new DatabaseSettings.External(access.url(), access.user(), password);
  }

  private static Optional<ClusterSettings> search(VanThuConfiguration configuration, Home home)
      throws IOException {
    var access = configuration.getSearch().opensearch();
    if (access == null) {
      return Optional.empty();
    }
    Optional<ClusterSettings.Login> login = Optional.empty();
    if (access.user() != null && access.passwordFile() != null) {
      String password = firstLine(home.resolve(access.passwordFile()));
      login = Optional.of(new ClusterSettings.Login(access.user(), password));
    }
    return Optional.of(
        new ClusterSettings(
            access.nodes(),
            access.name(),
            login,
            Optional.ofNullable(access.authorities()).map(home::resolve)));
  }

  private static String firstLine(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.findFirst().orElse("");
    }
  }

  /** A time stamp authority at that address and nobody else. */
  static TimestampSource timestamps(VanThuConfiguration.TimestampAccess access) {
    URI authority = access.url();
    int usual = "https".equals(authority.getScheme()) ? 443 : 80;
    int port = authority.getPort() < 0 ? usual : authority.getPort();
    var allowed =
        new AllowList(List.of(new AllowList.Host(authority.getHost(), port, access.inner())));
    return new HttpTimestampSource(
        new Fetcher(allowed, FetchLimits.standard()),
        authority,
        Objects.requireNonNullElse(access.hash(), DigestAlgorithm.SHA256));
  }
}
