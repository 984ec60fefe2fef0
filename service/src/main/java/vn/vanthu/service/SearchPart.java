package vn.vanthu.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.index.FolderLock;
import vn.vanthu.search.index.IndexContents;
import vn.vanthu.search.index.RecordIndex;
import vn.vanthu.search.index.SavedIndex;
import vn.vanthu.search.opensearch.ClusterAway;
import vn.vanthu.search.opensearch.ClusterIndex;
import vn.vanthu.service.accounts.Account;
import vn.vanthu.service.accounts.Accounts;
import vn.vanthu.service.outbox.IndexFeed;
import vn.vanthu.service.outbox.RebuildOrders;
import vn.vanthu.service.searches.AlertWatch;
import vn.vanthu.service.searches.SavedSearches;
import vn.vanthu.service.store.Database;
import vn.vanthu.service.store.OfficeStore;
import vn.vanthu.service.store.StoreFailure;

/**
 * The office's index with all that fills and asks it, when this process keeps it; the index to look
 * at when another process does. Nothing runs before {@link #start}. Its own parts are closed by it,
 * the database is not.
 */
final class SearchPart implements AutoCloseable {
  private final Deployment deployment;
  private final Path folder;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final @Nullable Kept kept;

  /** What only the process has that keeps the index. */
  private record Kept(
      RecordIndex index,
      IndexFeed feed,
      RebuildOrders orders,
      AlertWatch alerts,
      SavedSearches searches) {}

  private SearchPart(Deployment deployment, @Nullable Ground ground) throws IOException {
    this.deployment = deployment;
    this.folder = deployment.data().resolve("index");
    try {
      this.kept = ground == null ? null : keep(ground);
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /** What the index is filled from, and whose searches are watched. */
  record Ground(Database database, OfficeStore store, Accounts accounts) {}

  /**
   * Opens the index to keep it: no other process can from now on.
   *
   * @throws IOException when it cannot be opened or another process keeps it
   * @throws StoreFailure SEARCH_UNREACHABLE, when the cluster does not answer
   */
  static SearchPart keeping(Deployment deployment, Ground ground) throws IOException {
    return new SearchPart(deployment, ground);
  }

  /** Leaves the index to the process that keeps it. */
  static SearchPart beside(Deployment deployment) throws IOException {
    return new SearchPart(deployment, null);
  }

  private Kept keep(Ground ground) throws IOException {
    RecordIndex index = opened(index(Files.createDirectories(folder)));
    IndexFeed feed = opened(new IndexFeed(ground.store(), index));
    RebuildOrders orders = opened(new RebuildOrders(ground.database(), feed));
    var alerts =
        new AlertWatch(
            ground.database(),
            index,
            name -> ground.accounts().find(name).filter(Account::active).map(Account::principal));
    return new Kept(
        index,
        feed,
        orders,
        alerts,
        new SavedSearches(ground.database(), alerts, deployment.clock()));
  }

  /** The index in the data folder, or on the cluster; that this process keeps the data is said. */
  private RecordIndex index(Path made) throws IOException {
    if (deployment.search().isEmpty()) {
      return RecordIndex.open(made);
    }
    opened(FolderLock.of(made));
    try {
      return ClusterIndex.open(deployment.search().get());
    } catch (ClusterAway e) {
      throw away(e);
    }
  }

  private <T extends AutoCloseable> T opened(T part) {
    open.push(part);
    return part;
  }

  boolean isBeside() {
    return kept == null;
  }

  /** Starts the feed, the watch over saved searches and the orders to rebuild; beside, nothing. */
  void start() {
    if (kept != null) {
      kept.alerts().load();
      kept.feed().tell(kept.alerts());
      kept.feed().start();
      kept.orders().start();
    }
  }

  /** Puts everything that is registered into the index now. */
  void catchUp() {
    feed().prepare();
    while (feed().step()) {
      // until the queue is empty
    }
  }

  RecordIndex index() {
    return kept().index();
  }

  IndexFeed feed() {
    return kept().feed();
  }

  SavedSearches searches() {
    return kept().searches();
  }

  private Kept kept() {
    if (kept == null) {
      throw new IllegalStateException("the index is kept by the running service");
    }
    return kept;
  }

  /**
   * What the index holds now: ours, or what the keeper has committed; empty before its first
   * commit.
   *
   * @throws IOException when it is damaged or another version of the program wrote it
   */
  Optional<IndexContents> contents() throws IOException {
    if (kept != null) {
      return Optional.of(kept.index());
    }
    if (deployment.search().isPresent()) {
      try {
        Optional<ClusterIndex> far = ClusterIndex.look(deployment.search().get());
        far.ifPresent(this::opened);
        return far.map(seen -> seen);
      } catch (ClusterAway e) {
        throw away(e);
      }
    }
    Optional<SavedIndex> saved = SavedIndex.open(folder);
    saved.ifPresent(this::opened);
    return saved.map(seen -> seen);
  }

  private static StoreFailure away(ClusterAway e) {
    return new StoreFailure(
        StoreFailure.Code.SEARCH_UNREACHABLE, String.valueOf(e.getMessage()), e);
  }

  @Override
  public void close() {
    Closing.inTurn(open);
  }
}
