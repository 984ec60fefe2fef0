package vn.vanthu.service.registers;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import vn.vanthu.service.records.BookCode;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.RecordFacts;
import vn.vanthu.service.records.Secrecy;
import vn.vanthu.service.records.SeriesCode;

/**
 * How this office numbers and books its documents; read from {@code config/registers.yml}. The law
 * leaves the series of administrative documents to the head of the agency (NĐ 30/2020 Điều 15.1),
 * so they are data. The first series that takes a document wins.
 *
 * @param zone the zone in which a day and a year begin
 * @param signingTime how a seal prints the time of signing: day, time to the second, offset of the
 *     zone
 * @param network where the deployment stands: documents marked secret are refused but on an
 *     independent local network
 */
public record RegisterRules(
    ZoneId zone,
    DateTimeFormatter signingTime,
    Network network,
    List<SeriesRule> series,
    List<RegisterBook> books) {
  /** ISO 8601, as Annex I of NĐ 30/2020 asks. */
  public static final DateTimeFormatter ISO_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

  /** Whether documents marked secret may be kept. */
  public boolean secretsAllowed() {
    return network == Network.INDEPENDENT_LAN;
  }

  /** The same rules where the deployment stands. */
  public RegisterRules on(Network where) {
    return new RegisterRules(zone, signingTime, where, series, books);
  }

  public RegisterRules {
    if (!tellsTheSecond(signingTime, zone)) {
      throw new IllegalArgumentException(
          "signingTime must give day, month, year, hour, minute, second and offset");
    }
    series = List.copyOf(series);
    books = List.copyOf(books);
    Set<BookCode> known = new HashSet<>();
    for (RegisterBook book : books) {
      if (!known.add(book.code())) {
        throw new IllegalArgumentException("book " + book.code() + " twice");
      }
    }
    Set<SeriesCode> codes = new HashSet<>();
    for (SeriesRule one : series) {
      if (!codes.add(one.code())) {
        throw new IllegalArgumentException("series " + one.code() + " twice");
      }
      if (!known.contains(one.book())) {
        throw new IllegalArgumentException(
            "series " + one.code() + " names no book: " + one.book());
      }
    }
    for (SeriesRule one : series) {
      if (one.secrecy().contains(Secrecy.NORMAL) && one.secrecy().size() > 1) {
        throw new IllegalArgumentException(
            "secret documents must have series of their own: " + one.code());
      }
    }
  }

  /** Whether what the form prints is the instant again when it is read. */
  private static boolean tellsTheSecond(DateTimeFormatter form, ZoneId zone) {
    OffsetDateTime some = OffsetDateTime.ofInstant(Instant.ofEpochSecond(1_234_567_899), zone);
    try {
      return some.equals(form.parse(form.format(some), OffsetDateTime::from));
    } catch (DateTimeException lacksAPart) {
      return false;
    }
  }

  /** The series a document draws its number from. */
  public Optional<SeriesRule> seriesFor(Direction direction, RecordFacts facts) {
    return series.stream().filter(s -> s.takes(direction, facts)).findFirst();
  }

  public Optional<SeriesRule> series(SeriesCode code) {
    return series.stream().filter(s -> s.code().equals(code)).findFirst();
  }

  public Optional<RegisterBook> book(BookCode code) {
    return books.stream().filter(b -> b.code().equals(code)).findFirst();
  }

  /** The calendar day of an instant in the office's zone. */
  public LocalDate dayOf(Instant instant) {
    return LocalDate.ofInstant(instant, zone);
  }
}
