package vn.vanthu.service.api;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import vn.vanthu.service.records.BookEntry;
import vn.vanthu.service.registers.BookCells;
import vn.vanthu.service.registers.BookColumn;
import vn.vanthu.service.registers.Books;
import vn.vanthu.service.registers.RegisterBook;
import vn.vanthu.service.typesetting.BookPrinter;
import vn.vanthu.service.typesetting.PrintedBook;

/** Prints register books, for REST and for the page. Thread-safe. */
public final class BookDesk {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  private final Books books;
  private final ZoneId zone;
  private final InstantSource clock;

  public BookDesk(Books books, ZoneId zone, InstantSource clock) {
    this.books = books;
    this.zone = zone;
    this.clock = clock;
  }

  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  /** A line's cells as the form has them. */
  public List<String> cells(RegisterBook book, BookEntry entry) {
    return BookCells.of(book, entry, today(), zone);
  }

  /**
   * The book of a year as PDF, bound form.
   *
   * @throws ProblemException 403 for readers who see only part of it: a book with lines left out is
   *     no book
   */
  public Response print(RegisterBook book, int year, PrintedBook.Format format, Caller caller) {
    Books.Whole whole =
        books
            .whole(book, year, caller.principal())
            .orElseThrow(() -> Problem.of(ProblemCode.FORBIDDEN).exception());
    PrintedBook printed = printed(whole);
    Instant now = clock.instant();
    StreamingOutput body = out -> BookPrinter.print(printed, format, now, out);
    String name = book.code().value() + "-" + year + ".pdf";
    return Response.ok(body)
        .type("application/pdf")
        .header("Content-Disposition", "inline; filename=\"" + name + "\"")
        .header("Cache-Control", "private, no-store")
        .build();
  }

  /** What sheet sizes there are. */
  public static PrintedBook.Format format(String word) {
    return switch (word) {
      case "A4" -> PrintedBook.Format.A4;
      case "A3" -> PrintedBook.Format.A3;
      default -> throw Orders.field("paper");
    };
  }

  private PrintedBook printed(Books.Whole whole) {
    RegisterBook book = whole.book();
    List<BookEntry> entries = whole.entries();
    List<PrintedBook.Line> lines =
        entries.stream().map(e -> new PrintedBook.Line(cells(book, e), e.struck())).toList();
    List<String> facts = new ArrayList<>();
    if (!entries.isEmpty()) {
      facts.add(
          "Từ ngày %s đến ngày %s"
              .formatted(
                  DAY.format(books.day(entries.getFirst().registeredAt())),
                  DAY.format(books.day(entries.getLast().registeredAt()))));
      facts.add(
          "Từ số %s đến số %s"
              .formatted(entries.getFirst().display(), entries.getLast().display()));
    }
    facts.add("Quyển số: ..........");
    LocalDate today = today();
    String closing =
        entries.isEmpty()
            ? "Sổ năm %d không có văn bản nào.".formatted(whole.year())
            : "Sổ năm %d có %d văn bản đăng ký, trong đó %d văn bản đã hủy đăng ký còn ghi trong sổ. In ngày %s."
                .formatted(whole.year(), entries.size(), whole.struck(), DAY.format(today));
    return new PrintedBook(
        whole.agency().name(),
        book.title(),
        "Năm " + whole.year(),
        facts,
        book.columns().stream().map(BookColumn::title).toList(),
        lines,
        closing,
        "Ngày %02d tháng %02d năm %d"
            .formatted(today.getDayOfMonth(), today.getMonthValue(), today.getYear()));
  }
}
