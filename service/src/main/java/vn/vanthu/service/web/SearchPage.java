package vn.vanthu.service.web;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.vanthu.search.query.Facet;
import vn.vanthu.search.query.Hit;
import vn.vanthu.search.query.SearchResult;
import vn.vanthu.search.query.Suggestion;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.accounts.Scope;
import vn.vanthu.service.api.Caller;
import vn.vanthu.service.api.OwnWrites;
import vn.vanthu.service.api.RecordFinder;
import vn.vanthu.service.api.RecordQueryParams;
import vn.vanthu.service.questions.SavedQuestion;
import vn.vanthu.service.registers.Books;
import vn.vanthu.service.registers.RegisterBook;
import vn.vanthu.service.searches.SavedSearches;

/**
 * Tra cứu văn bản: one box for numbers and words, results while typing, facets beside. Thread-safe.
 */
@Path("/records")
public final class SearchPage {
  /** A list with fewer hits is followed by as many suggestions. */
  private static final int SUGGESTED = 5;

  private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

  private final Pages pages;
  private final RecordFinder finder;
  private final OwnWrites ownWrites;
  private final SavedSearches searches;
  private final Books books;
  private final InstantSource clock;

  public SearchPage(
      Pages pages,
      RecordFinder finder,
      OwnWrites ownWrites,
      SavedSearches searches,
      Books books,
      InstantSource clock) {
    this.pages = pages;
    this.finder = finder;
    this.ownWrites = ownWrites;
    this.searches = searches;
    this.books = books;
    this.clock = clock;
  }

  @GET
  public Response search(
      @BeanParam RecordQueryParams params, @Context ContainerRequestContext request) {
    Caller caller = Caller.of(request).require(Scope.RECORDS_READ);
    ownWrites.await(caller);
    SearchResult found =
        finder.search(
            params
                .request(finder.viewer(caller.principal()))
                .withFacets(
                    EnumSet.of(
                        Facet.TYPE,
                        Facet.ISSUER,
                        Facet.YEAR,
                        Facet.REGISTER,
                        Facet.DIRECTION,
                        Facet.SIGNATURE)));
    SearchView view =
        new SearchView(
            params,
            found,
            suggestions(params.q, found, caller.principal()),
            books.all().stream()
                .collect(Collectors.toMap(b -> b.code().value(), RegisterBook::title)),
            LocalDate.ofInstant(clock.instant(), VIETNAM));
    if (found.refusal() == null && params.cursor == null) {
      SavedQuestion.parse(view.question())
          .ifPresent(question -> searches.remember(question, caller.principal()));
    }
    return pages.show(
        request, Pages.isPart(request) ? "searchResults" : "search", Map.of("view", view));
  }

  /** What goes on from the typed text and was not found by whole words. */
  private List<Suggestion> suggestions(String typed, SearchResult found, Principal reader) {
    if (typed.isBlank() || found.hits().size() >= SUGGESTED) {
      return List.of();
    }
    Set<String> shown = found.hits().stream().map(Hit::id).collect(Collectors.toSet());
    return finder.suggest(typed, finder.viewer(reader), SUGGESTED).stream()
        .filter(suggestion -> !shown.contains(suggestion.id()))
        .toList();
  }
}
