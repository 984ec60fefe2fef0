package vn.vanthu.service.calendar;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.records.Urgency;
import vn.vanthu.service.store.StoreFailure;

/**
 * Reads {@code config/calendar.yml}; an unknown key, a date outside its year or a worked day that
 * is no weekend is an error.
 */
public final class CalendarFile {
  private CalendarFile() {}

  private record Content(
      @Nullable List<String> everyYear,
      @Nullable List<Year> years,
      @Nullable Deadlines deadlines) {}

  /**
   * One year.
   *
   * @param announced false while the government has not named the days yet
   */
  private record Year(
      int year,
      boolean announced,
      @Nullable List<String> daysOff,
      @Nullable List<String> daysWorked) {}

  private record Deadlines(
      @Nullable Map<Urgency, Integer> byUrgency, @Nullable Map<String, Integer> byType) {}

  /**
   * Reads the calendar and the office's terms.
   *
   * @throws StoreFailure CALENDAR_CONFIG with file and place of what is wrong
   */
  public static DueDates read(Path file) {
    try {
      return parse(Files.readString(file), file.toString());
    } catch (IOException e) {
      throw new StoreFailure(
          StoreFailure.Code.CALENDAR_CONFIG, "cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  static DueDates parse(String yaml, String name) {
    ObjectMapper mapper =
        YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    try {
      Content content = mapper.readValue(yaml, Content.class);
      Map<Integer, WorkingDays.Year> years = new TreeMap<>();
      for (Year year : or(content.years(), List.<Year>of())) {
        if (years.put(year.year(), days(year)) != null) {
          throw new IllegalArgumentException("year " + year.year() + " twice");
        }
      }
      Set<MonthDay> fixed =
          or(content.everyYear(), List.<String>of()).stream()
              .map(day -> MonthDay.parse("--" + day))
              .collect(Collectors.toSet());
      Deadlines terms = or(content.deadlines(), new Deadlines(null, null));
      return new DueDates(
          new WorkingDays(years, fixed),
          forward(or(terms.byUrgency(), Map.of())),
          forward(or(terms.byType(), Map.of())));
    } catch (JsonProcessingException | DateTimeException | IllegalArgumentException e) {
      throw new StoreFailure(StoreFailure.Code.CALENDAR_CONFIG, name + ": " + e.getMessage(), e);
    }
  }

  private static WorkingDays.Year days(Year year) {
    Set<LocalDate> off = dates(year.year(), year.daysOff());
    Set<LocalDate> worked = dates(year.year(), year.daysWorked());
    for (LocalDate day : worked) {
      if (day.getDayOfWeek().getValue() < 6) {
        throw new IllegalArgumentException(day + " is no Saturday or Sunday to be worked");
      }
      if (off.contains(day)) {
        throw new IllegalArgumentException(day + " is both worked and off");
      }
    }
    return new WorkingDays.Year(off, worked);
  }

  private static Set<LocalDate> dates(int year, @Nullable List<String> days) {
    Set<LocalDate> dates = new HashSet<>();
    for (String day : or(days, List.<String>of())) {
      LocalDate date = LocalDate.parse(day);
      if (date.getYear() != year || !dates.add(date)) {
        throw new IllegalArgumentException(
            day + " does not belong to " + year + " or stands twice");
      }
    }
    return dates;
  }

  private static <K> Map<K, Integer> forward(Map<K, Integer> terms) {
    terms.forEach((key, days) -> {
      if (days < 0 || days > 366) {
        throw new IllegalArgumentException("a term of " + days + " working days for " + key);
      }
    });
    return terms;
  }

  private static <T> T or(@Nullable T value, T otherwise) {
    return value == null ? otherwise : value;
  }
}
