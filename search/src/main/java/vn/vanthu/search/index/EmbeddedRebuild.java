package vn.vanthu.search.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A second index being filled while the first one serves. Changes that arrive meanwhile are applied
 * to it too, and a record read from the database never replaces a later revision of itself.
 * Thread-safe.
 */
final class EmbeddedRebuild implements Rebuild {

  private final EmbeddedIndex index;
  private final Generation next;
  private final Map<String, Long> followed = new HashMap<>();
  private OutboxPosition position;
  private boolean done;

  EmbeddedRebuild(EmbeddedIndex index, Generation next, OutboxPosition position) {
    this.index = index;
    this.next = next;
    this.position = position;
    next.filling();
  }

  @Override
  public void add(List<IndexedRecord> records) {
    synchronized (index) {
      requireOpen();
      List<IndexedRecord> unseen = new ArrayList<>();
      for (IndexedRecord record : records) {
        Long later = followed.get(record.id());
        if (later == null) {
          unseen.add(record);
        } else if (later < record.revision()) {
          write(new IndexChange.Upsert(record));
        }
      }
      next.fill(unseen);
    }
  }

  /** Before it serves its segments become one: a search pays for each anew. */
  @Override
  public void finish() {
    try {
      next.oneSegment();
    } catch (IOException e) {
      throw new UncheckedIOException("index not writable", e);
    }
    synchronized (index) {
      try {
        next.apply(List.of(), position);
        next.commit();
        index.serve(next);
        done = true;
      } catch (IOException e) {
        throw new UncheckedIOException("index not writable", e);
      }
    }
  }

  @Override
  public void close() throws IOException {
    synchronized (index) {
      if (!done) {
        done = true;
        index.abandon(next);
      }
    }
  }

  void follow(List<IndexChange> changes, OutboxPosition upTo) {
    for (IndexChange change : changes) {
      followed.merge(change.id(), change.revision(), Math::max);
      write(change);
    }
    position = upTo;
  }

  private void requireOpen() {
    if (done) {
      throw new IllegalStateException("the rebuild has ended");
    }
  }

  private void write(IndexChange change) {
    requireOpen();
    try {
      next.write(change);
    } catch (IOException e) {
      throw new UncheckedIOException("index not writable", e);
    }
  }
}
