package vn.vanthu.search.query;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a {@link SearchRequest}.
 *
 * @param total how many records match
 * @param exact whether {@code total} is exact: always when facets are asked for or up to 1,000
 *     records match, unless {@code complete} is false; else there are at least so many
 * @param cursor for the next page; null at the end
 * @param understood what was read out of the text, as removable chips
 * @param didYouMean other spellings that would find more; empty when the words as typed are known
 * @param numberMatch how the hits fit the number asked for; null when the question asks for none
 * @param complete false when the deadline cut the search short
 * @param refusal why nothing was looked for; null when the question could be read
 */
public record SearchResult(
    List<Hit> hits,
    long total,
    boolean exact,
    Map<Facet, List<FacetCount>> facets,
    @Nullable String cursor,
    List<Chip> understood,
    List<String> didYouMean,
    @Nullable NumberMatch numberMatch,
    boolean complete,
    @Nullable Refusal refusal) {

  public SearchResult {
    hits = List.copyOf(hits);
    facets = Map.copyOf(facets);
    understood = List.copyOf(understood);
    didYouMean = List.copyOf(didYouMean);
  }

  static SearchResult refused(Refusal refusal) {
    return new SearchResult(
        List.of(), 0, true, Map.of(), null, List.of(), List.of(), null, true, refusal);
  }

  static SearchResult nothing() {
    return new SearchResult(
        List.of(), 0, true, Map.of(), null, List.of(), List.of(), null, true, null);
  }
}
