package vn.vanthu.search.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.query.Explained;
import vn.vanthu.search.query.SearchRequest;
import vn.vanthu.search.query.SearchResult;
import vn.vanthu.search.query.StandingQuestion;
import vn.vanthu.search.query.Suggestion;
import vn.vanthu.search.query.Viewer;

/**
 * The index in a folder of this machine. It belongs to one process at a time. Thread-safe: searches
 * run beside changes, commits and a rebuild.
 */
final class EmbeddedIndex implements RecordIndex {

  private final Generations generations;
  private final AtomicReference<Generation> live;
  private final Health health;

  /** Held while a commit is on its way; taken after this index's own lock, never before. */
  private final Object committing = new Object();

  private @Nullable EmbeddedRebuild rebuild;

  private EmbeddedIndex(Generations generations, Generation live, Health health) {
    this.generations = generations;
    this.live = new AtomicReference<>(live);
    this.health = health;
  }

  /**
   * Opens the index in {@code folder}, making it when there is none, and setting a damaged or
   * outdated one aside.
   *
   * @throws IndexInUse when another process has it open
   * @throws IOException when the folder cannot be written
   */
  static EmbeddedIndex open(Path folder) throws IOException {
    Generations generations = Generations.in(folder);
    Generations.Opened opened = generations.openCurrent();
    return new EmbeddedIndex(generations, opened.generation(), opened.health());
  }

  /** Whether a process has the index of this folder open for writing now. Changes nothing. */
  static boolean isKept(Path folder) throws IOException {
    Optional<Path> serving = Generations.serving(folder);
    return serving.isPresent() && Generation.isOpen(serving.get());
  }

  @Override
  public Health health() {
    return health;
  }

  @Override
  public OutboxPosition position() {
    return live.get().committed();
  }

  @Override
  public synchronized void apply(List<IndexChange> changes, OutboxPosition position) {
    try {
      live.get().apply(changes, position);
      EmbeddedRebuild running = rebuild;
      if (running != null) {
        running.follow(changes, position);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("index not writable", e);
    }
  }

  @Override
  public OutboxPosition commit() {
    try {
      synchronized (committing) {
        return live.get().commit();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("index not writable", e);
    }
  }

  @Override
  public SearchResult search(SearchRequest request) {
    try {
      return live.get().search(request);
    } catch (IOException e) {
      throw new UncheckedIOException("index not readable", e);
    }
  }

  @Override
  public List<Suggestion> suggest(String typed, Viewer viewer, int limit) {
    try {
      return live.get().suggest(typed, viewer, limit);
    } catch (IOException e) {
      throw new UncheckedIOException("index not readable", e);
    }
  }

  @Override
  public SearchResult moreLike(String id, Viewer viewer, int limit) {
    try {
      return live.get().moreLike(id, viewer, limit);
    } catch (IOException e) {
      throw new UncheckedIOException("index not readable", e);
    }
  }

  @Override
  public StandingQuestion standing(SearchRequest request) {
    try {
      return live.get().standing(request);
    } catch (IOException e) {
      throw new UncheckedIOException("index not readable", e);
    }
  }

  @Override
  public List<Explained> explain(SearchRequest request, int depth) {
    try {
      return live.get().explain(request, depth);
    } catch (IOException e) {
      throw new UncheckedIOException("index not readable", e);
    }
  }

  @Override
  public long size() {
    try {
      return live.get().size();
    } catch (IOException e) {
      throw new UncheckedIOException("index not readable", e);
    }
  }

  @Override
  public long revision(String id) {
    try {
      return live.get().revision(id);
    } catch (IOException e) {
      throw new UncheckedIOException("index not readable", e);
    }
  }

  @Override
  public void ids(Consumer<String> each) {
    try {
      live.get().ids(each);
    } catch (IOException e) {
      throw new UncheckedIOException("index not readable", e);
    }
  }

  @Override
  public List<String> check() {
    try {
      return live.get().check();
    } catch (IOException e) {
      throw new UncheckedIOException("index not readable", e);
    }
  }

  @Override
  public synchronized Rebuild rebuild() {
    if (rebuild != null) {
      throw new IllegalStateException("a rebuild is running");
    }
    try {
      EmbeddedRebuild begun = new EmbeddedRebuild(this, generations.create(), live.get().applied());
      rebuild = begun;
      return begun;
    } catch (IOException e) {
      throw new UncheckedIOException("index not writable", e);
    }
  }

  synchronized void serve(Generation next) throws IOException {
    synchronized (committing) {
      generations.serve(next);
      Generation before = live.getAndSet(next);
      rebuild = null;
      generations.retire(before);
    }
  }

  synchronized void abandon(Generation unfinished) throws IOException {
    rebuild = null;
    generations.retire(unfinished);
  }

  @Override
  public synchronized void close() throws IOException {
    EmbeddedRebuild running = rebuild;
    if (running != null) {
      running.close();
    }
    synchronized (committing) {
      live.get().close();
    }
  }
}
