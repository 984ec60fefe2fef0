package vn.vanthu.service.registers;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
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
 * @param network where the deployment stands: documents marked secret are refused but on an
 *     independent local network
 */
public record RegisterRules(
    ZoneId zone, Network network, List<NumberSeries> series, List<RegisterBook> books) {
  /** Whether documents marked secret may be kept. */
  public boolean secretsAllowed() {
    return network == Network.INDEPENDENT_LAN;
  }

  /** The same rules where the deployment stands. */
  public RegisterRules on(Network where) {
    return new RegisterRules(zone, where, series, books);
  }

  public RegisterRules {
    series = List.copyOf(series);
    books = List.copyOf(books);
    Set<BookCode> known = new HashSet<>();
    for (RegisterBook book : books) {
      if (!known.add(book.code())) {
        throw new IllegalArgumentException("book " + book.code() + " twice");
      }
    }
    Set<SeriesCode> codes = new HashSet<>();
    for (NumberSeries one : series) {
      if (!codes.add(one.code())) {
        throw new IllegalArgumentException("series " + one.code() + " twice");
      }
      if (!known.contains(one.book())) {
        throw new IllegalArgumentException(
            "series " + one.code() + " names no book: " + one.book());
      }
    }
    for (NumberSeries one : series) {
      if (one.secrecy().contains(Secrecy.NORMAL) && one.secrecy().size() > 1) {
        throw new IllegalArgumentException(
            "secret documents must have series of their own: " + one.code());
      }
    }
  }

  /** The series a document draws its number from. */
  public Optional<NumberSeries> seriesFor(Direction direction, RecordFacts facts) {
    return series.stream().filter(s -> s.takes(direction, facts)).findFirst();
  }

  public Optional<NumberSeries> series(SeriesCode code) {
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
