package vn.vanthu.service.api;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import vn.vanthu.service.accounts.Scope;
import vn.vanthu.service.registers.BookColumn;
import vn.vanthu.service.registers.Books;
import vn.vanthu.service.registers.RegisterBook;

/** {@code /api/v1/books}: the register books, and each printed in its bound form. Thread-safe. */
@Path("/api/v1/books")
public final class BooksResource {
  private final Books books;
  private final BookDesk desk;

  BooksResource(Books books, BookDesk desk) {
    this.books = books;
    this.desk = desk;
  }

  /** The books with their columns. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public List<Map<String, Object>> books(@Context ContainerRequestContext request) {
    Caller.of(request).require(Scope.RECORDS_READ);
    return books.all().stream()
        .map(book ->
            Map.<String, Object>of(
                "code", book.code().value(),
                "title", book.title(),
                "direction", book.direction().name(),
                "columns", book.columns().stream().map(BookColumn::title).toList()))
        .toList();
  }

  /** One year of a book as PDF, A4 or A3 lying on its long side. */
  @GET
  @Path("/{book}")
  @Produces("application/pdf")
  public Response print(
      @PathParam("book") String code,
      @QueryParam("year") @DefaultValue("0") int year,
      @QueryParam("paper") @DefaultValue("A4") String paper,
      @Context ContainerRequestContext request) {
    Caller caller = Caller.of(request).require(Scope.RECORDS_READ);
    RegisterBook book =
        books.book(code).orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).exception());
    int asked = year == 0 ? desk.today().getYear() : year;
    return desk.print(book, asked, BookDesk.format(paper), caller);
  }
}
