package vn.vanthu.service.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.core.Application;
import io.dropwizard.testing.DropwizardTestSupport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import vn.vanthu.search.index.RecordIndex;
import vn.vanthu.service.LoopbackServer;
import vn.vanthu.service.VanThuApplication;
import vn.vanthu.service.VanThuConfiguration;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.access.Role;
import vn.vanthu.service.accounts.Account;
import vn.vanthu.service.accounts.Accounts;
import vn.vanthu.service.accounts.Passwords;
import vn.vanthu.service.archive.ArchiveKeeping;
import vn.vanthu.service.archive.EvidenceKeeping;
import vn.vanthu.service.calendar.DueDates;
import vn.vanthu.service.calendar.WorkingDays;
import vn.vanthu.service.files.FileJudge;
import vn.vanthu.service.files.FileSigning;
import vn.vanthu.service.intake.IntakeLimits;
import vn.vanthu.service.intake.Intakes;
import vn.vanthu.service.intake.Readings;
import vn.vanthu.service.intake.TextReader;
import vn.vanthu.service.ledger.Ledger;
import vn.vanthu.service.outbox.IndexFeed;
import vn.vanthu.service.records.Agency;
import vn.vanthu.service.records.Urgency;
import vn.vanthu.service.registers.Books;
import vn.vanthu.service.registers.IncomingDesk;
import vn.vanthu.service.registers.OutgoingEntries;
import vn.vanthu.service.registers.RecordRevisions;
import vn.vanthu.service.registers.Records;
import vn.vanthu.service.registers.RegisterRules;
import vn.vanthu.service.registers.Registrar;
import vn.vanthu.service.registers.SignatureCheck;
import vn.vanthu.service.routing.DraftDesk;
import vn.vanthu.service.routing.DraftPress;
import vn.vanthu.service.routing.DraftUploads;
import vn.vanthu.service.routing.KeyBook;
import vn.vanthu.service.routing.KeyOpener;
import vn.vanthu.service.routing.OutgoingDesk;
import vn.vanthu.service.routing.RouteSettings;
import vn.vanthu.service.routing.SignatureWork;
import vn.vanthu.service.routing.SigningSessions;
import vn.vanthu.service.routing.TokenLibraries;
import vn.vanthu.service.searches.AlertWatch;
import vn.vanthu.service.searches.SavedSearches;
import vn.vanthu.service.store.AccountDao;
import vn.vanthu.service.store.AnswerBook;
import vn.vanthu.service.store.BlobStore;
import vn.vanthu.service.store.Database;
import vn.vanthu.service.store.DatabaseSettings;
import vn.vanthu.service.store.DurableFiles;
import vn.vanthu.service.store.EmbeddedPostgres;
import vn.vanthu.service.store.OfficeStore;
import vn.vanthu.service.typesetting.Typesetter;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.Message;
import vn.vanthu.signing.Octets;
import vn.vanthu.signing.Report;
import vn.vanthu.signing.augment.Evidence;
import vn.vanthu.signing.evidence.EvidenceCheck;
import vn.vanthu.signing.evidence.EvidenceRecord;
import vn.vanthu.signing.evidence.EvidenceVerdict;
import vn.vanthu.signing.ledger.CheckpointSigner;
import vn.vanthu.signing.sign.Signer;
import vn.vanthu.signing.sign.SigningProfile;
import vn.vanthu.signing.trust.Trust;

/**
 * The real server with the real database on loopback, for tests of the edge. What judges documents
 * is a stand-in that calls every file unsigned: the verdicts are other tests' matter.
 */
public final class TestOffice implements AutoCloseable {
  private static final Evidence NOBODY_ASKED =
      new Evidence(List.of(), List.of(), List.of(), List.of("nobody is asked"));
  static final AgencyId AGENCY = new AgencyId("so-noi-vu");
  public static final String PASSWORD = "mot cau ngan de nho";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final Database database;
  private final Accounts accounts;
  private final Office office;
  private final RecordIndex index;
  private final DropwizardTestSupport<VanThuConfiguration> server;
  private final HttpClient http =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

  /** With readers that look at the first line only. */
  public TestOffice(InstantSource clock) {
    this(clock, _ -> new FirstLineReader(), _ -> Illustrator.NONE);
  }

  /**
   * With readers of its own.
   *
   * @param reading reads words and facts; is given a folder for its copies
   * @param drawing draws pages; likewise
   */
  public TestOffice(
      InstantSource clock,
      Function<Path, TextReader> reading,
      Function<Path, Illustrator> drawing) {
    try {
      folder = Files.createTempDirectory("vanthu-test-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try {
      index = RecordIndex.open(folder.resolve("index"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    database =
        Database.open(
            new DatabaseSettings.Embedded(folder, 0), 10, DurableFiles.haltingOnFailure());
    accounts =
        new Accounts(new AgencyId("so-noi-vu"), new AccountDao(database), new Passwords(), clock);
    office = office(clock, reading.apply(folder.resolve("reading")));
    server =
        new DropwizardTestSupport<>(VanThuApplication.class, LoopbackServer.configuration()) {
          @Override
          public Application<VanThuConfiguration> newApplication() {
            return new VanThuApplication((configuration, _) ->
                new Edge.Ground(
                    accounts,
                    new Unsigned(),
                    office,
                    new AnswerBook(database),
                    AGENCY,
                    VanThuApplication.hosts(configuration),
                    configuration.getMaxUpload().toBytes(),
                    folder.resolve("temporary"),
                    clock,
                    drawing.apply(folder.resolve("drawing"))));
          }
        };
    try {
      server.before();
    } catch (Exception e) {
      database.close();
      throw new IllegalStateException("the server does not start", e);
    }
  }

  private Office office(InstantSource clock, TextReader reader) {
    DurableFiles files = DurableFiles.haltingOnFailure();
    BlobStore blobs = BlobStore.open(folder.resolve("blobs"), files);
    OfficeStore store = OfficeStore.over(database);
    Clock ticking = clock.withZone(ZoneId.of("Asia/Ho_Chi_Minh"));
    SignatureCheck unsigned = (_, _, _) -> Optional.empty();
    RegisterRules rules = TestRegisters.rules();
    Records records = new Records(store, blobs);
    records.openAgency(new Agency(AGENCY, "Sở Nội vụ tỉnh Mẫu", "SNV"));
    Registrar registrar = new Registrar(store, rules, ticking);
    SignatureWork signatures =
        new SignatureWork(
            new Signer(SigningProfile.circular15()),
            document -> new Unsigned().verify(document),
            Optional.empty());
    RouteSettings routing =
        new RouteSettings(rules.zone(), WorkingDays.weekendsOnly(), rules.signingTime());
    OutgoingDesk outgoing =
        new OutgoingDesk(
            database,
            blobs,
            new OutgoingEntries(store, blobs, registrar, ticking),
            signatures,
            new KeyOpener(folder, new TokenLibraries(List.of())),
            routing,
            ticking,
            JSON);
    DueDates dueDates =
        new DueDates(routing.calendar(), Map.of(Urgency.URGENT, 2), Map.of("CV", 7));
    Intakes intakes =
        new Intakes(store, blobs, rules, unsigned, reader, ticking, IntakeLimits.standard());
    IndexFeed feed = new IndexFeed(store, index);
    AlertWatch alerts =
        new AlertWatch(database, index, name -> accounts.find(name).map(Account::principal));
    alerts.load();
    feed.tell(alerts);
    return new Office(
        intakes,
        new Readings(intakes),
        registrar,
        records,
        new Books(store, rules),
        new IncomingDesk(store, rules, dueDates, ticking),
        new RecordRevisions(store, blobs, unsigned, ticking, 1 << 20),
        new Ledger(store, CheckpointSigner.generate("test").publicKey()),
        new IndexFinder(index, feed),
        blobs,
        dueDates,
        new KeyBook(database, routing, new TokenLibraries(List.of()), ticking),
        new DraftUploads(
            intakes, (_, _, _) -> new DraftPress.Pressed.AsItIs(), folder.resolve("temporary")),
        new DraftDesk(new Typesetter(), intakes, registrar, ticking),
        outgoing,
        new SigningSessions(outgoing, signatures, database, ticking),
        new FileSigning(
            outgoing,
            new KeyOpener(folder, new TokenLibraries(List.of())),
            new Unsigned(),
            Optional.empty(),
            folder.resolve("temporary"),
            ticking),
        new SavedSearches(database, alerts, ticking),
        new ArchiveKeeping(
            database,
            records,
            new RecordRevisions(store, blobs, unsigned, ticking, 1 << 20),
            _ -> NOBODY_ASKED,
            document -> new Unsigned().verify(document),
            Optional.empty(),
            folder.resolve("temporary"),
            ticking),
        new EvidenceKeeping(
            database,
            records,
            blobs,
            new EvidenceKeeping.Judge() {
              @Override
              public Evidence answers(Octets token) {
                return NOBODY_ASKED;
              }

              @Override
              public EvidenceVerdict proven(DocumentBytes document, EvidenceRecord record) {
                return EvidenceCheck.check(
                    document, record.encoded(), Trust.none(), ticking.instant());
              }
            },
            Optional.empty(),
            ticking));
  }

  public Accounts accounts() {
    return accounts;
  }

  /** A connection of one's own to the office's database. */
  Connection connection() throws SQLException {
    DatabaseSettings.External access = EmbeddedPostgres.running(folder).orElseThrow();
    return DriverManager.getConnection(access.url(), access.user(), access.password());
  }

  public int port() {
    return server.getLocalPort();
  }

  public URI address(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  /** An account with the tests' password and a name of its own. */
  public Account account(Role... roles) {
    String name = "nguoi-" + UUID.randomUUID().toString().substring(0, 8);
    return accounts
        .create(name, "Nguyễn Văn " + name, "", Set.of(), Set.of(roles), PASSWORD)
        .orElseThrow();
  }

  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address(path));
  }

  /** Sends; the body is read as Latin-1 only to be decoded again where it matters. */
  public HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Bytes on the wire, for requests that no client library would send. */
  public String raw(String text) {
    return raw(port(), text);
  }

  /** The same at another port. */
  String raw(int port, String text) {
    try (var socket = new java.net.Socket(java.net.InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(text.getBytes(ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int adminPort() {
    return server.getAdminPort();
  }

  public static JsonNode json(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(response.body(), e);
    }
  }

  @Override
  public void close() {
    server.after();
    database.close();
  }

  /** How often a document was judged after asking authorities, in all offices of this run. */
  static final java.util.concurrent.atomic.AtomicInteger ASKED =
      new java.util.concurrent.atomic.AtomicInteger();

  private record Unsigned() implements VerificationDesk, FileJudge {
    @Override
    public Evidence evidence(DocumentBytes document) {
      return NOBODY_ASKED;
    }

    @Override
    public Evidence evidenceOfSignature(DocumentBytes signature) {
      return NOBODY_ASKED;
    }

    @Override
    public Report verify(DocumentBytes document) {
      return new Report(
          "00".repeat(32),
          document.length(),
          java.time.Instant.EPOCH,
          Report.Verdict.UNSIGNED,
          Report.Conclusion.NO_SIGNATURE,
          List.of(),
          List.of(new Message("NO_SIGNATURE", "Không có chữ ký.", "No signature.")));
    }

    @Override
    public Report verifyDetached(DocumentBytes document, DocumentBytes signature) {
      return verify(document);
    }

    @Override
    public Report verifyAsking(DocumentBytes document) {
      ASKED.incrementAndGet();
      return verify(document);
    }

    @Override
    public Report verifyDetachedAsking(DocumentBytes document, DocumentBytes signature) {
      return verifyAsking(document);
    }

    @Override
    public Optional<Registered> registered(String sha256, Principal reader) {
      return Optional.empty();
    }

    @Override
    public Optional<Registered> original(Report report, Principal reader) {
      return Optional.empty();
    }
  }
}
