package vn.vanthu.search.index;

import java.io.Closeable;
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
 * The index of records: everything a person can search by. It belongs to one process at a time and
 * is always expendable: {@link #health()} says when it must be built anew from the database.
 *
 * <p>One consumer applies changes in outbox order; what is applied is visible at once to the
 * searches that begin after it, and durable after {@link #commit()}. Thread-safe: searches run
 * beside changes, commits and a rebuild.
 */
public final class RecordIndex implements IndexContents, Closeable {

  /** Whether the index holds what its position says. */
  public enum Health {
    /** Everything up to {@link #position()} is there. */
    READY,
    /** There was no index: an empty one was made; fill it from the database. */
    NEW,
    /**
     * It was written by another version of the program: an empty one was made; fill it from the
     * database.
     */
    OTHER_VERSION,
    /** It could not be read: an empty one was made; fill it from the database. */
    DAMAGED
  }

  private final Generations generations;
  private final AtomicReference<Generation> live;
  private final Health health;

  /** Held while a commit is on its way; taken after this index's own lock, never before. */
  private final Object committing = new Object();

  private @Nullable Rebuild rebuild;

  private RecordIndex(Generations generations, Generation live, Health health) {
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
  public static RecordIndex open(Path folder) throws IOException {
    Generations generations = Generations.in(folder);
    Generations.Opened opened = generations.openCurrent();
    return new RecordIndex(generations, opened.generation(), opened.health());
  }

  /** Whether a process has the index of this folder open for writing now. Changes nothing. */
  public static boolean isKept(Path folder) throws IOException {
    Optional<Path> serving = Generations.serving(folder);
    return serving.isPresent() && Generation.isOpen(serving.get());
  }

  /** How the index was found when it was opened. */
  public Health health() {
    return health;
  }

  /** The outbox position inside the last commit: rows up to it may be pruned. */
  public OutboxPosition position() {
    return live.get().committed();
  }

  /**
   * Applies changes and makes them visible. Applying the same batch again changes nothing.
   *
   * @param position of the last outbox row of the batch
   */
  public synchronized void apply(List<IndexChange> changes, OutboxPosition position) {
    try {
      live.get().apply(changes, position);
      Rebuild running = rebuild;
      if (running != null) {
        running.follow(changes, position);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("index not writable", e);
    }
  }

  /**
   * Makes what was applied durable, together with its position, and answers that position. Changes
   * are applied meanwhile: what they add may become durable with it, its position does not.
   */
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

  /**
   * Records whose number or subject goes on from what is typed so far, at most {@code limit}, best
   * first.
   */
  public List<Suggestion> suggest(String typed, Viewer viewer, int limit) {
    try {
      return live.get().suggest(typed, viewer, limit);
    } catch (IOException e) {
      throw new UncheckedIOException("index not readable", e);
    }
  }

  /** Records that read like this one, without it; empty when the viewer may not read it. */
  public SearchResult moreLike(String id, Viewer viewer, int limit) {
    try {
      return live.get().moreLike(id, viewer, limit);
    } catch (IOException e) {
      throw new UncheckedIOException("index not readable", e);
    }
  }

  /** A request as a question to be put to every new record: see {@link StandingQuestions}. */
  public StandingQuestion standing(SearchRequest request) {
    try {
      return live.get().standing(request);
    } catch (IOException e) {
      throw new UncheckedIOException("index not readable", e);
    }
  }

  /**
   * What ranking sees of the first {@code depth} records: for learning its weights and for "why is
   * this here".
   */
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

  /**
   * Begins to build a second index beside the serving one. Until it is finished, changes applied
   * here go to both; feed it every record of the database, then {@link Rebuild#finish()}.
   *
   * @throws IllegalStateException when a rebuild is already running
   */
  public synchronized Rebuild rebuild() {
    if (rebuild != null) {
      throw new IllegalStateException("a rebuild is running");
    }
    try {
      Rebuild begun = new Rebuild(this, generations.create(), live.get().applied());
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
    Rebuild running = rebuild;
    if (running != null) {
      running.close();
    }
    synchronized (committing) {
      live.get().close();
    }
  }
}
