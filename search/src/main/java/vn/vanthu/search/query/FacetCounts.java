package vn.vanthu.search.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;

/** Counts the values of every record it is shown. For one search by one thread. */
final class FacetCounts extends SimpleCollector {

  static final int MOST_VALUES = 50;

  private static final Comparator<FacetCount> MOST_FIRST =
      Comparator.comparingLong(FacetCount::count).reversed().thenComparing(FacetCount::value);

  private final List<Facet> facets;
  private final List<Map<String, Long>> counts = new ArrayList<>();
  private long records;
  private SortedDocValues[] values = {};
  private long[][] perOrdinal = {};

  FacetCounts(Set<Facet> facets) {
    this.facets = facets.stream().sorted().toList();
    this.facets.forEach(_ -> counts.add(new HashMap<>()));
  }

  /** Counts with one collector for each thread that searches, and adds them up. */
  static CollectorManager<FacetCounts, Holdings.Counted> manager(Set<Facet> facets) {
    return new CollectorManager<>() {
      @Override
      public FacetCounts newCollector() {
        return new FacetCounts(facets);
      }

      @Override
      public Holdings.Counted reduce(Collection<FacetCounts> collectors) {
        FacetCounts sum = new FacetCounts(facets);
        collectors.forEach(sum::add);
        return new Holdings.Counted(sum.records, sum.counted());
      }
    };
  }

  private void add(FacetCounts other) {
    records += other.records;
    for (int i = 0; i < counts.size(); i++) {
      Map<String, Long> mine = counts.get(i);
      other.counts.get(i).forEach((value, count) -> mine.merge(value, count, Long::sum));
    }
  }

  @Override
  protected void doSetNextReader(LeafReaderContext leaf) throws IOException {
    values = new SortedDocValues[facets.size()];
    perOrdinal = new long[facets.size()][];
    for (int i = 0; i < values.length; i++) {
      values[i] = org.apache.lucene.index.DocValues.getSorted(leaf.reader(), facets.get(i).field());
      perOrdinal[i] = new long[values[i].getValueCount()];
    }
  }

  @Override
  public void collect(int doc) throws IOException {
    records++;
    for (int i = 0; i < values.length; i++) {
      if (values[i].advanceExact(doc)) {
        perOrdinal[i][values[i].ordValue()]++;
      }
    }
  }

  @Override
  public void finish() throws IOException {
    for (int i = 0; i < values.length; i++) {
      for (int ordinal = 0; ordinal < perOrdinal[i].length; ordinal++) {
        if (perOrdinal[i][ordinal] > 0) {
          counts
              .get(i)
              .merge(
                  values[i].lookupOrd(ordinal).utf8ToString(), perOrdinal[i][ordinal], Long::sum);
        }
      }
    }
    values = new SortedDocValues[0];
  }

  @Override
  public ScoreMode scoreMode() {
    return ScoreMode.COMPLETE_NO_SCORES;
  }

  /** The values of each facet, most frequent first, at most {@value #MOST_VALUES} of each. */
  Map<Facet, List<FacetCount>> counted() {
    Map<Facet, List<FacetCount>> counted = new EnumMap<>(Facet.class);
    for (int i = 0; i < facets.size(); i++) {
      List<FacetCount> list = new ArrayList<>();
      counts.get(i).forEach((value, count) -> list.add(new FacetCount(value, count)));
      list.sort(MOST_FIRST);
      counted.put(facets.get(i), List.copyOf(list.subList(0, Math.min(MOST_VALUES, list.size()))));
    }
    return counted;
  }
}
