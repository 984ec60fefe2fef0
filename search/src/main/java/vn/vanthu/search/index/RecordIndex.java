package vn.vanthu.search.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import vn.vanthu.search.query.Explained;
import vn.vanthu.search.query.SearchRequest;
import vn.vanthu.search.query.SearchResult;
import vn.vanthu.search.query.StandingQuestion;
import vn.vanthu.search.query.Suggestion;
import vn.vanthu.search.query.Viewer;

/**
 * The index of records: everything a person can search by. It is always expendable: {@link
 * #health()} says when it must be built anew from the database. It stands in a folder and belongs
 * to one process ({@link #open}), or on an OpenSearch cluster that several processes share.
 *
 * <p>Changes are applied in outbox order; what is applied is visible at once to the searches that
 * begin after it, and durable after {@link #commit()}. Thread-safe: searches run beside changes,
 * commits and a rebuild.
 */
public interface RecordIndex extends IndexContents, Closeable {

  /** Whether the index holds what its position says. */
  enum Health {
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

  /**
   * Opens the index in {@code folder}, making it when there is none, and setting a damaged or
   * outdated one aside.
   *
   * @throws IndexInUse when another process has it open
   * @throws IOException when the folder cannot be written
   */
  static RecordIndex open(Path folder) throws IOException {
    return EmbeddedIndex.open(folder);
  }

  /**
   * Whether a process has the index of this folder open for writing now, or holds its {@link
   * FolderLock}. Changes nothing.
   */
  static boolean isKept(Path folder) throws IOException {
    return EmbeddedIndex.isKept(folder) || Generation.isOpen(folder.resolve(FolderLock.NAME));
  }

  /** How the index was found when it was opened. */
  Health health();

  /** The outbox position inside the last commit: rows up to it may be pruned. */
  OutboxPosition position();

  /**
   * Applies changes and makes them visible. Applying the same batch again changes nothing, and a
   * lower revision of a record never replaces a higher one.
   *
   * @param position of the last outbox row of the batch
   */
  void apply(List<IndexChange> changes, OutboxPosition position);

  /**
   * Makes what was applied durable, together with its position, and answers that position. Changes
   * are applied meanwhile: what they add may become durable with it, its position does not.
   */
  OutboxPosition commit();

  /**
   * Records whose number or subject goes on from what is typed so far, at most {@code limit}, best
   * first.
   */
  List<Suggestion> suggest(String typed, Viewer viewer, int limit);

  /** Records that read like this one, without it; empty when the viewer may not read it. */
  SearchResult moreLike(String id, Viewer viewer, int limit);

  /** A request as a question to be put to every new record: see {@link StandingQuestions}. */
  StandingQuestion standing(SearchRequest request);

  /**
   * What ranking sees of the first {@code depth} records: for learning its weights and for "why is
   * this here".
   */
  List<Explained> explain(SearchRequest request, int depth);

  /**
   * Begins to build a second index beside the serving one. Until it is finished, changes applied
   * here go to both; feed it every record of the database, then {@link Rebuild#finish()}.
   *
   * @throws IllegalStateException when a rebuild is already running
   */
  Rebuild rebuild();
}
