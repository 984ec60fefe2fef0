package vn.vanthu.search.opensearch;

import java.util.List;
import java.util.Set;
import vn.vanthu.search.index.IndexChange;
import vn.vanthu.search.index.IndexedRecord;
import vn.vanthu.search.index.Rebuild;

/**
 * A second index being filled on the cluster. Whoever applies a change writes it to every index
 * there is, so that this one gets the changes of all processes. Thread-safe.
 */
final class ClusterRebuild implements Rebuild {

  private final ClusterIndex index;
  private final Generations generations;
  private final ClusterWriter writer;
  private final String next;
  private boolean open = true;

  ClusterRebuild(ClusterIndex index, Generations generations, ClusterWriter writer) {
    this.index = index;
    this.generations = generations;
    this.writer = writer;
    this.next = generations.create();
  }

  synchronized boolean isOpen() {
    return open;
  }

  @Override
  public void add(List<IndexedRecord> records) {
    requireOpen();
    List<IndexChange> changes = records.stream().<IndexChange>map(IndexChange.Upsert::new).toList();
    Set<String> gone = writer.write(changes, List.of(Generations.writing(next)), false);
    if (!gone.isEmpty()) {
      throw new ClusterAway("another process began a rebuild too", false);
    }
  }

  @Override
  public synchronized void finish() {
    requireOpen();
    generations.serve(next);
    open = false;
    index.changed();
  }

  @Override
  public synchronized void close() {
    if (open) {
      open = false;
      generations.drop(next);
    }
  }

  private synchronized void requireOpen() {
    if (!open) {
      throw new IllegalStateException("the rebuild has ended");
    }
  }
}
