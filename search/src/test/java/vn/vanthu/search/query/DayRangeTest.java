package vn.vanthu.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How people write days and stretches of days. */
class DayRangeTest {

  @ParameterizedTest
  @CsvSource({
    "2012,2012-01-01..2012-12-31",
    "3/2012,2012-03-01..2012-03-31",
    "02.2024,2024-02-01..2024-02-29",
    "30/3/2012,2012-03-30",
    "30-03-2012,2012-03-30",
    "2012-03-30,2012-03-30",
    "2012..2014,2012-01-01..2014-12-31",
    "1/3/2012 - 30/6/2012,2012-03-01..2012-06-30",
    "tu 1/3/2012 den 4/2012,2012-03-01..2012-04-30",
    "2012-03-30..2012-04-02,2012-03-30..2012-04-02",
    "..2014,..2014-12-31",
    "2012..,2012-01-01..",
    "2012 cai cach,2012-01-01..2012-12-31"
  })
  void a_stretch_of_days_is_read(String typed, String days) {
    DayRange.Found found = DayRange.at(typed);
    assertThat(found).isNotNull();
    assertThat(found.days()).hasToString(days);
  }

  @Test
  void what_is_no_day_is_not_read() {
    for (String typed : new String[] {"", "31/2/2012", "13/2012", "..", "hom qua", "2014..2012"}) {
      assertThat(DayRange.at(typed)).as(typed).isNull();
    }
  }
}
