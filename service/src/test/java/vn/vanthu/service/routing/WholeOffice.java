package vn.vanthu.service.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.core.Application;
import io.dropwizard.testing.DropwizardTestSupport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.Deployment;
import vn.vanthu.service.Edges;
import vn.vanthu.service.LoopbackServer;
import vn.vanthu.service.VanThuApplication;
import vn.vanthu.service.VanThuConfiguration;
import vn.vanthu.service.Wiring;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.access.Audience;
import vn.vanthu.service.access.Role;
import vn.vanthu.service.accounts.Account;
import vn.vanthu.service.accounts.Scope;
import vn.vanthu.service.api.Illustrator;
import vn.vanthu.service.demo.DemoPapers;
import vn.vanthu.service.demo.pki.DemoKey;
import vn.vanthu.service.demo.pki.DemoPki;
import vn.vanthu.service.demo.pki.DemoServer;
import vn.vanthu.service.keys.KeyBinding;
import vn.vanthu.service.keys.KeyHome;
import vn.vanthu.service.keys.SigningAuthority;
import vn.vanthu.service.office.TestOffice;
import vn.vanthu.service.records.Agency;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.RecordFacts;
import vn.vanthu.service.records.RecordId;
import vn.vanthu.service.records.RegisterResult;
import vn.vanthu.service.records.Secrecy;
import vn.vanthu.service.records.Urgency;
import vn.vanthu.service.store.DatabaseSettings;
import vn.vanthu.signing.fetch.AllowList;
import vn.vanthu.signing.fetch.FetchLimits;
import vn.vanthu.signing.fetch.Fetcher;
import vn.vanthu.signing.timestamp.HttpTimestampSource;
import vn.vanthu.signing.timestamp.TimestampSource;

/**
 * The office with nothing left out: database, files, index, verifier with a demo authority's trust,
 * HTTP server. Three people: a specialist, a director, a clerk.
 */
final class WholeOffice implements AutoCloseable {
  static final Agency AGENCY =
      new Agency(new AgencyId("so-noi-vu"), "Sở Nội vụ tỉnh An Lạc", "SNV");
  private static final ObjectMapper JSON = new ObjectMapper();

  final DemoPki pki;
  final Deployment deployment;
  final Wiring office;
  final Account specialist;
  final Account director;
  final Account clerk;
  private final DemoServer authorities;
  private final DropwizardTestSupport<VanThuConfiguration> server;
  private final HttpClient http = HttpClient.newHttpClient();

  WholeOffice(Path folder) throws IOException, GeneralSecurityException {
    this(folder, false, List.of());
  }

  /**
   * An office.
   *
   * @param asking whether it has a time stamp authority and may ask for revocation answers
   */
  WholeOffice(Path folder, boolean asking) throws IOException, GeneralSecurityException {
    this(folder, asking, List.of());
  }

  /** The same, which may load these PKCS#11 libraries. */
  WholeOffice(Path folder, boolean asking, List<Path> libraries)
      throws IOException, GeneralSecurityException {
    URI address = URI.create("http://127.0.0.1:" + freePort() + "/");
    pki = DemoPki.open(folder.resolve("pki"), address, Clock.systemUTC());
    authorities = DemoServer.start(pki);
    Path data = folder.resolve("data");
    deployment =
        new Deployment(
                data,
                new DatabaseSettings.Embedded(data, 0),
                AGENCY,
                TestOffice.config("registers.yml"),
                TestOffice.config("calendar.yml"),
                List.of(pki.trustFolder()),
                new VanThuConfiguration.RevocationAccess(
                    List.of(address.resolve("/root.crl"), address.resolve("/issuing.crl")),
                    true,
                    asking ? List.of("inner 127.0.0.1:" + address.getPort()) : List.of()),
                asking ? Optional.of(stamps(address)) : Optional.empty(),
                1L << 30,
                1,
                Clock.systemUTC())
            .withTokenLibraries(libraries);
    office = new Wiring(deployment);
    office.start();
    specialist = account("chuyenvien", "Lê Minh Quân", Role.OFFICIAL);
    director = account("giamdoc", "Trần Thị Bích Hạnh", Role.OFFICIAL);
    clerk = account("vanthu", "Phạm Thu Hà", Role.CLERK);
    server =
        new DropwizardTestSupport<>(VanThuApplication.class, LoopbackServer.configuration()) {
          @Override
          public Application<VanThuConfiguration> newApplication() {
            return new VanThuApplication((configuration, _) ->
                Edges.of(office, AGENCY.id(), configuration, Illustrator.NONE));
          }
        };
    try {
      server.before();
    } catch (Exception e) {
      office.close();
      authorities.close();
      throw new IllegalStateException("the server does not start", e);
    }
  }

  private TimestampSource stamps(URI address) {
    var allowed = new AllowList(List.of(new AllowList.Host("127.0.0.1", address.getPort(), true)));
    return new HttpTimestampSource(
        new Fetcher(allowed, FetchLimits.standard()), pki.timestampAddress());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private Account account(String username, String name, Role role) {
    return office
        .accounts()
        .create(
            username, name, "", Set.of(), Set.of(role), vn.vanthu.service.api.TestOffice.PASSWORD)
        .orElseThrow();
  }

  /** Ties a certificate of the demo authority to an account. */
  KeyBinding bind(
      Account holder,
      KeyBinding.Use use,
      DemoKey key,
      KeyHome home,
      SigningAuthority.Kind authority)
      throws CertificateEncodingException {
    return bind(holder, use, key, home, authority, new byte[0]);
  }

  /** The same with the picture that signatures show. */
  KeyBinding bind(
      Account holder,
      KeyBinding.Use use,
      DemoKey key,
      KeyHome home,
      SigningAuthority.Kind authority,
      byte[] image)
      throws CertificateEncodingException {
    var order =
        new KeyBook.NewKey(
            AGENCY.id(),
            holder.username(),
            use,
            key.certificate().getEncoded(),
            home,
            authority,
            null,
            image);
    return switch (office.keys().bind(order)) {
      case KeyBook.Binding.Bound bound -> bound.key();
      case KeyBook.Binding.Refused refused -> throw new AssertionError(refused.toString());
    };
  }

  /** A draft in our own typesetting, checked: it waits for the competent person. */
  OfficeRecord checked(String typeCode, String typeName, String subject) throws IOException {
    var facts =
        new RecordFacts(
            null,
            typeCode,
            typeName,
            null,
            AGENCY.name(),
            subject,
            director.fullName(),
            "Giám đốc",
            Urgency.NORMAL,
            Secrecy.NORMAL);
    var drafting =
        (DraftDesk.Drafting.Entered)
            office
                .drafts()
                .draft(
                    DemoPapers.outgoing(),
                    "du-thao",
                    facts,
                    new Audience.Agency(),
                    specialist.principal());
    OfficeRecord draft = ((RegisterResult.Done) drafting.result()).record();
    return done(office.outgoing().check(draft.id(), draft.version(), clerk.principal()));
  }

  static OfficeRecord done(RouteResult result) {
    return switch (result) {
      case RouteResult.Done done -> done.record();
      case RouteResult.Refused _, RouteResult.NotInBook _, RouteResult.NotSigned _ ->
          throw new AssertionError(result.toString());
    };
  }

  /** Fetches the revocation lists at once, as the office does every hour. */
  void refreshRevocation() {
    office.revocation().refresh();
  }

  OfficeRecord now(RecordId id) {
    return office.records().find(id, clerk.principal()).orElseThrow();
  }

  Outgoing stage(RecordId id) {
    return office.outgoing().stage(id, clerk.principal()).orElseThrow();
  }

  URI address(String path) {
    return URI.create("http://127.0.0.1:" + server.getLocalPort()).resolve(path);
  }

  /** A token of this person with every scope they may have, bound to a key. */
  String token(Account person, @Nullable String key) {
    return office
        .accounts()
        .issueToken(person, "thử", EnumSet.allOf(Scope.class), Duration.ofDays(1), key)
        .secret()
        .value();
  }

  HttpResponse<String> post(
      String token, OfficeRecord record, String what, String type, byte[] body) {
    return send(
        HttpRequest.newBuilder(address("/api/v1/records/" + record.id() + "/" + what))
            .header("Authorization", "Bearer " + token)
            .header("If-Match", "\"v" + record.version() + "\"")
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static JsonNode json(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(response.body(), e);
    }
  }

  @Override
  public void close() {
    server.after();
    office.close();
    authorities.close();
  }
}
