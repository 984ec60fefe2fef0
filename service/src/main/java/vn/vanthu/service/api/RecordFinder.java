package vn.vanthu.service.api;

import java.util.List;
import vn.vanthu.search.query.SearchRequest;
import vn.vanthu.search.query.SearchResult;
import vn.vanthu.search.query.Suggestion;
import vn.vanthu.search.query.Viewer;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.records.RecordId;

/** The index, seen by one principal. Thread-safe. */
public interface RecordFinder {
  /** How the index knows this principal; it becomes a clause of the query. */
  Viewer viewer(Principal principal);

  /** Answers a request. */
  SearchResult search(SearchRequest request);

  /** Records whose number or title goes on from what is typed, newest first. */
  List<Suggestion> suggest(String typed, Viewer viewer, int limit);

  /** Records that read like this one, without it; empty when the viewer may not read it. */
  SearchResult moreLike(RecordId id, Viewer viewer, int limit);

  /** Makes a record that was just committed findable before this returns. */
  void showNow(RecordId id);
}
