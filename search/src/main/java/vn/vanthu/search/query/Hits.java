package vn.vanthu.search.query;

import java.io.IOException;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Reads what is shown of the records found. For one search by one thread. */
final class Hits {

  private static final Set<String> SHOWN = Set.of(Fields.CARD, Fields.TEXT);
  private static final Place BEGINNING = new Place(0, 0);

  private final IndexSearcher searcher;
  private final StoredFields stored;
  private final Highlighter highlighter;

  Hits(IndexSearcher searcher, Highlighter highlighter) throws IOException {
    this.searcher = searcher;
    this.stored = searcher.storedFields();
    this.highlighter = highlighter;
  }

  Hit hit(Ranked ranked) throws IOException {
    Document document = stored.document(ranked.doc(), SHOWN);
    Card card = Card.decode(document.getBinaryValue(Fields.CARD));
    Place place = place(ranked);
    StoredPassages.Passage passage =
        StoredPassages.decode(document.getBinaryValue(Fields.TEXT), place.passage());
    return of(card, ranked.score(), passage, place.syllables(), highlighter);
  }

  /**
   * What is shown of a record.
   *
   * @param passage where the words stand closest; null when the record has no text
   * @param syllables how far into the passage
   */
  static Hit of(
      Card card,
      float score,
      StoredPassages.@Nullable Passage passage,
      int syllables,
      Highlighter highlighter) {
    return new Hit(
        card.id(),
        card.revision(),
        score,
        card.number(),
        card.type(),
        card.issuer(),
        card.issuedOn(),
        card.effectiveFrom(),
        card.effectiveTo(),
        card.arrivalNumber(),
        card.signature(),
        highlighter.mark(card.subject() == null ? "" : card.subject()),
        passage == null ? -1 : passage.number(),
        passage == null ? null : emptyToNull(passage.heading()),
        passage == null ? null : highlighter.snippet(passage.text(), syllables));
  }

  Card card(int doc) throws IOException {
    return Card.decode(stored.document(doc, Set.of(Fields.CARD)).getBinaryValue(Fields.CARD));
  }

  /** A passage, and how many syllables into it. */
  private record Place(int passage, int syllables) {}

  /** Where the words stand closest: in the last passage that begins at or before that place. */
  private Place place(Ranked ranked) throws IOException {
    if (ranked.position() <= 0) {
      return BEGINNING;
    }
    LeafReaderContext leaf =
        searcher
            .getIndexReader()
            .leaves()
            .get(ReaderUtil.subIndex(ranked.doc(), searcher.getIndexReader().leaves()));
    BinaryDocValues starts = leaf.reader().getBinaryDocValues(Fields.PASSAGES);
    if (starts == null || !starts.advanceExact(ranked.doc() - leaf.docBase)) {
      return BEGINNING;
    }
    BytesRef bytes = starts.binaryValue();
    ByteArrayDataInput in = new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
    int start = 0;
    int passage = -1;
    while (!in.eof()) {
      int next = start + in.readVInt();
      if (next > ranked.position()) {
        break;
      }
      start = next;
      passage++;
    }
    return new Place(Math.max(0, passage), ranked.position() - start);
  }

  private static @Nullable String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
