package vn.vanthu.search.query;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.SmallFloat;

/**
 * Reads from the postings what ranking wants to know of a few hundred records: how often and where
 * each word stands. Nothing is stored for it twice. Stateless.
 */
final class CandidateReader {

  private CandidateReader() {}

  /** The candidates in the order of {@code found}. */
  static Candidate[] read(IndexReader reader, ScoreDoc[] found, Words words) throws IOException {
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
        leaf(leaf, List.of(byDoc).subList(from, to), words);
      }
      from = to;
    }
    return candidates;
  }

  private static void leaf(LeafReaderContext leaf, List<Candidate> here, Words words)
      throws IOException {
    LeafReader reader = leaf.reader();
    for (int i = 0; i < words.words().size(); i++) {
      Words.Word word = words.words().get(i);
      int at = i;
      String form = word.exact() ? "" : Fields.FOLDED;
      counts(leaf, here, Fields.BODY + form, word.text(), (c, n) -> c.bodyCounts[at] = n);
      counts(leaf, here, Fields.SUBJECT + form, word.text(), (c, n) -> c.subjectCounts[at] = n);
      counts(leaf, here, Fields.CONTEXT + form, word.text(), (c, n) -> c.contextCounts[at] = n);
      if (word.telling()) {
        positions(
            leaf,
            here,
            Fields.BODY,
            word.folded(),
            (c, p) -> c.bodyPositions[at] = p,
            c -> c.bodyCounts[at]);
      }
      positions(
          leaf,
          here,
          Fields.SUBJECT,
          word.folded(),
          (c, p) -> c.subjectPositions[at] = p,
          c -> c.subjectCounts[at]);
    }
    for (int i = 0; i < words.pairs().size(); i++) {
      String pair = words.pairs().get(i).text();
      int at = i;
      counts(leaf, here, Fields.BODY + Fields.PAIRS, pair, (c, n) -> c.bodyPairs[at] = n);
      counts(leaf, here, Fields.SUBJECT + Fields.PAIRS, pair, (c, n) -> c.subjectPairs[at] = n);
      counts(leaf, here, Fields.CONTEXT + Fields.PAIRS, pair, (c, n) -> c.contextPairs[at] = n);
    }
    lengths(leaf, here);
    NumericDocValues context = DocValues.getNumeric(reader, Fields.CONTEXT_OF);
    NumericDocValues issued = DocValues.getNumeric(reader, Fields.ISSUED);
    SortedDocValues type = DocValues.getSorted(reader, Fields.TYPE);
    for (Candidate candidate : here) {
      int doc = candidate.doc - leaf.docBase;
      candidate.context = context.advanceExact(doc) ? context.longValue() : 0;
      candidate.year =
          issued.advanceExact(doc) ? LocalDate.ofEpochDay(issued.longValue()).getYear() : 0;
      candidate.type =
          type.advanceExact(doc) ? type.lookupOrd(type.ordValue()).utf8ToString() : null;
    }
  }

  private interface Count {
    void put(Candidate candidate, int count);
  }

  private interface Places {
    void put(Candidate candidate, int[] positions);
  }

  private interface Held {
    int in(Candidate candidate);
  }

  private static void counts(
      LeafReaderContext leaf, List<Candidate> here, String field, String text, Count put)
      throws IOException {
    TermsEnum terms = Terms.getTerms(leaf.reader(), field).iterator();
    if (!terms.seekExact(new BytesRef(text))) {
      return;
    }
    PostingsEnum postings = terms.postings(null, PostingsEnum.FREQS);
    for (Candidate candidate : here) {
      if (at(postings, candidate.doc - leaf.docBase)) {
        put.put(candidate, postings.freq());
      }
      if (postings.docID() == DocIdSetIterator.NO_MORE_DOCS) {
        return;
      }
    }
  }

  private static void positions(
      LeafReaderContext leaf,
      List<Candidate> here,
      String place,
      String text,
      Places put,
      Held held)
      throws IOException {
    TermsEnum terms = Terms.getTerms(leaf.reader(), place + Fields.FOLDED).iterator();
    if (!terms.seekExact(new BytesRef(text))) {
      return;
    }
    PostingsEnum postings = terms.postings(null, PostingsEnum.POSITIONS);
    for (Candidate candidate : here) {
      if (held.in(candidate) > 0 && at(postings, candidate.doc - leaf.docBase)) {
        int[] positions = new int[postings.freq()];
        for (int i = 0; i < positions.length; i++) {
          positions[i] = postings.nextPosition();
        }
        put.put(candidate, positions);
      }
    }
  }

  private static boolean at(PostingsEnum postings, int doc) throws IOException {
    return postings.docID() == doc || (postings.docID() < doc && postings.advance(doc) == doc);
  }

  private static void lengths(LeafReaderContext leaf, List<Candidate> here) throws IOException {
    NumericDocValues body = leaf.reader().getNormValues(Fields.BODY + Fields.FOLDED);
    NumericDocValues subject = leaf.reader().getNormValues(Fields.SUBJECT + Fields.FOLDED);
    NumericDocValues context = leaf.reader().getNormValues(Fields.CONTEXT + Fields.FOLDED);
    for (Candidate candidate : here) {
      int doc = candidate.doc - leaf.docBase;
      candidate.bodyLength = length(body, doc);
      candidate.subjectLength = length(subject, doc);
      candidate.contextLength = length(context, doc);
    }
  }

  private static int length(@org.jspecify.annotations.Nullable NumericDocValues norms, int doc)
      throws IOException {
    return norms != null && norms.advanceExact(doc)
        ? SmallFloat.byte4ToInt((byte) norms.longValue())
        : 0;
  }
}
