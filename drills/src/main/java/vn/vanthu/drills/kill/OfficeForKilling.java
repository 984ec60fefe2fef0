package vn.vanthu.drills.kill;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.Deployment;
import vn.vanthu.service.VanThuConfiguration;
import vn.vanthu.service.Wiring;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.access.Role;
import vn.vanthu.service.accounts.Account;
import vn.vanthu.service.accounts.Scope;
import vn.vanthu.service.demo.DemoPictures;
import vn.vanthu.service.demo.pki.DemoKey;
import vn.vanthu.service.demo.pki.DemoPki;
import vn.vanthu.service.keys.KeyBinding;
import vn.vanthu.service.keys.KeyHome;
import vn.vanthu.service.keys.SigningAuthority;
import vn.vanthu.service.records.Agency;
import vn.vanthu.service.routing.KeyBook;
import vn.vanthu.service.store.DatabaseSettings;

/**
 * An office made ready before its server starts: people with tokens, a director's key and a seal
 * under the service's care, and the configuration file that the server is started with.
 *
 * @param clerk token of a clerk who files, numbers, seals and releases
 * @param sealKey which key the clerk seals with
 * @param sealPin its PIN
 */
record OfficeForKilling(
    Path data,
    Path config,
    int port,
    String drafter,
    String clerk,
    String director,
    String directorKey,
    String directorPin,
    String sealKey,
    String sealPin) {
  private static final Agency AGENCY =
      new Agency(new AgencyId("so-noi-vu"), "Sở Nội vụ tỉnh An Lạc", "SNV");

  /**
   * Makes the office.
   *
   * @param folder empty
   * @param program holds {@code config/}
   */
  static OfficeForKilling in(Path folder, Path program)
      throws IOException, GeneralSecurityException {
    Path data = folder.resolve("data");
    Path books = program.resolve("config");
    DemoPki pki =
        DemoPki.open(folder.resolve("pki"), URI.create("http://127.0.0.1:1/"), Clock.systemUTC());
    var deployment =
        new Deployment(
            data,
            new DatabaseSettings.Embedded(data, 0),
            AGENCY,
            books.resolve("registers.yml"),
            books.resolve("calendar.yml"),
            List.of(pki.trustFolder()),
            new VanThuConfiguration.RevocationAccess(List.of(), false),
            Optional.empty(),
            1L << 30,
            1,
            Clock.systemUTC());
    int port = freePort();
    Path config = Files.writeString(folder.resolve("config.yml"), config(data, pki, books, port));
    try (var office = new Wiring(deployment)) {
      office.start();
      Account drafter = account(office, "chuyenvien", "Lê Minh Quân", Role.OFFICIAL);
      Account director = account(office, "giamdoc", "Trần Thị Bích Hạnh", Role.OFFICIAL);
      Account clerk = account(office, "vanthu", "Phạm Thu Hà", Role.CLERK);
      DemoKey personal = pki.person("giamdoc", director.fullName(), "Giám đốc", AGENCY.name());
      DemoKey seal = pki.seal("condau", AGENCY.name(), "H99.15");
      String personalId =
          bound(office, director, KeyBinding.Use.PERSON, personal, SigningAuthority.Kind.HEAD);
      String sealId =
          bound(office, clerk, KeyBinding.Use.SEAL, seal, SigningAuthority.Kind.INITIALS_ONLY);
      return new OfficeForKilling(
          data,
          config,
          port,
          token(office, drafter, null),
          token(office, clerk, sealId),
          token(office, director, personalId),
          personalId,
          pin(personal),
          sealId,
          pin(seal));
    }
  }

  private static Account account(Wiring office, String username, String name, Role role) {
    return office
        .accounts()
        .create(username, name, "", Set.of(), Set.of(role), null)
        .orElseThrow(() -> new IllegalStateException("no account " + username));
  }

  private static String bound(
      Wiring office,
      Account holder,
      KeyBinding.Use use,
      DemoKey key,
      SigningAuthority.Kind authority)
      throws IOException, GeneralSecurityException {
    var order =
        new KeyBook.NewKey(
            AGENCY.id(),
            holder.username(),
            use,
            key.certificate().getEncoded(),
            new KeyHome.KeyFile(key.file().toAbsolutePath().toString(), ""),
            authority,
            null,
            DemoPictures.signature(3));
    return switch (office.keys().bind(order)) {
      case KeyBook.Binding.Bound bound -> bound.key().id();
      case KeyBook.Binding.Refused refused -> throw new IllegalStateException(refused.toString());
    };
  }

  private static String token(Wiring office, Account account, @Nullable String key) {
    return office
        .accounts()
        .issueToken(account, "drill", EnumSet.allOf(Scope.class), Duration.ofDays(30), key)
        .secret()
        .value();
  }

  private static String pin(DemoKey key) throws IOException {
    return Files.readString(key.secretFile()).strip();
  }

  private static String config(Path data, DemoPki pki, Path books, int port) {
    return """
    data: %s
    agency: {key: %s, name: "%s", symbol: %s}
    registers: %s
    calendar: %s
    trust: [%s]
    readers: 1
    publicUrl: http://127.0.0.1:%d
    server:
      applicationConnectors: [{type: http, bindHost: 127.0.0.1, port: %d}]
      adminConnectors: [{type: http, bindHost: 127.0.0.1, port: 0}]
    logging: {level: WARN, appenders: [{type: console, target: stderr}]}
    """
        .formatted(
            data,
            AGENCY.id().value(),
            AGENCY.name(),
            AGENCY.symbol(),
            books.resolve("registers.yml"),
            books.resolve("calendar.yml"),
            pki.trustFolder().toAbsolutePath(),
            port,
            port);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
