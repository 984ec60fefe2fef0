package vn.vanthu.search.query;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import vn.vanthu.search.analysis.Syllable;

/** What an index knows of words. For one search by one thread. */
interface Lexicon {

  /** How many records there are, at least 1. */
  int documents() throws IOException;

  /** How many records hold the term. */
  int frequency(String field, String text) throws IOException;

  /** How many words all records hold in a field. */
  long length(String field) throws IOException;

  /** A query for the term. */
  Query query(Term term) throws IOException;

  /** Whether anything matches. */
  boolean finds(Query query) throws IOException;

  /**
   * Terms of a field that are one slip of a letter (one more, less, other, or two exchanged) away
   * from this one, at most {@code most}.
   */
  List<String> near(String field, String text, int most) throws IOException;

  /** Says that these words and their pairs will be asked for: a far index answers all at once. */
  void expect(List<Syllable> words) throws IOException;
}
