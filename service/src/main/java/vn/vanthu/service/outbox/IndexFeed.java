package vn.vanthu.service.outbox;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.vanthu.search.index.IndexChange;
import vn.vanthu.search.index.IndexedRecord;
import vn.vanthu.search.index.OutboxPosition;
import vn.vanthu.search.index.Rebuild;
import vn.vanthu.search.index.RecordIndex;
import vn.vanthu.search.opensearch.ClusterAway;
import vn.vanthu.service.pace.Pace;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.RecordId;
import vn.vanthu.service.store.IndexableTable;
import vn.vanthu.service.store.IndexableTable.Indexable;
import vn.vanthu.service.store.OfficeStore;
import vn.vanthu.service.store.OutboxTable;
import vn.vanthu.service.store.StoreFailure;

/**
 * Feeds the index from the outbox, idempotent on (record, version). Rows are pruned only after the
 * index has committed past them. Thread-safe; {@link #start} runs it in a thread of its own.
 */
public final class IndexFeed implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(IndexFeed.class);
  private static final int BATCH = 200;
  private static final int MOST_SHOWN = 10_000;
  private static final Duration GATHER = Duration.ofMillis(300);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration COMMIT_EVERY = Duration.ofSeconds(2);

  private final OfficeStore store;
  private final IndexableTable indexables = new IndexableTable();
  private final RecordIndex index;
  private final Semaphore woken = new Semaphore(0);
  private final Thread thread;

  /** Versions that were shown ahead of their turn: their rows need no second writing. */
  private final Map<RecordId, Long> shown = newestOnly();

  private volatile Arrivals arrivals = (_, _) -> {};
  private volatile OutboxPosition applied;
  private boolean prepared;
  private volatile long committedAt = System.nanoTime();
  private volatile boolean closing;

  public IndexFeed(OfficeStore store, RecordIndex index) {
    this.store = store;
    this.index = index;
    this.applied = index.position();
    this.thread = Thread.ofPlatform().daemon().name("index-feed").unstarted(this::run);
  }

  /** Who sees each version that has become findable; set before {@link #start}. */
  public void tell(Arrivals listener) {
    arrivals = listener;
  }

  /** Fills an index that was found empty, then keeps it up to date in the background. */
  public void start() {
    prepare();
    store.database().afterAnnouncing(this::wake);
    thread.start();
  }

  /** Announces every record to an index that was found empty; once. */
  public synchronized void prepare() {
    if (prepared) {
      return;
    }
    switch (index.health()) {
      case READY -> {}
      case NEW, OTHER_VERSION, DAMAGED -> refill();
    }
    prepared = true;
  }

  /**
   * Makes one record's newest version visible to searches that begin after this returns: for the
   * clerk who just filed it. The feed will meet it again in its turn, which changes nothing.
   */
  public void showNow(RecordId id) {
    for (Indexable found : indexable(List.of(id))) {
      try {
        if (index.revision(id.toString()) < found.record().version()) {
          applyOwn(pictured(found));
        }
      } catch (ClusterAway e) {
        // it is registered all the same, and the feed shows it when the cluster is back
        LOG.warn("record {} is not found yet: {}", id, e.getMessage());
      }
    }
  }

  /** A record with its picture for the index. */
  private record Pictured(OfficeRecord record, IndexedRecord picture) {
    IndexChange change() {
      return new IndexChange.Upsert(picture);
    }
  }

  private void applyOwn(Pictured pictured) {
    synchronized (this) {
      write(List.of(pictured.change()), applied);
      shown.put(pictured.record.id(), pictured.picture.revision());
    }
    announce(List.of(pictured));
  }

  /**
   * Tells of what has become findable. The index does not wait for those who are told: what they
   * cannot take is logged with the record, and the next version tells them again.
   */
  private void announce(List<Pictured> pictured) {
    for (Pictured one : pictured) {
      try {
        arrivals.arrived(one.record, one.picture);
      } catch (RuntimeException e) {
        LOG.error("record {} was indexed but its alerts failed: {}", one.record.id(), e.toString());
      }
    }
  }

  private void write(List<IndexChange> changes, OutboxPosition upTo) {
    store.database().pace().of(Pace.Step.INDEX, () -> index.apply(changes, upTo));
  }

  /** Says that rows may wait: the feed looks at once instead of at its next turn. */
  public void wake() {
    woken.release();
  }

  /**
   * Announces every record again and empties the queue into the index: when the index lost its
   * place.
   */
  private void refill() {
    int announced = store.database().inTransaction(tx -> store.outbox().announceAll(tx));
    LOG.info("the index is filled anew from {} records", announced);
  }

  /**
   * Builds a second index from the database while the first one serves, then changes over; how many
   * records.
   */
  public long rebuild() {
    long done = 0;
    try (Rebuild rebuild = index.rebuild()) {
      @Nullable RecordId last = null;
      while (true) {
        List<RecordId> page = page(last);
        if (page.isEmpty()) {
          break;
        }
        rebuild.add(indexable(page).stream().map(RecordPicture::of).toList());
        done += page.size();
        last = page.getLast();
      }
      rebuild.finish();
      return done;
    } catch (IOException e) {
      throw new StoreFailure(
          StoreFailure.Code.INDEX_NOT_WRITABLE, "the index cannot be rebuilt", e);
    }
  }

  private List<Indexable> indexable(Collection<RecordId> ids) {
    return store.database().read(tx -> indexables.find(tx, ids));
  }

  private List<RecordId> page(@Nullable RecordId last) {
    return store.database().read(tx -> store.records().idsAfter(tx, last, BATCH));
  }

  /**
   * Applies what waits now; whether there was anything. When there was nothing, the index is
   * durable up to here. For whoever wants the index settled, and for tests.
   */
  public synchronized boolean step() {
    boolean something = apply();
    if (!something && !applied.equals(index.position())) {
      commit();
    }
    return something;
  }

  /**
   * The loop's step: a commit costs a dozen syncs of the disk the registers write to, so it is made
   * now and then, not whenever the queue is empty, and nobody who shows a document of his own waits
   * for it. What is not yet committed is applied again after a crash.
   */
  private boolean stepLazily() {
    boolean something = apply();
    if (!applied.equals(index.position())
        && System.nanoTime() - committedAt > COMMIT_EVERY.toNanos()) {
      commit();
    }
    return something;
  }

  private synchronized boolean apply() {
    List<OutboxTable.Row> rows =
        store
            .database()
            .read(tx -> store.outbox().after(tx, applied.transaction(), applied.row(), BATCH));
    if (!rows.isEmpty()) {
      Map<RecordId, OutboxTable.Row> newest = new LinkedHashMap<>();
      rows.forEach(row -> newest.put(row.record(), row));
      newest.values().removeIf(row -> shown.getOrDefault(row.record(), 0L) >= row.version());
      rows.forEach(row -> shown.remove(row.record()));
      List<Pictured> changed =
          newest.isEmpty()
              ? List.of()
              : indexable(newest.keySet()).stream().map(IndexFeed::pictured).toList();
      OutboxPosition upTo = new OutboxPosition(rows.getLast().xid(), rows.getLast().id());
      write(changed.stream().map(Pictured::change).toList(), upTo);
      applied = upTo;
      announce(changed);
    }
    return !rows.isEmpty();
  }

  /** Makes the index durable up to here, and only then forgets the rows. */
  private void commit() {
    OutboxPosition durable = index.commit();
    committedAt = System.nanoTime();
    store
        .database()
        .inTransaction(tx -> store.outbox().prune(tx, durable.transaction(), durable.row()));
  }

  /** Rows of a record that was shown after its turn never come: the oldest are forgotten. */
  private static Map<RecordId, Long> newestOnly() {
    return new LinkedHashMap<>() {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<RecordId, Long> eldest) {
        return size() > MOST_SHOWN;
      }
    };
  }

  private static Pictured pictured(Indexable found) {
    return new Pictured(found.record(), RecordPicture.of(found));
  }

  private void run() {
    while (!closing) {
      try {
        if (!stepLazily() && woken.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
          // A document that takes several steps in a row is written once, not once a step; whoever
          // took them sees it at once by showNow.
          Thread.sleep(GATHER);
          woken.drainPermits();
        }
      } catch (InterruptedException stop) {
        return;
      } catch (RuntimeException e) {
        if (!closing) {
          LOG.error("the index waits: {}", e.toString());
          pause();
        }
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(1000);
    } catch (InterruptedException stop) {
      closing = true;
      Thread.currentThread().interrupt();
    }
  }

  /** Stops the loop; the index itself is closed by its owner. */
  @Override
  public void close() {
    closing = true;
    woken.release();
    if (thread.getState() == Thread.State.NEW) {
      return; // a command that never followed the outbox
    }
    try {
      // never interrupted: an interrupted thread would close Lucene's files
      thread.join(Duration.ofSeconds(20));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
