package vn.vanthu.service.web;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.access.Role;
import vn.vanthu.service.accounts.Scope;
import vn.vanthu.service.api.BookDesk;
import vn.vanthu.service.api.Caller;
import vn.vanthu.service.api.Office;
import vn.vanthu.service.api.Problem;
import vn.vanthu.service.api.ProblemCode;
import vn.vanthu.service.records.BookEntry;
import vn.vanthu.service.registers.RegisterBook;

/** Sổ đăng ký: the books with every column of their form, to look at and to print. Thread-safe. */
@Path("/books")
public final class BooksPage {
  private static final int ROWS = 200;
  private final Pages pages;
  private final Office office;
  private final BookDesk desk;

  public BooksPage(Pages pages, Office office, BookDesk desk) {
    this.pages = pages;
    this.office = office;
    this.desk = desk;
  }

  /**
   * What the page shows.
   *
   * @param page from 1
   * @param more whether another page follows
   * @param printable whether the reader sees the book whole
   */
  public record View(
      List<RegisterBook> books,
      RegisterBook book,
      int year,
      int thisYear,
      List<Row> rows,
      int page,
      boolean more,
      boolean printable) {}

  /** One line of the book. */
  public record Row(String id, List<String> cells, boolean struck) {}

  @GET
  public Response book(
      @QueryParam("book") @DefaultValue("") String code,
      @QueryParam("year") @DefaultValue("0") int asked,
      @QueryParam("page") @DefaultValue("1") int wanted,
      @Context ContainerRequestContext request) {
    Caller caller = Caller.of(request).require(Scope.RECORDS_READ);
    Principal reader = caller.principal();
    List<RegisterBook> books = office.books().all();
    RegisterBook book = office.books().book(code).orElseGet(books::getFirst);
    int thisYear = desk.today().getYear();
    int year = asked == 0 ? thisYear : asked;
    int page = Math.clamp(wanted, 1, 10_000);
    BookEntry after = null;
    List<BookEntry> lines = office.books().page(book, year, null, ROWS, reader);
    for (int i = 1; i < page && lines.size() == ROWS; i++) {
      after = lines.getLast();
      lines = office.books().page(book, year, after, ROWS, reader);
    }
    List<Row> rows =
        lines.stream()
            .map(line -> new Row(line.id().toString(), desk.cells(book, line), line.struck()))
            .toList();
    boolean printable =
        reader.home().isPresent() && (reader.has(Role.CLERK) || reader.has(Role.AUDITOR));
    View view = new View(books, book, year, thisYear, rows, page, lines.size() == ROWS, printable);
    return pages.show(request, "books", Map.of("view", view));
  }

  /** The bound form. */
  @GET
  @Path("/{book}/print")
  public Response print(
      @PathParam("book") String code,
      @QueryParam("year") @DefaultValue("0") int year,
      @QueryParam("paper") @DefaultValue("A4") String paper,
      @Context ContainerRequestContext request) {
    Caller caller = Caller.of(request).require(Scope.RECORDS_READ);
    RegisterBook book =
        office.books().book(code).orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).exception());
    int asked = year == 0 ? desk.today().getYear() : year;
    return desk.print(book, asked, BookDesk.format(paper), caller);
  }
}
