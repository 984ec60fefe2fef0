package vn.vanthu.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import vn.vanthu.search.extract.ExtractionLimits;
import vn.vanthu.search.extract.Extractor;
import vn.vanthu.search.extract.WorkerLauncher;
import vn.vanthu.search.index.IndexContents;
import vn.vanthu.search.index.RecordIndex;
import vn.vanthu.search.recognise.Recogniser;
import vn.vanthu.service.accounts.Accounts;
import vn.vanthu.service.accounts.Passwords;
import vn.vanthu.service.archive.ArchiveJob;
import vn.vanthu.service.archive.ArchiveKeeping;
import vn.vanthu.service.archive.EvidenceKeeping;
import vn.vanthu.service.calendar.CalendarFile;
import vn.vanthu.service.calendar.DueDates;
import vn.vanthu.service.files.FileSigning;
import vn.vanthu.service.intake.IntakeLimits;
import vn.vanthu.service.intake.Intakes;
import vn.vanthu.service.intake.Readings;
import vn.vanthu.service.ledger.Ledger;
import vn.vanthu.service.ledger.LedgerKey;
import vn.vanthu.service.ledger.Sequencer;
import vn.vanthu.service.outbox.IndexFeed;
import vn.vanthu.service.pace.Pace;
import vn.vanthu.service.reading.DocumentReader;
import vn.vanthu.service.reading.TimedReader;
import vn.vanthu.service.registers.Books;
import vn.vanthu.service.registers.IncomingDesk;
import vn.vanthu.service.registers.OutgoingEntries;
import vn.vanthu.service.registers.RecordRevisions;
import vn.vanthu.service.registers.Records;
import vn.vanthu.service.registers.RegisterRules;
import vn.vanthu.service.registers.RegisterRulesFile;
import vn.vanthu.service.registers.Registrar;
import vn.vanthu.service.registers.SignedOriginals;
import vn.vanthu.service.routing.DraftDesk;
import vn.vanthu.service.routing.DraftUploads;
import vn.vanthu.service.routing.KeyBook;
import vn.vanthu.service.routing.KeyOpener;
import vn.vanthu.service.routing.OutgoingDesk;
import vn.vanthu.service.routing.PressOfOffice;
import vn.vanthu.service.routing.RouteSettings;
import vn.vanthu.service.routing.SignatureWork;
import vn.vanthu.service.routing.SigningSessions;
import vn.vanthu.service.routing.TokenLibraries;
import vn.vanthu.service.searches.SavedSearches;
import vn.vanthu.service.store.AccountDao;
import vn.vanthu.service.store.BlobStore;
import vn.vanthu.service.store.Database;
import vn.vanthu.service.store.DurableFiles;
import vn.vanthu.service.store.OfficeStore;
import vn.vanthu.service.trust.AnswerFolder;
import vn.vanthu.service.trust.EvidenceDesk;
import vn.vanthu.service.trust.RevocationLists;
import vn.vanthu.service.trust.TrustFolder;
import vn.vanthu.service.trust.TrustedVerifier;
import vn.vanthu.service.typesetting.Typesetter;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.Octets;
import vn.vanthu.signing.Verifier;
import vn.vanthu.signing.augment.Evidence;
import vn.vanthu.signing.evidence.EvidenceRecord;
import vn.vanthu.signing.evidence.EvidenceVerdict;
import vn.vanthu.signing.fetch.AllowList;
import vn.vanthu.signing.sign.Signer;
import vn.vanthu.signing.sign.SigningProfile;
import vn.vanthu.signing.trust.Trust;

/**
 * The office, put together by hand, top to bottom like a parts list. Nothing runs in the background
 * before {@link #start}. Closing undoes everything in the opposite order.
 *
 * <p>One process keeps the data: it runs the embedded database, writes the index and sweeps the
 * temporary folder. A command opens the office {@link #forCommand beside} that process when there
 * is one, and leaves all three to it.
 */
public final class Wiring implements AutoCloseable {
  private static final int CONNECTIONS = 16;

  /** Answers of authorities kept at most. */
  private static final int ANSWERS = 20_000;

  /** Few enough that three commands at once fit beside the service (max_connections 50). */
  private static final int CONNECTIONS_BESIDE = 8;

  /** No process takes as long for a file; a command beside this one may be writing it. */
  private static final Duration UNFINISHED_KEPT = Duration.ofHours(1);

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Pace pace = new Pace();

  // data
  private final Database database;
  private final BlobStore blobs;
  private final OfficeStore store;
  private final SearchPart search;
  private final Path temporary;

  // signing
  private final TrustedVerifier verifier;
  private final RevocationLists revocation;

  // the office
  private final Accounts accounts;
  private final Records records;
  private final Registrar registrar;
  private final Books books;
  private final IncomingDesk incoming;
  private final RecordRevisions revisions;
  private final Intakes intakes;
  private final Readings readings;
  private final DueDates dueDates;
  private final KeyBook keys;
  private final DraftDesk drafts;
  private final DraftUploads uploads;
  private final OutgoingDesk outgoing;
  private final SigningSessions sessions;
  private final FileSigning fileSigning;
  private final Ledger ledger;
  private final ArchiveKeeping archive;
  private final EvidenceKeeping evidence;

  // background
  private final Extractor extractor;
  private final Sequencer sequencer;
  private final ArchiveJob archiving;

  /**
   * Opens the office to serve it: this process keeps the data from now on.
   *
   * @throws IOException when a part cannot be opened; those already open are closed again
   */
  public Wiring(Deployment deployment) throws IOException {
    this(deployment, false);
  }

  /**
   * Opens the office for a command: beside the service that keeps the data, or as its keeper when
   * there is none.
   *
   * @throws IOException when a part cannot be opened; those already open are closed again
   */
  public static Wiring forCommand(Deployment deployment) throws IOException {
    return new Wiring(deployment, DataKeeper.isAtWork(deployment));
  }

  private Wiring(Deployment deployment, boolean beside) throws IOException {
    try {
      Path data = deployment.data();
      ObjectMapper json = json();

      DurableFiles files = DurableFiles.haltingOnFailure(pace);
      files.privateFolder(data);
      if (beside) {
        DataKeeper.refuseForeign(data);
      }
      database =
          opened(
              beside
                  ? Database.join(deployment.database(), CONNECTIONS_BESIDE, files)
                  : Database.open(deployment.database(), CONNECTIONS, files));
      store = OfficeStore.over(database);
      accounts =
          new Accounts(
              deployment.agency().id(),
              new AccountDao(database),
              new Passwords(),
              deployment.clock());
      if (beside) {
        blobs = BlobStore.existing(data.resolve("blobs"), files);
        search = opened(SearchPart.beside(deployment));
        temporary = opened(TemporaryFolder.ofCommand(data.resolve("temporary"), files)).path();
      } else {
        blobs = BlobStore.open(data.resolve("blobs"), files);
        search =
            opened(
                SearchPart.keeping(deployment, new SearchPart.Ground(database, store, accounts)));
        temporary = TemporaryFolder.swept(data.resolve("temporary"), files);
        for (String folder : List.of("", "keys", "answers")) {
          DurableFiles.sweep(
              data.resolve(folder), deployment.clock().instant().minus(UNFINISHED_KEPT));
        }
      }

      records = new Records(store, blobs);
      DataKeeper.refuseAnotherAgency(deployment, database.read(tx -> store.agencies().all(tx)));
      records.openAgency(deployment.agency());
      SignedOriginals originals = new SignedOriginals(store, blobs);
      Trust trust = TrustFolder.read(deployment.trust());
      EvidenceDesk authorities =
          new EvidenceDesk(
              AllowList.parse(deployment.revocation().hosts()),
              new AnswerFolder(data.resolve("answers"), files, ANSWERS),
              deployment.clock());
      verifier =
          new TrustedVerifier(
              new Verifier(), trust, authorities, records, originals, deployment.clock(), json);

      revocation =
          opened(
              new RevocationLists(
                  deployment.revocation().lists(), deployment.revocation().inner(), verifier));

      RegisterRules rules = RegisterRulesFile.read(deployment.registers()).on(deployment.network());
      registrar = new Registrar(store, rules, deployment.clock());
      books = new Books(store, rules);
      dueDates = CalendarFile.read(deployment.calendar());
      incoming = new IncomingDesk(store, rules, dueDates, deployment.clock());
      revisions =
          new RecordRevisions(store, blobs, verifier, deployment.clock(), deployment.maxUpload());

      extractor =
          opened(
              new Extractor(
                  temporary.resolve("reading"),
                  ExtractionLimits.standard().withWorkers(deployment.readers()),
                  WorkerLauncher.direct()));
      var recogniser = Recogniser.standard();
      intakes =
          new Intakes(
              store,
              blobs,
              rules,
              (file, type, at) -> pace.of(Pace.Step.VERIFY, () -> verifier.check(file, type, at)),
              new TimedReader(new DocumentReader(extractor, recogniser, json), pace),
              deployment.clock(),
              new IntakeLimits(deployment.maxUpload(), IntakeLimits.standard().maxFiles()));
      readings = opened(new Readings(intakes));

      var routing = new RouteSettings(rules.zone(), dueDates.calendar(), rules.signingTime());
      var libraries = new TokenLibraries(deployment.tokenLibraries());
      keys = new KeyBook(database, routing, libraries, deployment.clock());
      SignatureWork signatures =
          new SignatureWork(
              new Signer(SigningProfile.circular15(), deployment.clock()),
              document -> pace.of(Pace.Step.VERIFY, () -> verifier.judge(document)),
              deployment.timestamps());
      drafts = new DraftDesk(new Typesetter(), intakes, registrar, deployment.clock());
      uploads =
          new DraftUploads(
              intakes,
              new PressOfOffice(extractor, recogniser, deployment.clock()),
              temporary.resolve("drafts"));
      KeyOpener opener = new KeyOpener(data, libraries);
      outgoing =
          new OutgoingDesk(
              database,
              blobs,
              new OutgoingEntries(store, blobs, registrar, deployment.clock()),
              signatures,
              opener,
              routing,
              deployment.clock(),
              json);
      sessions = new SigningSessions(outgoing, signatures, database, deployment.clock());
      fileSigning =
          new FileSigning(
              outgoing,
              opener,
              verifier,
              deployment.timestamps(),
              temporary.resolve("files"),
              deployment.clock());

      archive =
          new ArchiveKeeping(
              database,
              records,
              revisions,
              verifier::evidence,
              verifier::judge,
              deployment.timestamps(),
              temporary.resolve("archive"),
              deployment.clock());
      evidence =
          new EvidenceKeeping(
              database,
              records,
              blobs,
              new EvidenceKeeping.Judge() {
                @Override
                public Evidence answers(Octets token) {
                  return verifier.evidenceOfSignature(DocumentBytes.of(token.bytes()));
                }

                @Override
                public EvidenceVerdict proven(DocumentBytes document, EvidenceRecord record) {
                  return verifier.proven(document, record);
                }
              },
              deployment.timestamps(),
              deployment.clock());
      archiving = opened(new ArchiveJob(archive, evidence, () -> originals.step(verifier::verify)));

      var checkpoints = LedgerKey.open(data.resolve("keys").resolve("ledger.key"), files);
      ledger = new Ledger(store, checkpoints.publicKey());
      sequencer = opened(new Sequencer(store, checkpoints, deployment.clock()));
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private static ObjectMapper json() {
    return JsonMapper.builder()
        .addModule(new JavaTimeModule())
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .build();
  }

  private <T extends AutoCloseable> T opened(T part) {
    open.push(part);
    return part;
  }

  /**
   * Starts what runs in the background: index feed, ledger sequencer. Beside a running service they
   * are that service's.
   */
  public void start() {
    revocation.start();
    if (!isBeside()) {
      sequencer.start();
      search.start();
      archiving.start();
    }
  }

  /**
   * Starts one reader ahead of the first document, which otherwise waits a second or two for it.
   */
  public void warmUp() throws IOException {
    extractor.warmUp();
  }

  /** Whether another process keeps the data: its database is used, its index only read. */
  public boolean isBeside() {
    return search.isBeside();
  }

  /**
   * Does at once what the background would do in its time: ledger and index hold everything that
   * was registered when this returns. Beside a running service that is left to the service.
   */
  public void catchUp() {
    if (!isBeside()) {
      sequencer.integrateAll();
      search.catchUp();
    }
  }

  /** How long the steps take in this process. */
  public Pace pace() {
    return pace;
  }

  public Database database() {
    return database;
  }

  public BlobStore blobs() {
    return blobs;
  }

  public OfficeStore store() {
    return store;
  }

  /**
   * The index that this process keeps.
   *
   * @throws IllegalStateException beside another process
   */
  public RecordIndex index() {
    return search.index();
  }

  /**
   * What the index holds now: ours, or what the running service has committed; empty before its
   * first commit.
   *
   * @throws IOException when it is damaged or another version of the program wrote it
   */
  public Optional<IndexContents> indexContents() throws IOException {
    return search.contents();
  }

  /** For files that are only looked at. */
  public Path temporary() {
    return temporary;
  }

  public TrustedVerifier verifier() {
    return verifier;
  }

  public RevocationLists revocation() {
    return revocation;
  }

  public Accounts accounts() {
    return accounts;
  }

  public Records records() {
    return records;
  }

  public Registrar registrar() {
    return registrar;
  }

  public Books books() {
    return books;
  }

  public IncomingDesk incoming() {
    return incoming;
  }

  public RecordRevisions revisions() {
    return revisions;
  }

  public Intakes intakes() {
    return intakes;
  }

  /** Documents that are being read. */
  public Readings readings() {
    return readings;
  }

  /** Holidays and terms. */
  public DueDates dueDates() {
    return dueDates;
  }

  public KeyBook keys() {
    return keys;
  }

  public DraftDesk drafts() {
    return drafts;
  }

  public DraftUploads uploads() {
    return uploads;
  }

  public OutgoingDesk outgoing() {
    return outgoing;
  }

  public SigningSessions sessions() {
    return sessions;
  }

  /** Signatures over files that are no records. */
  public FileSigning fileSigning() {
    return fileSigning;
  }

  /**
   * What people search for.
   *
   * @throws IllegalStateException beside another process
   */
  public SavedSearches searches() {
    return search.searches();
  }

  public Ledger ledger() {
    return ledger;
  }

  /** What signatures need to be provable for decades. */
  public ArchiveKeeping archive() {
    return archive;
  }

  /** Evidence records of signed files. */
  public EvidenceKeeping evidence() {
    return evidence;
  }

  public Extractor extractor() {
    return extractor;
  }

  /**
   * What fills the index that this process keeps.
   *
   * @throws IllegalStateException beside another process
   */
  public IndexFeed feed() {
    return search.feed();
  }

  public Sequencer sequencer() {
    return sequencer;
  }

  @Override
  public void close() {
    Closing.inTurn(open);
  }
}
