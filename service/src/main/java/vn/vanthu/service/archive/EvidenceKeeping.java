package vn.vanthu.service.archive;

import java.io.IOException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.records.ArchiveLine;
import vn.vanthu.service.records.ArchiveProblem;
import vn.vanthu.service.records.BlobId;
import vn.vanthu.service.records.EvidenceFile;
import vn.vanthu.service.records.EvidenceGroup;
import vn.vanthu.service.records.RecordId;
import vn.vanthu.service.registers.Records;
import vn.vanthu.service.store.BlobStore;
import vn.vanthu.service.store.Database;
import vn.vanthu.service.store.EvidenceTable;
import vn.vanthu.signing.ArchiveDue;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.Message;
import vn.vanthu.signing.Octets;
import vn.vanthu.signing.augment.Evidence;
import vn.vanthu.signing.cades.CadesAugmenter;
import vn.vanthu.signing.cades.CadesOutcome;
import vn.vanthu.signing.cms.DigestAlgorithm;
import vn.vanthu.signing.evidence.EvidenceMaker;
import vn.vanthu.signing.evidence.EvidenceRecord;
import vn.vanthu.signing.evidence.EvidenceVerdict;
import vn.vanthu.signing.timestamp.TimestampSource;

/**
 * Keeps evidence records (RFC 4998) of every signed file: main files, attachments, containers. An
 * agency's files that wait are put into one hash tree when a thousand are together or the oldest
 * has waited a day; the group is renewed before its time stamp ends, with a new hash when the
 * authority is asked under another one by then. What would not prove anything is not kept.
 * Thread-safe; one step at a time.
 */
public final class EvidenceKeeping {
  /** Files of a group at most. */
  static final int MOST = 1000;

  /**
   * So long the first file of a group waits for others, and a damaged one until it is read again.
   */
  static final Duration WAIT = Duration.ofDays(1);

  /** What the office believes of time stamps. Thread-safe. */
  public interface Judge {
    /** What the authorities that may be asked say of the certificates in a token. */
    Evidence answers(Octets token);

    /** What a record proves of a document now, without asking anybody. */
    EvidenceVerdict proven(DocumentBytes document, EvidenceRecord record);
  }

  private final Database database;
  private final Records records;
  private final BlobStore blobs;
  private final Judge judge;
  private final Optional<TimestampSource> timestamps;
  private final Clock clock;
  private final EvidenceTable table = new EvidenceTable();
  private final EvidenceMaker maker = new EvidenceMaker();
  private final CadesAugmenter augmenter = new CadesAugmenter();
  private volatile @Nullable Setback setback;

  /**
   * @param timestamps empty in an office without a time stamp authority: then it only shows
   */
  public EvidenceKeeping(
      Database database,
      Records records,
      BlobStore blobs,
      Judge judge,
      Optional<TimestampSource> timestamps,
      Clock clock) {
    this.database = database;
    this.records = records;
    this.blobs = blobs;
    this.judge = judge;
    this.timestamps = timestamps;
    this.clock = clock;
  }

  /**
   * Why the last group could not be made.
   *
   * @param again when it is tried next
   */
  public record Setback(ArchiveProblem problem, String detail, int failures, Instant again) {}

  /**
   * A file and its evidence.
   *
   * @param group null while the file waits
   */
  public record Kept(EvidenceFile file, @Nullable EvidenceGroup group) {}

  /**
   * How it stands with an agency's evidence.
   *
   * @param waiting files without evidence yet, and how many of them are damaged
   * @param groups the soonest due first
   * @param setback why no group is made; null when nothing is in the way
   */
  public record Overview(
      EvidenceTable.Waiting waiting, List<EvidenceGroup> groups, @Nullable Setback setback) {
    public Overview {
      groups = List.copyOf(groups);
    }
  }

  /** For the reader's own agency; empty for who has none. */
  public Optional<Overview> overview(Principal reader, int limit) {
    return reader
        .home()
        .map(agency ->
            database.read(tx ->
                new Overview(table.waiting(tx, agency), table.groups(tx, agency, limit), setback)));
  }

  /** The signed files of a record that the reader may see, the oldest first. */
  public List<Kept> of(RecordId record, Principal reader) {
    if (records.find(record, reader).isEmpty()) {
      return List.of();
    }
    return database.read(tx ->
        table.of(tx, record).stream()
            .map(file -> new Kept(file, table.groupOf(tx, file).orElse(null)))
            .toList());
  }

  /** The evidence record of one file; empty while it waits and for who may not see the record. */
  public Optional<EvidenceRecord> record(RecordId record, BlobId file, Principal reader) {
    return of(record, reader).stream()
        .filter(kept -> kept.file().file().equals(file))
        .findFirst()
        .flatMap(kept -> database.read(tx -> table.record(tx, kept.file())));
  }

  /**
   * What the evidence of a file proves now; empty while it waits.
   *
   * @throws IOException when the file cannot be read
   */
  public Optional<EvidenceVerdict> proof(EvidenceFile file) throws IOException {
    Optional<EvidenceRecord> record = database.read(tx -> table.record(tx, file));
    if (record.isEmpty()) {
      return Optional.empty();
    }
    try (DocumentBytes bytes = DocumentBytes.map(blobs.path(file.file()))) {
      return Optional.of(judge.proven(bytes, record.get()));
    }
  }

  /**
   * Renews one group or makes one of each agency that has enough.
   *
   * @return false when there is nothing to do now
   * @throws IOException when a stored file cannot be read
   */
  public synchronized boolean step() throws IOException {
    if (timestamps.isEmpty()) {
      return false;
    }
    Instant now = clock.instant();
    Optional<EvidenceGroup> due = database.read(tx -> table.due(tx, now));
    if (due.isPresent()) {
      try {
        renew(due.get(), timestamps.get(), now);
      } catch (Hindered e) {
        Instant again = now.plus(ArchiveKeeping.pause(due.get().failures()));
        database.inTransaction(
            tx -> table.failed(tx, due.get(), e.problem, ArchiveKeeping.clipped(e.detail), again));
      }
      return true;
    }
    Setback before = setback;
    if (before != null && now.isBefore(before.again())) {
      return false;
    }
    boolean made = false;
    Setback after = null;
    for (AgencyId agency : database.read(table::agencies)) {
      try {
        made |= make(agency, timestamps.get(), now);
      } catch (Hindered e) {
        int failures = before == null ? 0 : before.failures();
        Instant again = now.plus(ArchiveKeeping.pause(failures));
        after = new Setback(e.problem, ArchiveKeeping.clipped(e.detail), failures + 1, again);
      }
    }
    setback = after;
    return made;
  }

  /** Something outside is in the way; nothing was changed. */
  private static final class Hindered extends Exception {
    private static final long serialVersionUID = 1;
    private final ArchiveProblem problem;
    private final String detail;

    Hindered(ArchiveProblem problem, String detail) {
      super(detail);
      this.problem = problem;
      this.detail = detail;
    }
  }

  private boolean make(AgencyId agency, TimestampSource source, Instant now)
      throws IOException, Hindered {
    List<EvidenceFile> waiting =
        database.read(tx -> table.waiting(tx, agency, now.minus(WAIT), MOST));
    List<EvidenceFile> whole = new ArrayList<>();
    List<Octets> digests = new ArrayList<>();
    List<EvidenceFile> damaged = new ArrayList<>();
    for (EvidenceFile file : waiting) {
      if (whole.isEmpty() && waiting.size() < MOST && !waitedLong(file, now)) {
        break; // nor have those after it: damaged files before it hasten nothing
      }
      Optional<Octets> digest = digest(file, EvidenceMaker.digest(source));
      if (digest.isPresent()) {
        whole.add(file);
        digests.add(digest.get());
      } else {
        damaged.add(file);
      }
    }
    if (!damaged.isEmpty()) {
      database.inTransaction(tx -> table.damaged(tx, damaged, now));
    }
    if (whole.isEmpty()) {
      return false;
    }
    EvidenceFile first = whole.getFirst();
    List<EvidenceRecord> stamped = made(maker.make(digests, source));
    Octets token = withAnswers(stamped.getFirst().newest().token());
    List<EvidenceRecord> kept = stamped.stream().map(r -> r.withNewest(token)).toList();
    mustProve(first, kept.getFirst());
    EvidenceTable.Renewed term = term(kept.getFirst(), now);
    if (!term.holding().until().isAfter(now)) {
      throw new Hindered(ArchiveProblem.ENDS_NO_LATER, "");
    }
    var group = new EvidenceGroup(0, agency, now, term.holding(), term.dueAt(), 0, null, null);
    database.inTransaction(tx -> table.keep(tx, group, whole, kept));
    return true;
  }

  private static boolean waitedLong(EvidenceFile file, Instant now) {
    return !file.storedAt().plus(WAIT).isAfter(now);
  }

  /** A file with the record it has now. */
  private record Held(EvidenceFile file, EvidenceRecord record, Octets digest) {
    int chains() {
      return record.chains().size();
    }
  }

  /**
   * Whoever is to be covered by a renewal must be whole now: a file that is damaged keeps the
   * evidence it has.
   */
  private void renew(EvidenceGroup group, TimestampSource source, Instant now)
      throws IOException, Hindered {
    DigestAlgorithm digest = EvidenceMaker.digest(source);
    List<Held> held = held(group, digest);
    int chains = held.stream().mapToInt(Held::chains).max().orElse(0);
    List<Held> current = held.stream().filter(h -> h.chains() == chains).toList();
    if (current.isEmpty()) {
      throw new Hindered(ArchiveProblem.NOT_PROVEN, "FILE_ALTERED");
    }
    Held first = current.getFirst();
    Octets before = withAnswers(first.record().newest().token());
    mustProve(first.file(), first.record().withNewest(before));
    boolean sameHash = first.record().newest().digest() == digest;
    List<EvidenceRecord> renewed =
        sameHash
            ? made(maker.renewTimestamps(List.of(first.record().withNewest(before)), source))
            : made(
                maker.renewHashes(
                    current.stream()
                        .map(h ->
                            new EvidenceMaker.Covered(h.record().withNewest(before), h.digest()))
                        .toList(),
                    source));
    Octets token = withAnswers(renewed.getFirst().newest().token());
    List<EvidenceRecord> kept = renewed.stream().map(r -> r.withNewest(token)).toList();
    mustProve(first.file(), kept.getFirst());
    EvidenceTable.Renewed term = term(kept.getFirst(), now);
    if (!term.holding().until().isAfter(group.holding().until())) {
      throw new Hindered(ArchiveProblem.ENDS_NO_LATER, "");
    }
    database.inTransaction(tx -> {
      if (sameHash) {
        table.continued(tx, group, before, kept.getFirst().newest(), term);
      } else {
        List<EvidenceFile> files = current.stream().map(Held::file).toList();
        table.begun(tx, group, before, files, kept, term);
      }
      return group;
    });
  }

  private List<Held> held(EvidenceGroup group, DigestAlgorithm digest) throws IOException {
    List<Held> held = new ArrayList<>();
    for (EvidenceFile file : database.read(tx -> table.files(tx, group.id()))) {
      Optional<EvidenceRecord> record = database.read(tx -> table.record(tx, file));
      Optional<Octets> own = digest(file, digest);
      if (record.isPresent() && own.isPresent()) {
        held.add(new Held(file, record.get(), own.get()));
      }
    }
    held.sort(Comparator.comparing(h -> h.file().storedAt()));
    return held;
  }

  /** The digest of a file that is what its name says; empty when it is damaged or gone. */
  private Optional<Octets> digest(EvidenceFile file, DigestAlgorithm digest) throws IOException {
    if (!blobs.actual(file.file()).equals(Optional.of(file.file()))) {
      return Optional.empty();
    }
    if (digest == DigestAlgorithm.SHA256) {
      return Optional.of(Octets.of(file.file().bytes()));
    }
    try (DocumentBytes bytes = DocumentBytes.map(blobs.path(file.file()))) {
      MessageDigest state = digest.start();
      bytes.digestInto(state, 0, bytes.length());
      return Optional.of(Octets.of(state.digest()));
    }
  }

  private static List<EvidenceRecord> made(EvidenceMaker.Outcome outcome) throws Hindered {
    return switch (outcome) {
      case EvidenceMaker.Outcome.Made made -> made.records();
      case EvidenceMaker.Outcome.Refused refused ->
          throw hindered(ArchiveProblem.TIMESTAMP_REFUSED, refused.message(), refused.detail());
    };
  }

  private static Hindered hindered(ArchiveProblem problem, Message message, String detail) {
    return new Hindered(problem, (message.code() + " " + detail).strip());
  }

  /** The token with what proves its certificates inside, so that nobody has to be asked later. */
  private Octets withAnswers(Octets token) throws Hindered {
    Evidence answers = judge.answers(token);
    if (!answers.isComplete()) {
      throw new Hindered(ArchiveProblem.EVIDENCE_INCOMPLETE, String.join("; ", answers.missing()));
    }
    return switch (augmenter.addEvidence(token.bytes(), answers)) {
      case CadesOutcome.Signed signed -> Octets.of(signed.signature());
      case CadesOutcome.Refused refused ->
          throw hindered(ArchiveProblem.NOT_AUGMENTED, refused.message(), refused.detail());
    };
  }

  private void mustProve(EvidenceFile file, EvidenceRecord record) throws IOException, Hindered {
    try (DocumentBytes bytes = DocumentBytes.map(blobs.path(file.file()))) {
      EvidenceVerdict verdict = judge.proven(bytes, record);
      if (!verdict.isProof()) {
        List<String> codes = verdict.messages().stream().map(Message::code).toList();
        throw new Hindered(ArchiveProblem.NOT_PROVEN, String.join(" ", codes));
      }
    }
  }

  private static EvidenceTable.Renewed term(EvidenceRecord record, Instant now) throws Hindered {
    var holding =
        ArchiveDue.of(record).orElseThrow(() -> new Hindered(ArchiveProblem.NOT_PROVEN, ""));
    var held = new ArchiveLine.Held(holding.until(), holding.reason().name(), holding.about());
    return new EvidenceTable.Renewed(held, ArchiveKeeping.ahead(held.until(), now));
  }
}
