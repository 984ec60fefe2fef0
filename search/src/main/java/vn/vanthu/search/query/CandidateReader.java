package vn.vanthu.search.query;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.ScoreDoc;

/**
 * Reads what ranking wants to know of a few hundred records, one after the other, each at once from
 * its {@link Fields#SHORTHAND}. Stateless.
 */
final class CandidateReader {

  private CandidateReader() {}

  /** The candidates in the order of {@code found}. */
  static Candidate[] read(IndexReader reader, ScoreDoc[] found, Words words) throws IOException {
    AskedWords asked = new AskedWords(words);
    Candidate[] candidates = new Candidate[found.length];
    for (int i = 0; i < found.length; i++) {
      candidates[i] =
          new Candidate(found[i].doc, found[i].score, words.words().size(), words.pairs().size());
    }
    Candidate[] byDoc = candidates.clone();
    Arrays.sort(byDoc, Comparator.comparingInt(candidate -> candidate.doc));
    int from = 0;
    for (LeafReaderContext leaf : reader.leaves()) {
      int end = leaf.docBase + leaf.reader().maxDoc();
      int to = from;
      while (to < byDoc.length && byDoc[to].doc < end) {
        to++;
      }
      if (to > from) {
        read(leaf, List.of(byDoc).subList(from, to), asked);
      }
      from = to;
    }
    return candidates;
  }

  private static void read(LeafReaderContext leaf, List<Candidate> here, AskedWords asked)
      throws IOException {
    BinaryDocValues shorthand = DocValues.getBinary(leaf.reader(), Fields.SHORTHAND);
    NumericDocValues context = DocValues.getNumeric(leaf.reader(), Fields.CONTEXT_OF);
    NumericDocValues issued = DocValues.getNumeric(leaf.reader(), Fields.ISSUED);
    SortedDocValues type = DocValues.getSorted(leaf.reader(), Fields.TYPE);
    for (Candidate candidate : here) {
      int doc = candidate.doc - leaf.docBase;
      if (shorthand.advanceExact(doc)) {
        asked.read(shorthand.binaryValue(), candidate);
      }
      candidate.context = context.advanceExact(doc) ? context.longValue() : 0;
      candidate.year =
          issued.advanceExact(doc) ? LocalDate.ofEpochDay(issued.longValue()).getYear() : 0;
      candidate.type =
          type.advanceExact(doc) ? type.lookupOrd(type.ordValue()).utf8ToString() : null;
    }
  }
}
