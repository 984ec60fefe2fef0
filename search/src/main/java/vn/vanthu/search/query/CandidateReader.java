package vn.vanthu.search.query;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.SmallFloat;

/**
 * Reads from the postings what ranking wants to know of a few hundred records: how often and where
 * each word stands. Nothing is stored for it twice. For one segment and one search by one thread.
 */
final class CandidateReader {

  private final LuceneHoldings lexicon;
  private final LeafReaderContext leaf;
  private final List<Candidate> here;

  private CandidateReader(LuceneHoldings lexicon, LeafReaderContext leaf, List<Candidate> here) {
    this.lexicon = lexicon;
    this.leaf = leaf;
    this.here = here;
  }

  /** The candidates in the order of {@code found}. */
  static Candidate[] read(LuceneHoldings lexicon, ScoreDoc[] found, Words words)
      throws IOException {
    Candidate[] candidates = new Candidate[found.length];
    for (int i = 0; i < found.length; i++) {
      candidates[i] =
          new Candidate(found[i].doc, found[i].score, words.words().size(), words.pairs().size());
    }
    Candidate[] byDoc = candidates.clone();
    Arrays.sort(byDoc, Comparator.comparingInt(candidate -> candidate.doc));
    int from = 0;
    for (LeafReaderContext leaf : lexicon.reader().leaves()) {
      int end = leaf.docBase + leaf.reader().maxDoc();
      int to = from;
      while (to < byDoc.length && byDoc[to].doc < end) {
        to++;
      }
      if (to > from) {
        new CandidateReader(lexicon, leaf, List.of(byDoc).subList(from, to)).read(words);
      }
      from = to;
    }
    return candidates;
  }

  private void read(Words words) throws IOException {
    for (int i = 0; i < words.words().size(); i++) {
      Words.Word word = words.words().get(i);
      int at = i;
      String text = word.text();
      counts(Fields.SUBJECT + word.form(), text, (c, n) -> c.subjectCounts[at] = n);
      positions(
          Fields.SUBJECT, word, c -> c.subjectCounts[at] > 0, (c, p) -> c.subjectPositions[at] = p);
      if (Features.reads(word, Fields.BODY)) {
        counts(Fields.BODY + word.form(), text, (c, n) -> c.bodyCounts[at] = n);
      }
      if (Features.reads(word, Fields.CONTEXT)) {
        counts(Fields.CONTEXT + word.form(), text, (c, n) -> c.contextCounts[at] = n);
      }
      if (word.telling()) {
        positions(Fields.BODY, word, c -> c.bodyCounts[at] > 0, (c, p) -> c.bodyPositions[at] = p);
      }
    }
    for (int i = 0; i < words.pairs().size(); i++) {
      Words.Word pair = words.pairs().get(i);
      int at = i;
      counts(Fields.SUBJECT + Fields.PAIRS, pair.text(), (c, n) -> c.subjectPairs[at] = n);
      counts(Fields.BODY + Fields.PAIRS, pair.text(), (c, n) -> c.bodyPairs[at] = n);
      if (pair.telling()) {
        counts(Fields.CONTEXT + Fields.PAIRS, pair.text(), (c, n) -> c.contextPairs[at] = n);
      }
    }
    lengths(leaf, here);
    values(leaf.reader());
  }

  private void values(LeafReader reader) throws IOException {
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

  private void counts(String field, String text, Count put) throws IOException {
    PostingsEnum postings = lexicon.postings(leaf, field, text, PostingsEnum.FREQS);
    if (postings == null) {
      return;
    }
    for (Candidate candidate : here) {
      if (at(postings, candidate.doc - leaf.docBase)) {
        put.put(candidate, postings.freq());
      }
      if (postings.docID() == DocIdSetIterator.NO_MORE_DOCS) {
        return;
      }
    }
  }

  private void positions(String place, Words.Word word, Predicate<Candidate> wanted, Places put)
      throws IOException {
    PostingsEnum postings = null;
    for (Candidate candidate : here) {
      if (!wanted.test(candidate)) {
        continue;
      }
      if (postings == null) {
        postings =
            lexicon.postings(leaf, place + Fields.FOLDED, word.folded(), PostingsEnum.POSITIONS);
        if (postings == null) {
          return;
        }
      }
      if (at(postings, candidate.doc - leaf.docBase)) {
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
