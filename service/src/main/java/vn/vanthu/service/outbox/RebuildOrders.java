package vn.vanthu.service.outbox;

import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.vanthu.service.store.Database;
import vn.vanthu.service.store.IndexOrderTable;

/**
 * Carries out orders to build the index anew that a command left beside this running service, while
 * the old index goes on serving and the feed goes on feeding both. An order that a killed service
 * left half done is begun again. Thread-safe; {@link #start} runs it in a thread of its own.
 */
public final class RebuildOrders implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RebuildOrders.class);
  private static final Duration POLL = Duration.ofSeconds(1);

  private final Database database;
  private final IndexFeed feed;
  private final IndexOrderTable orders = new IndexOrderTable();
  private final Thread thread;
  private volatile boolean closing;

  public RebuildOrders(Database database, IndexFeed feed) {
    this.database = database;
    this.feed = feed;
    this.thread = Thread.ofPlatform().daemon().name("index-orders").unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  /** Carries out what waits; whether there was anything. */
  public boolean step() {
    Optional<Long> order = database.read(orders::waiting);
    order.ifPresent(id -> {
      LOG.info("the index is built anew, as ordered");
      IndexOrderTable.End end = rebuild();
      database.inTransaction(tx -> {
        orders.end(tx, id, end);
        return end;
      });
    });
    return order.isPresent();
  }

  private IndexOrderTable.End rebuild() {
    try {
      return new IndexOrderTable.End(feed.rebuild(), null);
    } catch (RuntimeException e) {
      LOG.error("the index cannot be built anew", e);
      return new IndexOrderTable.End(null, String.valueOf(e.getMessage()));
    }
  }

  private void run() {
    while (!closing) {
      try {
        step();
      } catch (RuntimeException e) {
        if (!closing) {
          LOG.error("orders for the index wait: {}", e.toString());
        }
      }
      try {
        Thread.sleep(POLL);
      } catch (InterruptedException stop) {
        return;
      }
    }
  }

  /** Lets a running rebuild end, at most for a minute. */
  @Override
  public void close() {
    closing = true;
    if (thread.getState() == Thread.State.NEW) {
      return;
    }
    try {
      // never interrupted: an interrupted thread would close Lucene's files
      thread.join(Duration.ofMinutes(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
