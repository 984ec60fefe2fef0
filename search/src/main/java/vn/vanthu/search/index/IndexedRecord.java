package vn.vanthu.search.index;

import java.util.List;

/**
 * A record as the index takes it. Immutable.
 *
 * @param id opaque, unique
 * @param revision grows with each change; a lower one never replaces a higher one
 * @param passages the text in reading order; {@link Passages#of} splits a whole text at its
 *     articles
 */
public record IndexedRecord(
    String id,
    long revision,
    Audience audience,
    Description description,
    Filing filing,
    List<Passage> passages) {

  public IndexedRecord {
    passages = List.copyOf(passages);
  }
}
