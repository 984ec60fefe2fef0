package vn.vanthu.service.registers;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.access.Audience;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.access.Role;
import vn.vanthu.service.records.Agency;
import vn.vanthu.service.records.Arrival;
import vn.vanthu.service.records.CopyForm;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.IncomingEntry;
import vn.vanthu.service.records.Intake;
import vn.vanthu.service.records.IntakeId;
import vn.vanthu.service.records.Letterhead;
import vn.vanthu.service.records.NumberOrder;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.Origin;
import vn.vanthu.service.records.OutgoingHistory;
import vn.vanthu.service.records.RecordFacts;
import vn.vanthu.service.records.RecordId;
import vn.vanthu.service.records.RecordState;
import vn.vanthu.service.records.Refusal;
import vn.vanthu.service.records.RegisterOrder;
import vn.vanthu.service.records.RegisterResult;
import vn.vanthu.service.records.Registration;
import vn.vanthu.service.records.Reviewed;
import vn.vanthu.service.records.Revision;
import vn.vanthu.service.records.RevisionKind;
import vn.vanthu.service.store.Alike;
import vn.vanthu.service.store.OfficeStore;
import vn.vanthu.service.store.Transaction;

/**
 * Enters documents in the books: one transaction takes the number ({@link NumberAllotment}) and
 * writes row, blob digest, ledger leaf and outbox row. Its commit is the moment of truth. Lock
 * order: the received document, the number series, the record. Thread-safe.
 */
public final class Registrar {
  private final OfficeStore store;
  private final RegisterRules rules;
  private final NumberAllotment numbers;
  private final EntryChecks checks;
  private final EntryWriter writer;
  private final RelationReader relations = new RelationReader();
  private final StatedFacts stated;
  private final Lessons lessons;
  private final Corrections corrections;
  private final Clock clock;

  public Registrar(OfficeStore store, RegisterRules rules, Clock clock) {
    this.store = store;
    this.rules = rules;
    this.numbers = new NumberAllotment(store, rules, clock);
    this.checks = new EntryChecks(rules);
    this.writer = new EntryWriter(store);
    this.lessons = new Lessons(store);
    this.stated = new StatedFacts(store);
    this.corrections = new Corrections(store, rules, checks, clock);
    this.clock = clock;
  }

  public RegisterRules rules() {
    return rules;
  }

  /** Which number comes next in each series. */
  public NumberAllotment numbers() {
    return numbers;
  }

  /** Today in the office's zone. */
  public LocalDate today() {
    return rules.dayOf(clock.instant());
  }

  /** Enters an incoming document: it gets the next Số đến of the year (NĐ 30/2020 Điều 22). */
  public RegisterResult register(RegisterOrder order, Principal by) {
    RecordFacts facts = order.facts();
    IncomingEntry entry = order.entry();
    Optional<Refusal> wrong =
        checks
            .facts(facts)
            .or(() -> checks.stated(order.reviewed()))
            .or(() -> checks.incoming(entry))
            .or(() -> checks.arrival(entry.arrivedOn(), today()));
    if (wrong.isPresent()) {
      return new RegisterResult.Refused(wrong.get());
    }
    Optional<SeriesRule> series = numbers.incoming(order.book(), facts);
    if (series.isEmpty()) {
      return new RegisterResult.Refused(Refusal.BOOK_UNKNOWN);
    }
    return Attempts.of(() ->
        fromIntake(
            order.intake(),
            Direction.INCOMING,
            by,
            (tx, intake) -> {
              Alike alike = store.records().alike(tx, intake, facts, EntryWriter.keys(facts));
              if (alike.sameBytes().isPresent()) {
                return already(alike.sameBytes().get());
              }
              // Nothing refuses the entry any more. Should the same bytes be entered in this very
              // moment, the index of bytes refuses the later one, which is then tried again.
              Registration registration = numbers.take(tx, series.get(), intake.agency(), by);
              Instant now = registration.registeredAt();
              var entered =
                  new Entered(
                      registration, entry, order.reviewed(), null, "REGISTERED", Map.of(), now);
              return file(tx, intake, facts, entered, order.audience(), by, alike.sameNumber());
            }));
  }

  /**
   * What a draft with these facts prints on top; empty when no series takes it.
   *
   * @param unit abbreviation of the drafting unit, may be empty
   */
  public Optional<Letterhead> letterhead(AgencyId agency, RecordFacts facts, String unit) {
    String type = facts.typeCode() == null ? "" : facts.typeCode();
    return rules
        .seriesFor(Direction.OUTGOING, facts)
        .flatMap(series ->
            store
                .database()
                .read(tx -> store.agencies().find(tx, agency))
                .map(found ->
                    new Letterhead(
                        found, series.symbol(today().getYear(), type, found.symbol(), unit))));
  }

  /** The same for a draft whose facts nobody looked at and that answers nothing. */
  public RegisterResult openDraft(
      IntakeId intakeId, RecordFacts facts, Audience audience, Principal by) {
    return openDraft(intakeId, facts, audience, null, null, by);
  }

  /**
   * Opens an outgoing draft: a record without a number, which people then check and sign.
   *
   * @param reviewed what a person left beside these facts; null when nobody looked at them
   * @param origin the incoming document for whose sake it is made, or null
   */
  public RegisterResult openDraft(
      IntakeId intakeId,
      RecordFacts facts,
      Audience audience,
      @Nullable Reviewed reviewed,
      @Nullable Origin origin,
      Principal by) {
    return drafted(intakeId, facts, audience, reviewed, origin, Map.of(), by);
  }

  /**
   * Opens the draft of a copy: the one document that goes out without a person's signature, which
   * the event of its making alone tells (NĐ 30/2020 Điều 25).
   *
   * <p>A document is copied as often as is asked for.
   *
   * @param source the incoming document that is copied; its readers are the copy's
   */
  public RegisterResult openCopy(
      IntakeId intakeId, RecordFacts facts, OfficeRecord source, CopyForm form, Principal by) {
    Origin copied = Origin.of(Origin.Kind.COPIED, source).orElse(null);
    Map<String, String> made = OutgoingHistory.ofCopy(form, source.id());
    return drafted(intakeId, facts, source.audience(), null, copied, made, by);
  }

  private RegisterResult drafted(
      IntakeId intakeId,
      RecordFacts given,
      Audience audience,
      @Nullable Reviewed reviewed,
      @Nullable Origin origin,
      Map<String, String> made,
      Principal by) {
    RecordFacts facts = given.unnumbered();
    Optional<Refusal> wrong = checks.facts(facts).or(() -> checks.stated(reviewed));
    if (wrong.isPresent()) {
      return new RegisterResult.Refused(wrong.get());
    }
    return Attempts.of(() ->
        fromIntake(
            intakeId,
            Direction.OUTGOING,
            by,
            (tx, intake) -> {
              Alike alike = store.records().alike(tx, intake, facts, EntryWriter.keys(facts));
              String event = OutgoingHistory.Event.DRAFTED.name();
              var drafted = new Entered(null, null, reviewed, origin, event, made, now());
              // Of one paper there are as many copies as are asked for.
              return alike
                  .sameBytes()
                  .filter(_ -> made.isEmpty())
                  .map(Registrar::already)
                  .orElseGet(
                      () -> file(tx, intake, facts, drafted, audience, by, alike.sameNumber()));
            }));
  }

  /**
   * Gives an outgoing draft its number and date (NĐ 30/2020 Điều 15); it then stands in its book.
   */
  public RegisterResult number(RecordId id, long expectedVersion, NumberOrder order, Principal by) {
    Optional<Refusal> wrong = checks.day(order.on(), today());
    if (wrong.isPresent()) {
      return new RegisterResult.Refused(wrong.get());
    }
    return Attempts.of(() ->
        store
            .database()
            .inTransaction(tx -> {
              Optional<OfficeRecord> before = store.records().find(tx, id);
              if (before.isEmpty() || !by.isClerkOf(before.get().agency())) {
                return Corrections.refusedAs(before, by);
              }
              if (before.get().version() != expectedVersion) {
                return new RegisterResult.Refused(Refusal.STALE);
              }
              Optional<SeriesRule> series = numbers.outgoing(order.series(), before.get().facts());
              if (series.isEmpty()) {
                return new RegisterResult.Refused(Refusal.SERIES_UNKNOWN);
              }
              return numberIn(tx, series.get(), before.get(), order, by);
            }));
  }

  /** Why an outgoing document with these facts gets no number; empty when it gets one. */
  Optional<Refusal> unnumberable(RecordFacts facts) {
    return numbers
        .outgoing(null, facts)
        .map(series -> typeMissing(series, facts.typeCode()))
        .orElse(Optional.of(Refusal.SERIES_UNKNOWN));
  }

  private static Optional<Refusal> typeMissing(SeriesRule series, @Nullable String type) {
    boolean missing = type == null || (series.form().contains("{type}") && type.isBlank());
    return missing ? Optional.of(Refusal.TYPE_MISSING) : Optional.empty();
  }

  private RegisterResult numberIn(
      Transaction tx, SeriesRule series, OfficeRecord record, NumberOrder order, Principal by) {
    if (record.direction() != Direction.OUTGOING || record.state() != RecordState.DRAFT) {
      return new RegisterResult.Refused(Refusal.NOT_A_DRAFT);
    }
    String type = record.facts().typeCode();
    if (type == null || typeMissing(series, type).isPresent()) {
      return new RegisterResult.Refused(Refusal.TYPE_MISSING);
    }
    Agency agency = store.agencies().find(tx, record.agency()).orElseThrow();
    // Should somebody change the record in this very moment, the number goes back with the
    // transaction.
    Registration registration = numbers.take(tx, series, agency, type, order, by);
    OfficeRecord numbered =
        EntryWriter.changed(
            record,
            RecordState.REGISTERED,
            record.facts().numbered(registration.display(), order.on()),
            registration,
            record.cancellation(),
            record.audience());
    store.records().update(tx, numbered, EntryWriter.keys(numbered.facts()));
    return writer.close(
        tx,
        numbered,
        "NUMBERED",
        registration.registeredAt(),
        by.id(),
        EntryWriter.detail(registration));
  }

  /**
   * Strikes an entry out with a reason; it stays in its book and its number is never given again.
   */
  public RegisterResult cancel(RecordId id, long expectedVersion, String reason, Principal by) {
    return corrections.cancel(id, expectedVersion, reason, by);
  }

  /** Opens a record to other readers, or closes it. */
  public RegisterResult setAudience(
      RecordId id, long expectedVersion, Audience audience, Principal by) {
    return corrections.setAudience(id, expectedVersion, audience, by);
  }

  /**
   * Hands an incoming document to a unit or person (NĐ 30/2020 Điều 23): the book shows who has it
   * since when.
   *
   * @param dueOn new due date, or null to leave it as it is
   */
  public RegisterResult handOver(
      RecordId id, long expectedVersion, String to, @Nullable LocalDate dueOn, Principal by) {
    return corrections.handOver(id, expectedVersion, to, dueOn, by);
  }

  /** Puts the facts of a record right; numbers of an outgoing record stay as they were given. */
  public RegisterResult correct(
      RecordId id, long expectedVersion, RecordFacts facts, Principal by) {
    return corrections.correct(id, expectedVersion, facts, null, null, by);
  }

  /**
   * The same, with what the clerk left beside the register's facts.
   *
   * @param arrival how an incoming document came, or null to leave that as it stands
   */
  public RegisterResult correct(
      RecordId id,
      long expectedVersion,
      RecordFacts facts,
      Reviewed reviewed,
      @Nullable Arrival arrival,
      Principal by) {
    return corrections.correct(id, expectedVersion, facts, reviewed, arrival, by);
  }

  @FunctionalInterface
  private interface Filing {
    RegisterResult in(Transaction tx, Intake intake);
  }

  private RegisterResult fromIntake(IntakeId id, Direction direction, Principal by, Filing filing) {
    return store
        .database()
        .inTransaction(tx -> {
          Optional<Intake> found = store.intakes().lock(tx, id);
          if (found.isEmpty() || !found.get().agency().equals(by.agency())) {
            return new RegisterResult.Refused(Refusal.INTAKE_UNKNOWN);
          }
          Intake intake = found.get();
          boolean may =
              by.has(Role.CLERK) || (direction == Direction.OUTGOING && by.has(Role.OFFICIAL));
          if (!may) {
            return new RegisterResult.Refused(Refusal.NOT_ALLOWED);
          }
          if (intake.direction() != direction) {
            return new RegisterResult.Refused(Refusal.WRONG_DIRECTION);
          }
          return switch (intake.state()) {
            case OPEN -> filing.in(tx, intake);
            case RETURNED, DROPPED -> new RegisterResult.Refused(Refusal.INTAKE_CLOSED);
            case REGISTERED ->
                // Also the answer to a repeated request whose first answer was lost.
                store
                    .records()
                    .ofIntake(tx, id)
                    .map(record -> already(Alike.Known.of(record)))
                    .orElseGet(() -> new RegisterResult.Refused(Refusal.INTAKE_CLOSED));
          };
        });
  }

  private static RegisterResult already(Alike.Known known) {
    return new RegisterResult.AlreadyRegistered(known.id(), known.display());
  }

  /**
   * How a received document comes into the books: as an entry, or as a draft without number.
   *
   * @param made what its event says of its making
   */
  private record Entered(
      @Nullable Registration registration,
      @Nullable IncomingEntry incoming,
      @Nullable Reviewed reviewed,
      @Nullable Origin origin,
      String event,
      Map<String, String> made,
      Instant at) {}

  private RegisterResult file(
      Transaction tx,
      Intake intake,
      RecordFacts facts,
      Entered entered,
      Audience audience,
      Principal by,
      List<RecordId> sameNumber) {
    Instant now = entered.at();
    Registration registration = entered.registration();
    Revision original =
        new Revision(1, RevisionKind.ORIGINAL, intake.main(), now, by.id(), intake.verdict());
    OfficeRecord record =
        new OfficeRecord(
            RecordId.fresh(now),
            intake.agency(),
            intake.direction(),
            registration == null ? RecordState.DRAFT : RecordState.REGISTERED,
            facts,
            registration,
            entered.incoming(),
            null,
            audience,
            original,
            intake.attachments(),
            intake.text(),
            intake.textNotes(),
            now,
            by.id(),
            1);
    store
        .records()
        .insert(tx, record, intake.id(), EntryWriter.keys(facts), !entered.made().isEmpty());
    store.revisions().add(tx, record.id(), original, intake.signatureReport());
    intake.attachments().forEach(a -> store.revisions().attach(tx, record.id(), a));
    Origin origin = entered.origin();
    if (origin != null) {
      store.relations().addSaid(tx, record.id(), RelationReader.cited(origin));
    }
    store.relations().addRead(tx, record.id(), relations.cited(intake.readFacts()));
    store.intakes().registered(tx, intake.id());
    Reviewed reviewed = entered.reviewed();
    Map<String, Object> detail = EntryWriter.detail(registration);
    detail.putAll(entered.made());
    if (reviewed != null) {
      lessons.reviewed(tx, record, intake, reviewed);
      stated.put(tx, record.id(), intake.readFacts(), reviewed.stated(), detail);
    }
    return writer
        .close(tx, record, entered.event(), now, by.id(), detail)
        .warning(Warnings.of(intake, sameNumber));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS); // what a row can hold
  }
}
