package vn.vanthu.search.query;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TotalHits;
import org.jspecify.annotations.Nullable;

/**
 * An index that another program keeps, as {@link RecordSearch} needs it: questions go there as
 * queries over the fields of {@link Fields}, what is found comes back and is ranked here. Every
 * call is a way through the network, so that each asks for much at once. A call that does not come
 * back in its time answers with what it has, never with an exception. Thread-safe.
 */
public interface FarIndex {

  /**
   * How many records hold each term, by field, and how many words all records hold in each field.
   */
  record Frequencies(Map<String, Map<String, Integer>> terms, Map<String, Long> lengths) {
    public Frequencies {
      terms = Map.copyOf(terms);
      lengths = Map.copyOf(lengths);
    }
  }

  /**
   * A record found.
   *
   * @param order by what it is sorted, when it is
   */
  record Row(String id, long revision, float score, long order) {}

  /**
   * What a query found.
   *
   * @param complete whether everything was looked at in time
   */
  record Found(
      List<Row> rows, TotalHits total, Map<Facet, List<FacetCount>> facets, boolean complete) {
    public Found {
      rows = List.copyOf(rows);
      facets = Map.copyOf(facets);
    }
  }

  /**
   * What is wanted of a query.
   *
   * @param sort null for the plain order of scores
   * @param after the sort value and id of the record before the first one wanted; null from the
   *     beginning
   * @param counted up to so many matches are counted exactly; all when it is {@code
   *     Integer.MAX_VALUE}
   * @param visit one word for all calls of one search: they go to one copy of the index where there
   *     are several
   */
  record Wanted(
      Query query,
      @Nullable Sort sort,
      int limit,
      @Nullable Row after,
      int counted,
      Set<Facet> facets,
      String visit,
      Duration within) {}

  /** How many records there are. */
  long documents();

  /** Frequencies of the given terms by field. */
  Frequencies frequencies(Map<String, Set<String>> terms, String visit, Duration within);

  /** Whether any record holds this name of an issuer, at most a second ago. */
  boolean knowsIssuer(String key, Duration within);

  /** Terms of a field one slip of a letter away from this one. */
  List<String> near(String field, String text, int most, Duration within);

  /** The first of what matches. */
  Found find(Wanted wanted);

  /**
   * The contents of records found, by id; those that are gone or may not be read any more are
   * missing.
   *
   * @param readable what the viewer may read; null when everything
   */
  Map<String, FarRecord> records(
      List<Row> rows, @Nullable Query readable, String visit, Duration within);
}
