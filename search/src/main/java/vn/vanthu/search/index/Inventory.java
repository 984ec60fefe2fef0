package vn.vanthu.search.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import vn.vanthu.search.query.Fields;

/** Which records one view of an index holds, and whether its files are whole. Thread-safe. */
record Inventory(IndexReader reader) {

  /** The revision of a record that is not there. */
  static final long ABSENT = -1;

  /** The revision held of a record, or {@link #ABSENT}. */
  long revision(String id) throws IOException {
    BytesRef term = new BytesRef(id);
    for (LeafReaderContext context : reader.leaves()) {
      LeafReader leaf = context.reader();
      TermsEnum terms = Terms.getTerms(leaf, Fields.ID).iterator();
      if (terms.seekExact(term)) {
        int doc = living(leaf, terms);
        if (doc != PostingsEnum.NO_MORE_DOCS) {
          NumericDocValues revisions = leaf.getNumericDocValues(Fields.REVISION);
          return revisions != null && revisions.advanceExact(doc) ? revisions.longValue() : ABSENT;
        }
      }
    }
    return ABSENT;
  }

  void ids(Consumer<String> each) throws IOException {
    for (LeafReaderContext context : reader.leaves()) {
      LeafReader leaf = context.reader();
      TermsEnum terms = Terms.getTerms(leaf, Fields.ID).iterator();
      for (BytesRef id = terms.next(); id != null; id = terms.next()) {
        if (living(leaf, terms) != PostingsEnum.NO_MORE_DOCS) {
          each.accept(id.utf8ToString());
        }
      }
    }
  }

  /** Compares every file with its checksum. */
  List<String> damage() throws IOException {
    List<String> damage = new ArrayList<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      try {
        leaf.reader().checkIntegrity();
      } catch (CorruptIndexException e) {
        damage.add(String.valueOf(e.getMessage()));
      }
    }
    return List.copyOf(damage);
  }

  /** The first document with the enumeration's term that was not deleted. */
  private static int living(LeafReader leaf, TermsEnum terms) throws IOException {
    Bits alive = leaf.getLiveDocs();
    PostingsEnum postings = terms.postings(null, PostingsEnum.NONE);
    int doc = postings.nextDoc();
    while (doc != PostingsEnum.NO_MORE_DOCS && alive != null && !alive.get(doc)) {
      doc = postings.nextDoc();
    }
    return doc;
  }
}
