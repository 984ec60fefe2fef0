package vn.vanthu.service.calendar;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.records.RecordFacts;
import vn.vanthu.service.records.Urgency;

/**
 * By when an incoming document is to be dealt with when it names no term itself (hạn giải quyết):
 * the office's own rule in working days, by urgency first, then by type. A proposal, which the
 * clerk may change. Immutable.
 *
 * @param byUrgency working days from arrival for urgent documents
 * @param byType working days from arrival by the type's code (a công văn, which has none in its
 *     symbol, is CV); types not listed have no term
 */
public record DueDates(
    WorkingDays calendar, Map<Urgency, Integer> byUrgency, Map<String, Integer> byType) {
  public DueDates {
    byUrgency = Map.copyOf(byUrgency);
    byType = Map.copyOf(byType);
  }

  /** Never proposes a date. */
  public static DueDates none(WorkingDays calendar) {
    return new DueDates(calendar, Map.of(), Map.of());
  }

  /** The proposed last day, or none. */
  public Optional<LocalDate> propose(RecordFacts facts, LocalDate arrivedOn) {
    Integer days = byUrgency.get(facts.urgency());
    if (days == null) {
      days = byTypeCode(facts.typeCode());
    }
    return days == null ? Optional.empty() : Optional.of(calendar.after(arrivedOn, days));
  }

  private @Nullable Integer byTypeCode(@Nullable String code) {
    if (code == null) {
      return null;
    }
    return byType.get(code.isEmpty() ? "CV" : code);
  }

  /**
   * Whether a document that nobody has yet lies too long: not handed over by the next working day
   * after it arrived (tồn đọng; Article 4.2c).
   */
  public boolean lingers(LocalDate arrivedOn, LocalDate today) {
    return today.isAfter(calendar.nextAfter(arrivedOn));
  }
}
