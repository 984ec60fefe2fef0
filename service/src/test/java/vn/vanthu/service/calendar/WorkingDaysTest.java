package vn.vanthu.service.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.vanthu.service.office.TestOffice;
import vn.vanthu.service.records.RecordFacts;
import vn.vanthu.service.records.Secrecy;
import vn.vanthu.service.records.Urgency;
import vn.vanthu.service.store.StoreFailure;

class WorkingDaysTest {
  private static final DueDates OFFICE = CalendarFile.read(TestOffice.config("calendar.yml"));
  private static final WorkingDays DAYS = OFFICE.calendar();

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }

  @Test
  void the_moon_in_the_test_knows_well_known_new_years() {
    assertThat(Map.of(2020, Moon.newYear(2020), 2023, Moon.newYear(2023), 2030, Moon.newYear(2030)))
        .isEqualTo(
            Map.of(2020, day("2020-01-25"), 2023, day("2023-01-22"), 2030, day("2030-02-02")));
    assertThat(Moon.hungKings(2023))
        .as("after a second month counted twice")
        .isEqualTo("2023-04-29");
  }

  /** Article 112: each holiday is off, or made up for on the next working day when on a weekend. */
  @Test
  void every_listed_year_has_the_holidays_of_the_law_by_sun_and_moon() {
    DAYS.years()
        .forEach((year, _) -> {
          LocalDate tet = Moon.newYear(year);
          for (LocalDate holiday :
              List.of(
                  LocalDate.of(year, 1, 1),
                  tet.minusDays(1),
                  tet,
                  tet.plusDays(1),
                  tet.plusDays(2),
                  Moon.hungKings(year),
                  LocalDate.of(year, 4, 30),
                  LocalDate.of(year, 5, 1),
                  LocalDate.of(year, 9, 2))) {
            assertThat(DAYS.works(holiday)).as("holiday " + holiday).isFalse();
          }
        });
  }

  /** 11 holidays a year, and as many exchanged days off as weekends worked. */
  @Test
  void every_listed_year_gives_as_many_days_as_the_law() {
    DAYS.years()
        .forEach((year, days) ->
            assertThat(days.off().size() - days.worked().size())
                .as("days off in " + year + ", holidays on weekends made up for")
                .isEqualTo(11));
  }

  @Test
  void the_next_working_day_jumps_over_tet_and_heeds_exchanged_days() {
    assertThat(DAYS.nextAfter(day("2026-02-13"))).isEqualTo("2026-02-23");
    assertThat(DAYS.nextAfter(day("2026-01-09"))).as("a worked Saturday").isEqualTo("2026-01-10");
    assertThat(DAYS.nextAfter(day("2026-01-01"))).as("a Friday off").isEqualTo("2026-01-05");
  }

  @Test
  void a_year_that_is_not_listed_counts_with_fixed_holidays() {
    assertThat(DAYS.works(day("2031-09-02"))).isFalse();
    assertThat(DAYS.works(day("2031-09-03"))).isTrue();
  }

  private static RecordFacts facts(String type, Urgency urgency) {
    return new RecordFacts(
        "1", type, "x", day("2026-02-10"), null, null, null, null, urgency, Secrecy.NORMAL);
  }

  @Test
  void a_term_is_proposed_by_urgency_first_and_then_by_type() {
    LocalDate friday = day("2026-02-13");
    assertThat(OFFICE.propose(facts("", Urgency.NORMAL), friday))
        .as("công văn: 7 working days, over Tết")
        .contains(day("2026-03-03"));
    assertThat(OFFICE.propose(facts("", Urgency.VERY_URGENT), friday)).contains(day("2026-02-23"));
    assertThat(OFFICE.propose(facts("QĐ", Urgency.EXPRESS), friday)).contains(friday);
    assertThat(OFFICE.propose(facts("QĐ", Urgency.NORMAL), friday)).isEqualTo(Optional.empty());
  }

  @Test
  void a_document_lingers_once_the_next_working_day_is_over() {
    LocalDate friday = day("2026-02-13");
    assertThat(OFFICE.lingers(friday, day("2026-02-23"))).isFalse();
    assertThat(OFFICE.lingers(friday, day("2026-02-24"))).isTrue();
  }

  @Test
  void a_slip_in_the_file_is_named() {
    Map<String, String> slips =
        Map.of(
            "years: [{year: 2026, daysOff: [2027-01-01]}]", "2027-01-01",
            "years: [{year: 2026, daysWorked: [2026-01-09]}]", "2026-01-09",
            "years: [{year: 2026}, {year: 2026}]", "twice",
            "year: 1", "year",
            "deadlines: {byType: {CV: -1}}", "-1");
    assertThat(
            slips.entrySet().stream()
                .filter(slip -> !message(slip.getKey()).contains(slip.getValue()))
                .collect(Collectors.toList()))
        .isEmpty();
    assertThatThrownBy(() -> CalendarFile.parse("everyYear: [13-01]", "f"))
        .isInstanceOf(StoreFailure.class);
  }

  private static String message(String yaml) {
    try {
      CalendarFile.parse(yaml, "calendar.yml");
      return "taken";
    } catch (StoreFailure failure) {
      return String.valueOf(failure.getMessage());
    }
  }
}
