package vn.vanthu.search.analysis;

import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Gives terms that are already read to the index writer. For one use by one thread. */
public final class TermStream extends TokenStream {

  private final List<String> terms;
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private int next;

  public TermStream(List<String> terms) {
    this.terms = terms;
  }

  /** All terms, in order; not to be changed. */
  public List<String> terms() {
    return terms;
  }

  @Override
  public boolean incrementToken() {
    if (next == terms.size()) {
      return false;
    }
    clearAttributes();
    term.append(terms.get(next));
    next++;
    return true;
  }

  @Override
  public void reset() {
    next = 0;
  }
}
