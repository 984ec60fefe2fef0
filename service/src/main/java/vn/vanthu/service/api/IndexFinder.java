package vn.vanthu.service.api;

import java.util.List;
import vn.vanthu.search.index.RecordIndex;
import vn.vanthu.search.query.SearchRequest;
import vn.vanthu.search.query.SearchResult;
import vn.vanthu.search.query.Suggestion;
import vn.vanthu.search.query.Viewer;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.outbox.IndexFeed;
import vn.vanthu.service.outbox.RecordPicture;
import vn.vanthu.service.records.RecordId;

/** The index with the feed that fills it. Thread-safe. */
public record IndexFinder(RecordIndex index, IndexFeed feed) implements RecordFinder {
  @Override
  public Viewer viewer(Principal principal) {
    return RecordPicture.viewer(principal);
  }

  @Override
  public SearchResult search(SearchRequest request) {
    return index.search(request);
  }

  @Override
  public List<Suggestion> suggest(String typed, Viewer viewer, int limit) {
    return index.suggest(typed, viewer, limit);
  }

  @Override
  public SearchResult moreLike(RecordId id, Viewer viewer, int limit) {
    return index.moreLike(id.toString(), viewer, limit);
  }

  @Override
  public void showNow(RecordId id) {
    feed.showNow(id);
  }
}
