package vn.vanthu.service.web;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.accounts.Scope;
import vn.vanthu.service.api.Caller;
import vn.vanthu.service.api.Office;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.RecordId;
import vn.vanthu.service.records.RecordQuery;
import vn.vanthu.service.registers.RegisterBook;

/** Sổ đăng ký: the books with every column of their form, to look at and to print. Thread-safe. */
@Path("/books")
public final class BooksPage {
  private static final int ROWS = 200;
  private final Pages pages;
  private final Office office;

  public BooksPage(Pages pages, Office office) {
    this.pages = pages;
    this.office = office;
  }

  /**
   * What the page shows.
   *
   * @param next the cursor of the next page, empty at the end
   */
  public record View(
      List<RegisterBook> books,
      RegisterBook book,
      int year,
      int thisYear,
      List<OfficeRecord> rows,
      String next) {}

  @GET
  public Response book(
      @QueryParam("book") @DefaultValue("") String code,
      @QueryParam("year") @DefaultValue("0") int asked,
      @QueryParam("after") @Nullable String after,
      @Context ContainerRequestContext request) {
    Caller caller = Caller.of(request).require(Scope.RECORDS_READ);
    List<RegisterBook> books = office.registrar().rules().books();
    RegisterBook book =
        books.stream()
            .filter(b -> b.code().value().equals(code))
            .findFirst()
            .orElseGet(books::getFirst);
    int thisYear = office.registrar().today().getYear();
    int year = asked == 0 ? thisYear : asked;
    AgencyId agency = caller.principal().agency();
    RecordId from = Optional.ofNullable(after).flatMap(RecordId::parse).orElse(null);
    List<OfficeRecord> rows =
        office
            .records()
            .list(
                new RecordQuery(
                    agency, null, null, book.code(), year, null, null, null, from, ROWS),
                caller.principal());
    String next = rows.size() == ROWS ? rows.getLast().id().toString() : "";
    return pages.show(
        request, "books", Map.of("view", new View(books, book, year, thisYear, rows, next)));
  }
}
