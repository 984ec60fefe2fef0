package vn.vanthu.search.query;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One question to the index. Immutable.
 *
 * @param text what was typed, at most {@value #MAX_TEXT} characters are read; empty lists
 *     everything under the filters
 * @param viewer who asks; every count is under this permission
 * @param removed codes of chips the person removed: what was understood from the text is then taken
 *     as plain words
 * @param limit hits wanted, 0 to {@value #MAX_LIMIT}
 * @param cursor from the previous {@link SearchResult#cursor()}; null for the first page
 * @param deadline after this time the search stops and answers with what it has, {@code complete =
 *     false}
 */
public record SearchRequest(
    String text,
    Filters filters,
    Viewer viewer,
    Sort sort,
    Set<Facet> facets,
    Set<String> removed,
    int limit,
    @Nullable String cursor,
    Duration deadline) {

  public static final int MAX_TEXT = 1000;
  public static final int MAX_LIMIT = 1000;

  public SearchRequest {
    facets = Set.copyOf(facets);
    removed = Set.copyOf(removed);
    if (limit < 0 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("limit must be 0 to " + MAX_LIMIT);
    }
  }

  /** Twenty hits by relevance, no facets, two seconds. */
  public static SearchRequest of(String text, Viewer viewer) {
    return new SearchRequest(
        text,
        Filters.none(),
        viewer,
        Sort.RELEVANCE,
        Set.of(),
        Set.of(),
        20,
        null,
        Duration.ofSeconds(2));
  }

  public SearchRequest withFilters(Filters value) {
    return new SearchRequest(text, value, viewer, sort, facets, removed, limit, cursor, deadline);
  }

  public SearchRequest withSort(Sort value) {
    return new SearchRequest(
        text, filters, viewer, value, facets, removed, limit, cursor, deadline);
  }

  public SearchRequest withFacets(Set<Facet> value) {
    return new SearchRequest(text, filters, viewer, sort, value, removed, limit, cursor, deadline);
  }

  public SearchRequest withRemoved(Set<String> value) {
    return new SearchRequest(text, filters, viewer, sort, facets, value, limit, cursor, deadline);
  }

  public SearchRequest withLimit(int value) {
    return new SearchRequest(text, filters, viewer, sort, facets, removed, value, cursor, deadline);
  }

  public SearchRequest withCursor(@Nullable String value) {
    return new SearchRequest(text, filters, viewer, sort, facets, removed, limit, value, deadline);
  }

  public SearchRequest withDeadline(Duration value) {
    return new SearchRequest(text, filters, viewer, sort, facets, removed, limit, cursor, value);
  }

  /** Whether this text was given out as a cursor by a list of hits. */
  public static boolean isCursor(String text) {
    return Cursor.read(text).isPresent();
  }
}
