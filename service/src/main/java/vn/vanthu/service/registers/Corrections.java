package vn.vanthu.service.registers;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.access.AccessRule;
import vn.vanthu.service.access.Audience;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.records.Arrival;
import vn.vanthu.service.records.Cancellation;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.IncomingEntry;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.OutgoingHistory;
import vn.vanthu.service.records.RecordFacts;
import vn.vanthu.service.records.RecordId;
import vn.vanthu.service.records.RecordState;
import vn.vanthu.service.records.Refusal;
import vn.vanthu.service.records.RegisterResult;
import vn.vanthu.service.records.Reviewed;
import vn.vanthu.service.store.OfficeStore;
import vn.vanthu.service.store.Transaction;

/**
 * What is put right after a document stands in its book: struck out, opened to other readers, its
 * facts corrected. Every change is one transaction with its event, ledger leaf and outbox row; the
 * number never changes. Thread-safe.
 */
final class Corrections {
  private final OfficeStore store;
  private final EntryChecks checks;
  private final EntryWriter writer;
  private final Lessons lessons;
  private final StatedFacts stated;
  private final StandingFacts standing;
  private final Clock clock;

  Corrections(OfficeStore store, RegisterRules rules, EntryChecks checks, Clock clock) {
    this.store = store;
    this.checks = checks;
    this.writer = new EntryWriter(store);
    this.lessons = new Lessons(store);
    this.stated = new StatedFacts(store);
    this.standing = new StandingFacts(rules);
    this.clock = clock;
  }

  /**
   * Strikes an entry out with a reason; it stays in its book and its number is never given again. A
   * document that went out is recalled first, so that its recipients are told (Điều 18.4). A draft
   * is put aside the same way: it stays with its reason, and the same file may come as a new one.
   */
  RegisterResult cancel(RecordId id, long expectedVersion, String reason, Principal by) {
    if (reason.isBlank()) {
      return new RegisterResult.Refused(Refusal.REASON_MISSING);
    }
    if (reason.length() > 2000) {
      return new RegisterResult.Refused(Refusal.FIELD_TOO_LONG);
    }
    return change(
        id,
        expectedVersion,
        by,
        (tx, record) ->
            switch (record.state()) {
              case CANCELLED -> new RegisterResult.Refused(Refusal.ALREADY_CANCELLED);
              case DRAFT, REGISTERED -> {
                if (OutgoingHistory.released(store.history().of(tx, id))) {
                  yield new RegisterResult.Refused(Refusal.NOT_RECALLED);
                }
                Instant now = now();
                OfficeRecord struck =
                    EntryWriter.changed(
                        record,
                        RecordState.CANCELLED,
                        record.facts(),
                        record.registration(),
                        new Cancellation(reason.strip(), now, by.id()),
                        record.audience());
                store.records().update(tx, struck, EntryWriter.keys(struck.facts()));
                yield writer.close(
                    tx, struck, "CANCELLED", now, by.id(), Map.of("reason", reason.strip()));
              }
            });
  }

  /** Opens a record to other readers, or closes it. */
  RegisterResult setAudience(RecordId id, long expectedVersion, Audience audience, Principal by) {
    return change(
        id,
        expectedVersion,
        by,
        (tx, record) -> {
          Instant now = now();
          OfficeRecord opened =
              EntryWriter.changed(
                  record,
                  record.state(),
                  record.facts(),
                  record.registration(),
                  record.cancellation(),
                  audience);
          store.records().update(tx, opened, EntryWriter.keys(opened.facts()));
          return writer.close(
              tx,
              opened,
              "AUDIENCE_CHANGED",
              now,
              by.id(),
              Map.of("audience", audience.getClass().getSimpleName()));
        });
  }

  /** Hands an incoming document to a unit or person; the due date stays unless another is given. */
  RegisterResult handOver(
      RecordId id, long expectedVersion, String to, @Nullable LocalDate dueOn, Principal by) {
    if (to.isBlank()) {
      return new RegisterResult.Refused(Refusal.RECIPIENT_MISSING);
    }
    if (to.length() > 4000) {
      return new RegisterResult.Refused(Refusal.FIELD_TOO_LONG);
    }
    return change(
        id,
        expectedVersion,
        by,
        (tx, record) -> {
          IncomingEntry entry = record.incoming();
          if (entry == null) {
            return new RegisterResult.Refused(Refusal.WRONG_DIRECTION);
          }
          if (record.state() == RecordState.CANCELLED) {
            return new RegisterResult.Refused(Refusal.ALREADY_CANCELLED);
          }
          Instant now = now();
          IncomingEntry handed =
              new IncomingEntry(
                  entry.arrivedOn(),
                  entry.sender(),
                  dueOn == null ? entry.dueOn() : dueOn,
                  entry.paperOriginal(),
                  to.strip());
          OfficeRecord moved =
              EntryWriter.changed(
                  EntryWriter.entered(record, handed),
                  record.state(),
                  record.facts(),
                  record.registration(),
                  record.cancellation(),
                  record.audience());
          store.records().update(tx, moved, EntryWriter.keys(moved.facts()));
          Map<String, Object> detail = new LinkedHashMap<>();
          detail.put("to", to.strip());
          if (handed.dueOn() != null) {
            detail.put("dueOn", handed.dueOn());
          }
          return writer.close(tx, moved, "HANDED_OVER", now, by.id(), detail);
        });
  }

  /**
   * Puts the facts of a record right; numbers of an outgoing record stay as they were given, and so
   * does what {@link StandingFacts} keeps.
   */
  RegisterResult correct(
      RecordId id,
      long expectedVersion,
      RecordFacts facts,
      @Nullable Reviewed reviewed,
      @Nullable Arrival arrival,
      Principal by) {
    Optional<Refusal> wrong = checks.facts(facts).or(() -> checks.stated(reviewed));
    if (wrong.isPresent()) {
      return new RegisterResult.Refused(wrong.get());
    }
    return change(
        id,
        expectedVersion,
        by,
        (tx, record) -> {
          if (record.state() == RecordState.CANCELLED) {
            return new RegisterResult.Refused(Refusal.ALREADY_CANCELLED);
          }
          Optional<Refusal> stands = standing.correction(record, facts, store.history().of(tx, id));
          if (stands.isPresent()) {
            return new RegisterResult.Refused(stands.get());
          }
          IncomingEntry came = record.incoming();
          IncomingEntry entry = came == null || arrival == null ? came : arrival.in(came);
          Optional<Refusal> late =
              entry == null || entry.equals(came) ? Optional.empty() : arrived(record, entry);
          if (late.isPresent()) {
            return new RegisterResult.Refused(late.get());
          }
          Instant now = now();
          RecordFacts before = record.facts();
          RecordFacts right =
              record.direction() == Direction.OUTGOING ? numberedAs(record, facts) : facts;
          OfficeRecord corrected =
              EntryWriter.changed(
                  entry == null ? record : EntryWriter.entered(record, entry),
                  record.state(),
                  right,
                  record.registration(),
                  record.cancellation(),
                  record.audience());
          store.records().update(tx, corrected, EntryWriter.keys(right));
          lessons.corrected(tx, before, corrected, reviewed, by.id(), now);
          Map<String, Object> detail = new LinkedHashMap<>();
          detail.put("before", before);
          detail.put("after", right);
          if (came != null && entry != null && !entry.equals(came)) {
            detail.put("entryBefore", came);
            detail.put("entryAfter", entry);
          }
          if (reviewed != null) {
            JsonNode read = store.records().readFacts(tx, id).orElse(null);
            stated.put(tx, id, read, reviewed.stated(), detail);
          }
          return writer.close(tx, corrected, "CORRECTED", now, by.id(), detail);
        });
  }

  /** Number and date of what goes out are those that were given to it; a draft has none. */
  private static RecordFacts numberedAs(OfficeRecord record, RecordFacts facts) {
    String number = record.facts().number();
    LocalDate issued = record.facts().issuedOn();
    return record.state() == RecordState.DRAFT || number == null || issued == null
        ? facts.unnumbered()
        : facts.numbered(number, issued);
  }

  /** The day of arrival is judged as it was when the number was given. */
  private Optional<Refusal> arrived(OfficeRecord record, IncomingEntry entry) {
    return checks
        .incoming(entry)
        .or(() -> record.entry().flatMap(e -> checks.arrival(entry.arrivedOn(), e.registeredAt())));
  }

  private RegisterResult change(
      RecordId id,
      long expectedVersion,
      Principal by,
      BiFunction<Transaction, OfficeRecord, RegisterResult> change) {
    return Attempts.of(() ->
        store
            .database()
            .inTransaction(tx -> {
              Optional<OfficeRecord> record = store.records().find(tx, id);
              if (record.isEmpty() || !by.isClerkOf(record.get().agency())) {
                return refusedAs(record, by);
              }
              return record.get().version() == expectedVersion
                  ? change.apply(tx, record.get())
                  : new RegisterResult.Refused(Refusal.STALE);
            }));
  }

  /** No right to read means not there; right to read but not to write says so. */
  static RegisterResult refusedAs(Optional<OfficeRecord> record, Principal by) {
    Function<OfficeRecord, Boolean> readable =
        r -> AccessRule.maySee(by, AccessRule.marksOf(r.agency(), r.audience()));
    return new RegisterResult.Refused(
        record.map(readable).orElse(false) ? Refusal.NOT_ALLOWED : Refusal.RECORD_UNKNOWN);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS); // what a row can hold
  }
}
