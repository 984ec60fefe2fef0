package vn.vanthu.service.api;

import vn.vanthu.search.query.SearchRequest;
import vn.vanthu.search.query.SearchResult;
import vn.vanthu.search.query.Viewer;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.records.RecordId;

/** The index, seen by one principal. Thread-safe. */
public interface RecordFinder {
  /** How the index knows this principal; it becomes a clause of the query. */
  Viewer viewer(Principal principal);

  /** Answers a request. */
  SearchResult search(SearchRequest request);

  /** Makes a record that was just committed findable before this returns. */
  void showNow(RecordId id);
}
