package vn.vanthu.service.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import vn.vanthu.service.access.AccessRule;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.records.ArchiveLine;
import vn.vanthu.service.records.ArchivePlace;
import vn.vanthu.service.records.ArchiveProblem;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.RegisterResult;
import vn.vanthu.service.records.RevisionKind;
import vn.vanthu.service.registers.RecordRevisions;
import vn.vanthu.service.registers.Records;
import vn.vanthu.service.store.ArchiveTable;
import vn.vanthu.service.store.Database;
import vn.vanthu.signing.ArchiveDue;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.Report;
import vn.vanthu.signing.augment.Evidence;
import vn.vanthu.signing.sign.Augmenter;
import vn.vanthu.signing.sign.SigningOutcome;
import vn.vanthu.signing.timestamp.TimestampSource;

/**
 * Keeps signatures provable: reckons when each signed document is due, gathers validation data,
 * adds it with an archive time stamp as a new revision, verified before it is stored. What cannot
 * be done stays due with its reason and is tried again later. Thread-safe; one step at a time.
 */
public final class ArchiveKeeping {
  /** How long before what holds a signature ends its next stamp is due. */
  static final Duration AHEAD = Duration.ofDays(90);

  /** Of a stamp's remaining life at most this part is given away by renewing early. */
  private static final int MOST_AHEAD = 4;

  private static final Duration FIRST_PAUSE = Duration.ofMinutes(10);
  private static final Duration LONGEST_PAUSE = Duration.ofDays(1);
  private static final int MAX_DOUBLINGS = 8;
  private static final int MAX_DETAIL = 500;

  private final Database database;
  private final ArchiveTable table = new ArchiveTable();
  private final Records records;
  private final RecordRevisions revisions;
  private final Function<DocumentBytes, Evidence> authorities;
  private final Function<DocumentBytes, Report> judge;
  private final Optional<TimestampSource> timestamps;
  private final Path scratch;
  private final Clock clock;
  private final Augmenter augmenter = new Augmenter();

  /**
   * @param authorities gathers validation data from allowed hosts only
   * @param judge verifies what was made, before it is stored
   * @param scratch folder for files on their way; made when it is not there
   * @param timestamps empty in an office without a time stamp authority: it only reckons
   */
  public ArchiveKeeping(
      Database database,
      Records records,
      RecordRevisions revisions,
      Function<DocumentBytes, Evidence> authorities,
      Function<DocumentBytes, Report> judge,
      Optional<TimestampSource> timestamps,
      Path scratch,
      Clock clock) {
    this.database = database;
    this.records = records;
    this.revisions = revisions;
    this.authorities = authorities;
    this.judge = judge;
    this.timestamps = timestamps;
    this.scratch = scratch;
    this.clock = clock;
  }

  /** Whether the office has a time stamp authority at all. */
  public boolean renews() {
    return timestamps.isPresent();
  }

  /**
   * What is due, the soonest first, of those the reader may see.
   *
   * @param after where the page before ended; empty for the first one
   * @param limit lines at most
   */
  public Page list(Principal reader, Optional<ArchivePlace> after, int limit) {
    List<ArchiveLine> lines =
        reader
            .home()
            .map(agency ->
                database.read(
                    tx -> table.list(tx, agency, AccessRule.marksOf(reader), after, limit + 1)))
            .orElse(List.of());
    if (lines.size() <= limit) {
      return new Page(lines, Optional.empty());
    }
    ArchiveLine last = lines.get(limit - 1);
    return new Page(
        lines.subList(0, limit), Optional.of(new ArchivePlace(last.dueAt(), last.record())));
  }

  /**
   * A part of the list.
   *
   * @param next where the next part begins; empty when this is the last one
   */
  public record Page(List<ArchiveLine> lines, Optional<ArchivePlace> next) {
    public Page {
      lines = List.copyOf(lines);
    }
  }

  /**
   * Reckons or renews one document.
   *
   * @return false when there is nothing to do now
   * @throws IOException when a stored file cannot be read or written
   */
  public synchronized boolean step() throws IOException {
    Instant now = clock.instant();
    Optional<ArchiveLine> fresh = database.read(tx -> table.unreckoned(tx, now));
    if (fresh.isPresent()) {
      reckon(fresh.get(), now);
      return true;
    }
    if (timestamps.isEmpty()) {
      return false;
    }
    Optional<ArchiveLine> due = database.read(tx -> table.due(tx, now));
    if (due.isEmpty()) {
      return false;
    }
    renew(due.get(), timestamps.get(), now);
    return true;
  }

  private static Principal keeper(ArchiveLine line) {
    return Principal.clerk("archive", line.agency());
  }

  private Optional<Path> file(ArchiveLine line) {
    return records.content(line.record(), line.revision(), keeper(line)).map(Records.Content::path);
  }

  private void reckon(ArchiveLine line, Instant now) throws IOException {
    List<ArchiveDue> dues = List.of();
    Optional<Path> file = file(line);
    if (file.isPresent()) {
      try (DocumentBytes bytes = DocumentBytes.map(file.get())) {
        dues = ArchiveDue.in(bytes);
      }
    }
    if (dues.isEmpty()) {
      database.inTransaction(tx -> table.forget(tx, line));
      return;
    }
    ArchiveDue first = dues.getFirst();
    var held =
        new ArchiveLine.Held(
            first.holding().until(), first.holding().reason().name(), first.holding().about());
    ArchiveLine.State state =
        first.archived() ? ArchiveLine.State.ARCHIVED : ArchiveLine.State.NOT_ARCHIVED;
    Instant dueAt = first.archived() ? ahead(held.until(), now) : now;
    database.inTransaction(tx -> table.reckoned(tx, line, state, held, dueAt));
  }

  /** Ninety days before it ends; of a short-lived stamp its last quarter. */
  static Instant ahead(Instant until, Instant now) {
    Duration left = Duration.between(now, until);
    Duration quarter = left.isNegative() ? Duration.ZERO : left.dividedBy(MOST_AHEAD);
    return until.minus(quarter.compareTo(AHEAD) < 0 ? quarter : AHEAD);
  }

  private void renew(ArchiveLine line, TimestampSource source, Instant now) throws IOException {
    Optional<OfficeRecord> found = records.find(line.record(), keeper(line));
    Optional<Path> file = file(line);
    if (found.isEmpty() || file.isEmpty() || found.get().current().number() != line.revision()) {
      return; // a newer revision renews the line
    }
    try (DocumentBytes bytes = DocumentBytes.map(file.get())) {
      Evidence evidence = authorities.apply(bytes);
      if (!evidence.isComplete()) {
        fail(line, ArchiveProblem.EVIDENCE_INCOMPLETE, String.join("; ", evidence.missing()), now);
        return;
      }
      switch (augmenter.addEvidence(bytes, evidence)) {
        case SigningOutcome.Refused refused ->
            fail(line, ArchiveProblem.NOT_AUGMENTED, said(refused), now);
        case SigningOutcome.Signed proven -> stampedOnDisk(line, found.get(), proven, source, now);
      }
    }
  }

  /** Documents may be larger than memory: each version lies in a file until it is judged. */
  private void stampedOnDisk(
      ArchiveLine line,
      OfficeRecord record,
      SigningOutcome.Signed proven,
      TimestampSource source,
      Instant now)
      throws IOException {
    Files.createDirectories(scratch);
    Path evidence = Files.createTempFile(scratch, "evidence", ".pdf");
    Path stamped = Files.createTempFile(scratch, "stamped", ".pdf");
    try {
      proven.writeTo(evidence);
      try (DocumentBytes bytes = DocumentBytes.map(evidence)) {
        switch (augmenter.addDocumentTimestamp(bytes, source)) {
          case SigningOutcome.Refused refused ->
              fail(line, ArchiveProblem.TIMESTAMP_REFUSED, said(refused), now);
          case SigningOutcome.Signed made -> {
            made.writeTo(stamped);
            judged(line, record, stamped, now);
          }
        }
      }
    } finally {
      Files.deleteIfExists(evidence);
      Files.deleteIfExists(stamped);
    }
  }

  private void judged(ArchiveLine line, OfficeRecord record, Path stamped, Instant now)
      throws IOException {
    try (DocumentBytes whole = DocumentBytes.map(stamped)) {
      Optional<String> doubt = doubt(judge.apply(whole));
      if (doubt.isPresent()) {
        fail(line, ArchiveProblem.NOT_PROVEN, doubt.get(), now);
        return;
      }
      if (!longer(line, ArchiveDue.in(whole), now)) {
        fail(line, ArchiveProblem.ENDS_NO_LATER, "", now);
        return;
      }
    }
    store(line, record, stamped, now);
  }

  /** Why the stamped document is not stored; empty when its newest stamp stands. */
  private static Optional<String> doubt(Report report) {
    boolean whole =
        report.document() == Report.Verdict.INTACT || report.document() == Report.Verdict.NOTICE;
    if (!whole) {
      return Optional.of(report.document().name());
    }
    Report.Signature newest = report.signatures().getLast();
    boolean stands =
        newest.kind() == Report.Kind.TIMESTAMP
            && newest.indication() == Report.Indication.TOTAL_PASSED;
    return stands
        ? Optional.empty()
        : Optional.of(newest.indication() + " " + newest.subIndication());
  }

  private static boolean longer(ArchiveLine line, List<ArchiveDue> dues, Instant now) {
    if (dues.isEmpty() || !dues.getFirst().archived()) {
      return false;
    }
    Instant until = dues.getFirst().holding().until();
    ArchiveLine.Held before = line.holding();
    boolean renewal = line.state() == ArchiveLine.State.ARCHIVED && before != null;
    return until.isAfter(now) && (!renewal || before == null || until.isAfter(before.until()));
  }

  private void store(ArchiveLine line, OfficeRecord record, Path stamped, Instant now)
      throws IOException {
    RegisterResult result;
    try (InputStream bytes = Files.newInputStream(stamped)) {
      result =
          revisions.append(
              record.id(), record.version(), RevisionKind.AUGMENTED, bytes, keeper(line));
    }
    if (result instanceof RegisterResult.Refused refused) {
      fail(line, ArchiveProblem.NOT_STORED, refused.reason().code(), now);
    }
  }

  private static String said(SigningOutcome.Refused refused) {
    return (refused.message().code() + " " + refused.detail()).strip();
  }

  private void fail(ArchiveLine line, ArchiveProblem problem, String detail, Instant now) {
    Instant again = now.plus(pause(line.failures()));
    database.inTransaction(tx -> table.failed(tx, line, problem, clipped(detail), again));
  }

  /** Before the next try: ten minutes, then twice as long each time, at most a day. */
  static Duration pause(int failures) {
    Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, MAX_DOUBLINGS));
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }

  static String clipped(String detail) {
    return detail.length() > MAX_DETAIL ? detail.substring(0, MAX_DETAIL) : detail;
  }
}
