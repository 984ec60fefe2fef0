package vn.vanthu.search.extract.page;

import java.util.List;
import vn.vanthu.search.extract.PageSize;

/**
 * All words of one page, in any order. Immutable.
 *
 * @param number page number, from 1
 * @param size the page
 * @param tokens its words
 */
public record PageContent(int number, PageSize size, List<Token> tokens) {

  public PageContent {
    tokens = List.copyOf(tokens);
  }
}
