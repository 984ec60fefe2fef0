package vn.vanthu.service.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.access.Role;
import vn.vanthu.service.records.Attachment;
import vn.vanthu.service.records.BlobId;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.Intake;
import vn.vanthu.service.records.IntakeId;
import vn.vanthu.service.records.IntakeState;
import vn.vanthu.service.records.Objection;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.ReceiveResult;
import vn.vanthu.service.records.Refusal;
import vn.vanthu.service.records.Secrecy;
import vn.vanthu.service.records.StoredFile;
import vn.vanthu.service.registers.Proposals;
import vn.vanthu.service.registers.RegisterRules;
import vn.vanthu.service.registers.SameNumber;
import vn.vanthu.service.registers.SignatureCheck;
import vn.vanthu.service.store.BlobStore;
import vn.vanthu.service.store.IntakeTable;
import vn.vanthu.service.store.NamedBytes;
import vn.vanthu.service.store.OfficeStore;
import vn.vanthu.service.store.ReadingTable;
import vn.vanthu.service.store.StoredBytes;
import vn.vanthu.service.store.TextTable;

/**
 * Receives documents: bytes durable first, then signatures checked and words read side by side,
 * then facts proposed. Every file is received, whether it can be read or not. Thread-safe.
 */
public final class Intakes {
  private static final Logger LOG = LoggerFactory.getLogger(Intakes.class);

  /** Whatever stopped the service so often while this was read may have been this. */
  private static final int MOST_ATTEMPTS = 3;

  private static final TextReader.Words UNREAD = TextReader.Words.none("TEXT_CANCELLED");

  private final OfficeStore store;
  private final BlobStore blobs;
  private final RegisterRules rules;
  private final SignatureCheck signatures;
  private final TextReader reader;
  private final Clock clock;
  private final IntakeLimits limits;
  private final Proposals proposals;
  private final NamedBytes named;
  private final Tray tray;

  public Intakes(
      OfficeStore store,
      BlobStore blobs,
      RegisterRules rules,
      SignatureCheck signatures,
      TextReader reader,
      Clock clock,
      IntakeLimits limits) {
    this.store = store;
    this.blobs = blobs;
    this.rules = rules;
    this.signatures = signatures;
    this.reader = reader;
    this.clock = clock;
    this.limits = limits;
    this.proposals = new Proposals(store);
    this.named = new NamedBytes(store, blobs);
    this.tray = new Tray(store, blobs, rules, reader, clock, named);
  }

  /**
   * Receives a document: the first file is the main one, the others its attachments in order.
   *
   * @param by a clerk, or for outgoing drafts an official
   * @throws IOException when bytes cannot be read or the disk is full; nothing is received then
   */
  public ReceiveResult receive(Direction direction, Iterable<HandedIn> files, Principal by)
      throws IOException {
    return receive(direction, files, by, Watcher.NOBODY);
  }

  /**
   * The same, watched.
   *
   * @throws IOException when bytes cannot be read or the disk is full; nothing is received then
   */
  public ReceiveResult receive(
      Direction direction, Iterable<HandedIn> files, Principal by, Watcher watcher)
      throws IOException {
    Optional<AgencyId> agency = by.home();
    boolean may = by.has(Role.CLERK) || (direction == Direction.OUTGOING && by.has(Role.OFFICIAL));
    if (agency.isEmpty() || !may) {
      return new ReceiveResult.Refused(Refusal.NOT_ALLOWED);
    }
    List<StoredFile> kept = new ArrayList<>();
    Optional<Refusal> refused;
    try {
      refused =
          keepAll(files, kept).or(() -> note(agency.get(), direction, kept, by.id(), watcher));
    } catch (IOException | RuntimeException e) {
      named.discardUnnamed(kept);
      throw e;
    }
    if (refused.isPresent()) {
      named.discardUnnamed(kept);
      return new ReceiveResult.Refused(refused.get());
    }
    watcher.kept();
    return look(agency.get(), direction, kept, by.id(), watcher, false);
  }

  /** Notes what is going to be read: from now on a stop of the service does not lose it. */
  private Optional<Refusal> note(
      AgencyId agency, Direction direction, List<StoredFile> files, String by, Watcher watcher) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return watcher
        .notedAs()
        .flatMap(id ->
            store
                .database()
                .inTransaction(tx -> {
                  if (!files.stream().allMatch(f -> named.claim(tx, f))) {
                    return Optional.of(Refusal.SENT_TWICE_AT_ONCE);
                  }
                  store.readings().begun(tx, id, agency, direction, files, now, by);
                  return Optional.empty();
                }));
  }

  /** What a stop of the service cut off, oldest first, each to be {@link #goOn read again}. */
  List<ReadingTable.CutOff> cutOff() {
    return store.database().inTransaction(tx -> store.readings().again(tx));
  }

  /**
   * Reads again what was cut off; a document that was begun more than {@value #MOST_ATTEMPTS} times
   * is received without text, for it may be what stops the service.
   *
   * @throws CancellationException when the service stops meanwhile
   */
  ReceiveResult goOn(ReadingTable.CutOff cut, Watcher watcher) {
    boolean unread = cut.attempts() > MOST_ATTEMPTS;
    return look(cut.agency(), cut.direction(), cut.files(), cut.by(), watcher, unread);
  }

  private void forget(Watcher watcher, List<StoredFile> files) {
    try {
      watcher
          .notedAs()
          .ifPresent(id -> store.database().inTransaction(tx -> store.readings().ended(tx, id)));
    } catch (RuntimeException e) {
      LOG.error("a reading that ended is still noted; it is read again at the next start", e);
    }
    named.discardUnnamed(files);
  }

  private Optional<Refusal> keepAll(Iterable<HandedIn> files, List<StoredFile> kept)
      throws IOException {
    for (HandedIn file : files) {
      if (kept.size() == limits.maxFiles()) {
        return Optional.of(Refusal.TOO_MANY_FILES);
      }
      switch (blobs.keep(file.bytes(), limits.maxFileBytes())) {
        case StoredBytes.Empty() -> {
          return Optional.of(Refusal.EMPTY_FILE);
        }
        case StoredBytes.TooLarge(long most) -> {
          return Optional.of(Refusal.TOO_LARGE);
        }
        case StoredBytes.Kept(BlobId blob, long size) -> {
          String name = FileNames.clean(file.fileName());
          kept.add(new StoredFile(blob, size, name, MediaTypes.of(blobs.path(blob), name)));
        }
      }
    }
    return kept.isEmpty() ? Optional.of(Refusal.EMPTY_FILE) : Optional.empty();
  }

  /** A reader that fails keeps no document away: what it cannot read is received without text. */
  private ReceiveResult look(
      AgencyId agency,
      Direction direction,
      List<StoredFile> files,
      String by,
      Watcher watcher,
      boolean unread) {
    boolean noted = watcher.notedAs().isPresent();
    boolean over = !noted; // what is noted outlives every failure: it is read again
    try {
      ReceiveResult result;
      try {
        result = looked(agency, direction, files, by, watcher, unread);
      } catch (RuntimeException e) {
        if (unread || watcher.stopping()) {
          throw e;
        }
        LOG.error("a reading failed; the document is received without text", e);
        result = looked(agency, direction, files, by, watcher, true);
      }
      over = result instanceof ReceiveResult.Refused;
      return result;
    } finally {
      if (over) {
        forget(watcher, files);
      }
    }
  }

  @SuppressWarnings(
      "ReferenceEquality") // the main file itself, not an attachment of the same bytes
  private ReceiveResult looked(
      AgencyId agency,
      Direction direction,
      List<StoredFile> files,
      String by,
      Watcher watcher,
      boolean unread) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    StoredFile main = files.getFirst();
    try (ExecutorService side = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Optional<SignatureCheck.Checked>>> checking =
          files.stream()
              .map(f ->
                  CompletableFuture.supplyAsync(
                      () -> signatures.check(blobs.path(f.blob()), f.mediaType(), now), side))
              .toList();
      List<CompletableFuture<TextReader.Words>> reading =
          files.stream()
              .map(f ->
                  CompletableFuture.supplyAsync(
                      () -> unread ? UNREAD : words(f, f == main ? watcher : Watcher.NOBODY), side))
              .toList();
      List<TextReader.Words> words = reading.stream().map(CompletableFuture::join).toList();
      if (watcher.stopping()) {
        throw new CancellationException("the service stops");
      }
      TextReader.Read read = marked(reader.facts(words.getFirst()), words);
      if (read.proposed().secrecy() != Secrecy.NORMAL && !rules.secretsAllowed()) {
        // A networked deployment keeps no state secret: not the bytes, not the words, and no digest
        // in a log.
        LOG.warn("a document marked secret was refused for agency {}", agency);
        return new ReceiveResult.Refused(Refusal.SECRET_NOT_ALLOWED);
      }
      List<Optional<SignatureCheck.Checked>> checked =
          checking.stream().map(CompletableFuture::join).toList();
      Intake intake = assemble(agency, direction, files, words, read, checked, now, by);
      return keep(intake, words, checked, watcher)
          .<ReceiveResult>map(ReceiveResult.Received::new)
          .orElse(new ReceiveResult.Refused(Refusal.SENT_TWICE_AT_ONCE));
    }
  }

  /** One secret attachment makes the whole document secret. */
  private TextReader.Read marked(TextReader.Read main, List<TextReader.Words> words) {
    Secrecy highest =
        words.stream()
            .skip(1)
            .map(reader::secrecy)
            .reduce(main.proposed().secrecy(), (a, b) -> a.compareTo(b) >= 0 ? a : b);
    return new TextReader.Read(main.proposed().marked(highest), main.facts());
  }

  private TextReader.Words words(StoredFile file, Watcher watcher) {
    return reader.words(blobs.path(file.blob()), file.fileName(), watcher);
  }

  private static Intake assemble(
      AgencyId agency,
      Direction direction,
      List<StoredFile> files,
      List<TextReader.Words> words,
      TextReader.Read read,
      List<Optional<SignatureCheck.Checked>> checked,
      Instant now,
      String by) {
    List<Attachment> attachments = new ArrayList<>();
    for (int i = 1; i < files.size(); i++) {
      attachments.add(
          new Attachment(i, files.get(i), words.get(i).state(), verdict(checked.get(i)), null));
    }
    return new Intake(
        IntakeId.fresh(now),
        agency,
        direction,
        IntakeState.OPEN,
        files.getFirst(),
        attachments,
        words.getFirst().state(),
        words.getFirst().notes(),
        read.proposed(),
        read.facts(),
        checked.getFirst().map(SignatureCheck.Checked::report).orElse(null),
        verdict(checked.getFirst()),
        worst(checked),
        null,
        List.of(),
        now,
        by);
  }

  private static @Nullable Objection worst(List<Optional<SignatureCheck.Checked>> checked) {
    return checked.stream()
        .flatMap(Optional::stream)
        .map(SignatureCheck.Checked::objection)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  private static @Nullable String verdict(Optional<SignatureCheck.Checked> checked) {
    return checked.map(SignatureCheck.Checked::verdict).orElse(null);
  }

  private Optional<Intake> keep(
      Intake intake,
      List<TextReader.Words> words,
      List<Optional<SignatureCheck.Checked>> checked,
      Watcher watcher) {
    Map<Integer, JsonNode> reports = new HashMap<>();
    for (Attachment a : intake.attachments()) {
      checked.get(a.position()).ifPresent(c -> reports.put(a.position(), c.report()));
    }
    return store
        .database()
        .inTransaction(tx -> {
          if (!named.claim(tx, intake.main())
              || !intake.attachments().stream().allMatch(a -> named.claim(tx, a.file()))) {
            return Optional.empty();
          }
          if (!watcher.notedAs().map(id -> store.readings().ended(tx, id)).orElse(true)) {
            return Optional.empty(); // ended elsewhere
          }
          store.texts().put(tx, intake.main().blob(), words(words.getFirst()));
          for (Attachment a : intake.attachments()) {
            store.texts().put(tx, a.file().blob(), words(words.get(a.position())));
          }
          store.intakes().insert(tx, intake, reports);
          return Optional.of(SameNumber.mark(tx, store, intake));
        });
  }

  private static TextTable.Words words(TextReader.Words read) {
    return new TextTable.Words(read.state(), read.notes(), read.body());
  }

  /** A received document, for the people of its agency who keep the registers or draft. */
  public Optional<Intake> find(IntakeId id, Principal by) {
    return store
        .database()
        .read(tx ->
            store
                .intakes()
                .find(tx, id)
                .filter(i -> i.agency().equals(by.agency()))
                .filter(i ->
                    by.has(Role.CLERK) || by.has(Role.AUDITOR) || i.receivedBy().equals(by.id()))
                .map(i -> SameNumber.mark(tx, store, i)));
  }

  /** What was confirmed in earlier documents and may serve this one. */
  public Proposals.Offered offered(Intake intake, Principal reader) {
    return proposals.forIntake(intake, reader);
  }

  /** The words of a received document's main file; empty when there are none. */
  public String words(Intake intake) {
    return store
        .database()
        .read(tx -> store.texts().find(tx, intake.main().blob()))
        .map(TextTable.Words::body)
        .orElse("");
  }

  /** What waits for the clerk, oldest first; at most 200. */
  public List<Intake> waiting(Principal by) {
    Optional<AgencyId> agency = by.home().filter(by::isClerkOf);
    if (agency.isEmpty()) {
      return List.of();
    }
    return store
        .database()
        .read(tx ->
            store.intakes().open(tx, agency.get(), 200).stream()
                .flatMap(id -> store.intakes().find(tx, id).stream())
                .toList());
  }

  /** The reports on the signatures of the attachments, by their positions. */
  public Map<Integer, JsonNode> attachmentReports(Intake intake) {
    return store.database().read(tx -> store.intakes().attachmentReports(tx, intake.id()));
  }

  /**
   * What a clerk does with a document before it stands in a book.
   *
   * @see Tray
   */
  public Tray tray() {
    return tray;
  }

  /** Notices to senders that were not sent yet, oldest first. */
  public List<IntakeTable.WaitingNotice> notices(Principal by) {
    Optional<AgencyId> agency = by.home().filter(by::isClerkOf);
    return agency.isEmpty()
        ? List.of()
        : store.database().read(tx -> store.intakes().notices(tx, agency.get()));
  }

  /** Notes that a sender was told. */
  public void noticeSent(long notice, Principal by) {
    by.home()
        .filter(by::isClerkOf)
        .ifPresent(agency ->
            store
                .database()
                .inTransaction(
                    tx -> store.intakes().noticeSent(tx, agency, notice, clock.instant())));
  }

  /** The file's record when these very bytes stand in a book already, as a clerk would be told. */
  public Optional<OfficeRecord> known(BlobId bytes, Direction direction, Principal by) {
    return by.home()
        .flatMap(agency ->
            store.database().read(tx -> store.records().withBytes(tx, agency, direction, bytes)));
  }

  /** A document with these bytes that was received and then left: the oldest open one. */
  public Optional<Intake> leftOpen(BlobId bytes, Direction direction, Principal by) {
    return by.home()
        .filter(by::isClerkOf)
        .flatMap(agency ->
            store.database().read(tx -> store.intakes().openWith(tx, agency, direction, bytes)));
  }
}
