package vn.vanthu.search.query;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.analysis.Shorthand;
import vn.vanthu.search.analysis.Terms;

/**
 * The words stand side by side in the body, whatever their accents. Where each word stands is not
 * in the lists of the index but in its {@link Fields#SHORTHAND}: whatever holds all neighbours is
 * looked through. Matches without score. Immutable.
 */
public final class Together extends Query {

  private final List<String> folded;

  /**
   * @param folded words without accents, at least one
   */
  public Together(List<String> folded) {
    this.folded = List.copyOf(folded);
    if (folded.isEmpty()) {
      throw new IllegalArgumentException("no word");
    }
  }

  /** The words, without accents. */
  public List<String> words() {
    return folded;
  }

  /** Whatever holds every pair of neighbours. */
  private Query perhaps() {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    if (folded.size() == 1) {
      all.add(
          new TermQuery(new Term(Fields.BODY + Fields.FOLDED, folded.getFirst())), Occur.FILTER);
    }
    for (int i = 1; i < folded.size(); i++) {
      String pair = Terms.pair(folded.get(i - 1), folded.get(i));
      all.add(new TermQuery(new Term(Fields.BODY + Fields.PAIRS, pair)), Occur.FILTER);
    }
    return all.build();
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost)
      throws IOException {
    Weight perhaps =
        searcher.createWeight(searcher.rewrite(perhaps()), ScoreMode.COMPLETE_NO_SCORES, 1);
    return new ConstantScoreWeight(this, boost) {
      @Override
      public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext leaf) throws IOException {
        ScorerSupplier supplier = perhaps.scorerSupplier(leaf);
        return supplier == null ? null : looked(supplier, leaf, mode, score());
      }

      @Override
      public boolean isCacheable(LeafReaderContext leaf) {
        return true;
      }
    };
  }

  private ScorerSupplier looked(
      ScorerSupplier perhaps, LeafReaderContext leaf, ScoreMode mode, float score) {
    return new ScorerSupplier() {
      @Override
      public Scorer get(long leadCost) throws IOException {
        BinaryDocValues shorthand = DocValues.getBinary(leaf.reader(), Fields.SHORTHAND);
        Look look = new Look(folded);
        TwoPhaseIterator each =
            new TwoPhaseIterator(perhaps.get(leadCost).iterator()) {
              @Override
              public boolean matches() throws IOException {
                return shorthand.advanceExact(approximation.docID())
                    && look.at(shorthand.binaryValue());
              }

              @Override
              public float matchCost() {
                return 500;
              }
            };
        return new ConstantScoreScorer(score, mode, each);
      }

      @Override
      public long cost() {
        return perhaps.cost();
      }
    };
  }

  /** Looks for the words in one record after the other (Knuth, Morris and Pratt). */
  private static final class Look {
    private static final int SUBJECT_AND_CONTEXT = 2;

    private final int[] forms;
    private final int[] shorter;
    private final List<String> distinct;
    private final int[] hashes;
    private final short[] formOf = new short[Shorthand.MOST];
    private final Shorthand.Reader reader = new Shorthand.Reader();

    Look(List<String> folded) {
      distinct = folded.stream().distinct().toList();
      hashes = distinct.stream().mapToInt(Shorthand::hash).toArray();
      for (int form = 0; form < hashes.length; form++) {
        for (int number : Shorthand.alike(distinct.get(form))) {
          formOf[number] = (short) (form + 1);
        }
      }
      forms = folded.stream().mapToInt(distinct::indexOf).toArray();
      shorter = new int[forms.length + 1];
      shorter[0] = -1;
      for (int i = 0, k = -1; i < forms.length; i++) {
        while (k >= 0 && forms[k] != forms[i]) {
          k = shorter[k];
        }
        shorter[i + 1] = ++k;
      }
    }

    boolean at(BytesRef record) {
      reader.open(record);
      for (int i = 0; i < SUBJECT_AND_CONTEXT; i++) {
        reader.nextPlace();
        reader.skipPlace();
      }
      reader.nextPlace();
      int found = 0;
      for (int number = reader.next(); number != Shorthand.Reader.END; number = reader.next()) {
        int form = number == Shorthand.Reader.UNLISTED ? unlisted() : formOf[number] - 1;
        while (found >= 0 && forms[found] != form) {
          found = shorter[found];
        }
        found++;
        if (found == forms.length) {
          return true;
        }
      }
      return false;
    }

    private int unlisted() {
      for (int form = 0; form < hashes.length; form++) {
        if (hashes[form] == reader.foldedHash()) {
          return form;
        }
      }
      return -1;
    }
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public String toString(String field) {
    return "together:\"" + String.join(" ", folded) + '"';
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Together that && folded.equals(that.folded);
  }

  @Override
  public int hashCode() {
    return Objects.hash(Together.class, folded);
  }
}
