package vn.vanthu.service.registers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.records.IncomingEntry;
import vn.vanthu.service.records.RecordFacts;
import vn.vanthu.service.records.Refusal;
import vn.vanthu.service.records.Reviewed;
import vn.vanthu.service.records.Secrecy;
import vn.vanthu.service.records.Stated;

/** What must hold of facts and dates before anything is entered. Pure. */
final class EntryChecks {
  private static final int SHORT = 300;
  private static final int LONG = 4000;

  // What the recogniser may read must pass when it is sent back unchanged.
  private static final int MOST_TASKS = 300;
  private static final int MOST_CITATIONS = 3_000;
  private static final int LONGEST_TASK = 20_000;
  private static final int MOST_DAYS = 50;

  private final RegisterRules rules;

  EntryChecks(RegisterRules rules) {
    this.rules = rules;
  }

  /** Nothing to refuse in the facts, or why not. */
  Optional<Refusal> facts(RecordFacts facts) {
    if (facts.secrecy() != Secrecy.NORMAL && !rules.secretsAllowed()) {
      return Optional.of(Refusal.SECRET_NOT_ALLOWED);
    }
    boolean tooLong =
        Stream.of(facts.number(), facts.typeCode(), facts.typeName(), facts.signer())
                .anyMatch(field -> longer(field, SHORT))
            || Stream.of(facts.issuer(), facts.subject(), facts.signerPosition())
                .anyMatch(field -> longer(field, LONG));
    return tooLong ? Optional.of(Refusal.FIELD_TOO_LONG) : Optional.empty();
  }

  /** The same for tasks and citations; null when nobody looked at them. */
  Optional<Refusal> stated(@Nullable Reviewed reviewed) {
    Stated stated = reviewed == null ? null : reviewed.stated();
    if (stated == null) {
      return Optional.empty();
    }
    boolean tooLong =
        stated.tasks().size() > MOST_TASKS
            || stated.citations().size() > MOST_CITATIONS
            || stated.tasks().stream()
                .anyMatch(t ->
                    longer(t.assignee(), LONG)
                        || longer(t.task(), LONGEST_TASK)
                        || t.dueOn().size() > MOST_DAYS)
            || stated.citations().stream()
                .anyMatch(c ->
                    longer(c.type(), SHORT)
                        || longer(c.number(), SHORT)
                        || longer(c.issuer(), LONG)
                        || longer(c.subject(), LONG));
    return tooLong ? Optional.of(Refusal.FIELD_TOO_LONG) : Optional.empty();
  }

  Optional<Refusal> incoming(IncomingEntry entry) {
    boolean tooLong = longer(entry.sender(), LONG) || longer(entry.handedTo(), LONG);
    return tooLong ? Optional.of(Refusal.FIELD_TOO_LONG) : Optional.empty();
  }

  /**
   * The day a document arrived: numbers belong to the day of registering, so what came in the last
   * days of a year may be entered in the next one, under its numbers.
   */
  Optional<Refusal> arrival(LocalDate on, LocalDate today) {
    if (on.isAfter(today)) {
      return Optional.of(Refusal.DATE_AHEAD);
    }
    boolean recent = !on.isBefore(today.minusDays(31));
    return recent || on.getYear() == today.getYear()
        ? Optional.empty()
        : Optional.of(Refusal.YEAR_CLOSED);
  }

  /**
   * Numbers belong to the running year: earlier ones are closed, later ones not begun (NĐ 30/2020
   * Điều 15.1).
   */
  Optional<Refusal> day(LocalDate on, LocalDate today) {
    if (on.isAfter(today)) {
      return Optional.of(Refusal.DATE_AHEAD);
    }
    return on.getYear() == today.getYear() ? Optional.empty() : Optional.of(Refusal.YEAR_CLOSED);
  }

  /** The same for a document that was entered at that instant. */
  Optional<Refusal> arrival(LocalDate on, Instant entered) {
    return arrival(on, rules.dayOf(entered));
  }

  private static boolean longer(@Nullable String field, int limit) {
    return field != null && field.length() > limit;
  }
}
