package vn.vanthu.search.index;

import java.util.List;
import java.util.function.Consumer;
import vn.vanthu.search.query.SearchRequest;
import vn.vanthu.search.query.SearchResult;

/**
 * What an index holds, for searching and for comparing with the database: the serving index, or the
 * last commit of another process's. Thread-safe.
 */
public interface IndexContents {
  /**
   * Answers a request. A deadline that runs out gives what was found so far, never an exception.
   */
  SearchResult search(SearchRequest request);

  /** How many records it holds. */
  long size();

  /** The revision held of a record, or -1. */
  long revision(String id);

  /** Every record held, by id, in no particular order. */
  void ids(Consumer<String> each);

  /** Reads every byte of the last commit and says what is wrong with it; empty when whole. */
  List<String> check();
}
