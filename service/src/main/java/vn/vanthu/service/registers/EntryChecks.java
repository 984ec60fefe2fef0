package vn.vanthu.service.registers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.records.IncomingEntry;
import vn.vanthu.service.records.RecordFacts;
import vn.vanthu.service.records.Refusal;
import vn.vanthu.service.records.Secrecy;

/** What must hold of facts and dates before anything is entered. Pure. */
final class EntryChecks {
  private static final int SHORT = 300;
  private static final int LONG = 4000;

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
