package vn.vanthu.service.registers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.access.AccessRule;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.access.Role;
import vn.vanthu.service.records.Agency;
import vn.vanthu.service.records.BookCode;
import vn.vanthu.service.records.BookEntry;
import vn.vanthu.service.store.BookTable;
import vn.vanthu.service.store.OfficeStore;

/**
 * The register books as they are read and printed: every column of the form, struck entries in
 * their place (NĐ 30/2020 Điều 16.2b, 22.3b). Thread-safe.
 */
public final class Books {
  private static final int AT_ONCE = 500;

  private final OfficeStore store;
  private final RegisterRules rules;
  private final BookTable table = new BookTable();

  public Books(OfficeStore store, RegisterRules rules) {
    this.store = store;
    this.rules = rules;
  }

  /** A whole book of one year, ready to be printed. */
  public record Whole(Agency agency, RegisterBook book, int year, List<BookEntry> entries) {
    public Whole {
      entries = List.copyOf(entries);
    }

    public long struck() {
      return entries.stream().filter(BookEntry::struck).count();
    }
  }

  public List<RegisterBook> all() {
    return rules.books();
  }

  public Optional<RegisterBook> book(String code) {
    return rules.books().stream().filter(b -> b.code().value().equals(code)).findFirst();
  }

  /** Lines in order of entry, as far as the reader may see them; at most 500. */
  public List<BookEntry> page(
      RegisterBook book, int year, @Nullable BookEntry after, int limit, Principal reader) {
    Optional<AgencyId> agency = reader.home();
    return agency.isEmpty()
        ? List.of()
        : lines(agency.get(), book, year, after, Math.min(limit, AT_ONCE), reader);
  }

  /** The whole book, for those who keep or audit it; a book with lines left out is no book. */
  public Optional<Whole> whole(RegisterBook book, int year, Principal reader) {
    Optional<AgencyId> home =
        reader.home().filter(a -> reader.isClerkOf(a) || reader.has(Role.AUDITOR));
    if (home.isEmpty()) {
      return Optional.empty();
    }
    AgencyId agency = home.get();
    List<BookEntry> entries = new ArrayList<>();
    List<BookEntry> page = lines(agency, book, year, null, AT_ONCE, reader);
    while (!page.isEmpty()) {
      entries.addAll(page);
      page =
          page.size() < AT_ONCE
              ? List.of()
              : lines(agency, book, year, page.getLast(), AT_ONCE, reader);
    }
    return store
        .database()
        .read(tx -> store.agencies().find(tx, agency))
        .map(name -> new Whole(name, book, year, entries));
  }

  private List<BookEntry> lines(
      AgencyId agency,
      RegisterBook book,
      int year,
      @Nullable BookEntry after,
      int limit,
      Principal reader) {
    Set<String> marks = AccessRule.marksOf(reader);
    BookCode written = writes(book) ? book.code() : null;
    var page = new BookTable.Page(agency, written, book.direction(), year, after, limit);
    return store.database().read(tx -> table.lines(tx, page, marks));
  }

  /** A book that no series writes, such as the one that follows up, holds the whole direction. */
  private boolean writes(RegisterBook book) {
    return rules.series().stream().anyMatch(s -> s.book().equals(book.code()));
  }

  /** The calendar day of an instant in the office's zone. */
  public LocalDate day(java.time.Instant at) {
    return rules.dayOf(at);
  }
}
