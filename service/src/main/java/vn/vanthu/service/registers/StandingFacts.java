package vn.vanthu.service.registers;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.HistoryEvent;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.OutgoingHistory;
import vn.vanthu.service.records.RecordFacts;
import vn.vanthu.service.records.Refusal;
import vn.vanthu.service.records.Registration;

/**
 * Which facts no correction changes any more. What was checked is what is signed (NĐ 30/2020 Điều
 * 11, 12), and an entry stays in the series that it drew its number from (Điều 15). What nobody has
 * written yet may still be filled in. Pure.
 */
final class StandingFacts {
  private final RegisterRules rules;

  StandingFacts(RegisterRules rules) {
    this.rules = rules;
  }

  /**
   * Nothing to refuse in a correction, or why not.
   *
   * @param history what happened to the record so far
   */
  Optional<Refusal> correction(OfficeRecord record, RecordFacts after, List<HistoryEvent> history) {
    RecordFacts before = record.facts();
    if (leavesItsSeries(record, after)) {
      return Optional.of(Refusal.SERIES_STANDS);
    }
    boolean checked = OutgoingHistory.checked(history);
    boolean otherKind =
        before.secrecy() != after.secrecy()
            || otherCode(before.typeCode(), after.typeCode())
            || other(before.typeName(), after.typeName());
    // Minutes are of an inspection by their subject: theirs is not filled in later.
    boolean otherSubject =
        before.inspectionMinutes() != after.inspectionMinutes()
            || other(before.subject(), after.subject());
    boolean refused =
        checked
            ? otherKind || otherSubject
            : otherKind && OutgoingHistory.copy(history).isPresent();
    return refused ? Optional.of(Refusal.FACTS_CHECKED) : Optional.empty();
  }

  /** An outgoing number names the type; the series of an incoming one may be of some types only. */
  private boolean leavesItsSeries(OfficeRecord record, RecordFacts after) {
    Registration entry = record.registration();
    if (entry == null) {
      return false;
    }
    RecordFacts before = record.facts();
    Optional<SeriesRule> series = rules.series(entry.series());
    boolean otherSecrecy =
        before.secrecy() != after.secrecy()
            && !series.map(s -> s.secrecy().contains(after.secrecy())).orElse(false);
    boolean otherType =
        record.direction() == Direction.OUTGOING
            ? otherCode(before.typeCode(), after.typeCode())
            : series
                .map(
                    s -> s.takes(Direction.INCOMING, before) && !s.takes(Direction.INCOMING, after))
                .orElse(false);
    return otherSecrecy || otherType;
  }

  /** A letter has no code: that it has none is known, and none is filled in. */
  private static boolean otherCode(@Nullable String before, @Nullable String after) {
    return !words(before).equals(words(after));
  }

  /** White space says nothing, and what was not known may be filled in. */
  private static boolean other(@Nullable String before, @Nullable String after) {
    return before != null && !words(before).equals(words(after));
  }

  private static String words(@Nullable String text) {
    return text == null ? "" : text.strip().replaceAll("\\s+", " ");
  }
}
