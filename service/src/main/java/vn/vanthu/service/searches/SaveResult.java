package vn.vanthu.service.searches;

import vn.vanthu.search.query.Refusal;
import vn.vanthu.service.questions.SavedSearch;

/** What came of keeping a question. */
public sealed interface SaveResult {
  /** It is kept. */
  record Saved(SavedSearch search) implements SaveResult {}

  /** The signs of the question cannot be read. */
  record Unreadable(Refusal refusal) implements SaveResult {}

  /** Nothing is asked, or it has no name or too long a name. */
  record Incomplete() implements SaveResult {}

  /** The person keeps {@value SavedSearches#MOST} already. */
  record TooMany() implements SaveResult {}
}
