package vn.vanthu.search.query;

import java.io.IOException;
import java.util.Set;
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

  private final IndexSearcher searcher;
  private final StoredFields stored;
  private final Highlighter highlighter;

  Hits(IndexSearcher searcher, Highlighter highlighter) throws IOException {
    this.searcher = searcher;
    this.stored = searcher.storedFields();
    this.highlighter = highlighter;
  }

  Hit hit(Ranked ranked) throws IOException {
    Card card = card(ranked.doc());
    StoredPassages passages = passages(ranked.doc());
    int passage = Math.min(passage(ranked), passages.texts().size() - 1);
    return new Hit(
        card.id(),
        card.revision(),
        ranked.score(),
        card.number(),
        card.type(),
        card.issuer(),
        card.issuedOn(),
        card.effectiveFrom(),
        card.effectiveTo(),
        card.arrivalNumber(),
        card.signature(),
        highlighter.mark(card.subject() == null ? "" : card.subject()),
        passage,
        passage < 0 ? null : emptyToNull(passages.headings().get(passage)),
        passage < 0 ? null : highlighter.snippet(passages.texts().get(passage)));
  }

  Card card(int doc) throws IOException {
    return Card.decode(stored.document(doc, Set.of(Fields.CARD)).getBinaryValue(Fields.CARD));
  }

  private StoredPassages passages(int doc) throws IOException {
    return StoredPassages.decode(
        stored.document(doc, Set.of(Fields.TEXT)).getBinaryValue(Fields.TEXT));
  }

  /** The last passage that begins at or before the place where the words stand closest. */
  private int passage(Ranked ranked) throws IOException {
    if (ranked.position() <= 0) {
      return 0;
    }
    LeafReaderContext leaf =
        searcher
            .getIndexReader()
            .leaves()
            .get(ReaderUtil.subIndex(ranked.doc(), searcher.getIndexReader().leaves()));
    BinaryDocValues starts = leaf.reader().getBinaryDocValues(Fields.PASSAGES);
    if (starts == null || !starts.advanceExact(ranked.doc() - leaf.docBase)) {
      return 0;
    }
    BytesRef bytes = starts.binaryValue();
    ByteArrayDataInput in = new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
    int wanted = ranked.position();
    int start = 0;
    int passage = -1;
    while (!in.eof()) {
      start += in.readVInt();
      if (start > wanted) {
        break;
      }
      passage++;
    }
    return Math.max(0, passage);
  }

  private static @Nullable String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
