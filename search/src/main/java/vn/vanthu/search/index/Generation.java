package vn.vanthu.search.index;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.query.Explained;
import vn.vanthu.search.query.Fields;
import vn.vanthu.search.query.Ranking;
import vn.vanthu.search.query.RecordSearch;
import vn.vanthu.search.query.SearchRequest;
import vn.vanthu.search.query.SearchResult;
import vn.vanthu.search.query.StandingQuestion;
import vn.vanthu.search.query.Suggestion;
import vn.vanthu.search.query.Viewer;

/**
 * One Lucene index with its writer and its readers. Writes come from one thread at a time; searches
 * from many.
 */
final class Generation implements Closeable {

  private static final String POSITION = "position";
  private static final String SCHEMA = "schema";
  private static final double WRITER_MEGABYTES = 48;

  /** At most so much, and an eighth of the heap, while an index is filled and serves nobody. */
  private static final double FILLING_MEGABYTES = 256;

  /** A clerk's own document, or the few that arrived together; a filling index has more. */
  private static final int FEW = 4;

  private final Path path;
  private final SmallInMemory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;
  private final RecordDocuments documents = new RecordDocuments();
  private final RecordSearch search = new RecordSearch();
  private volatile OutboxPosition applied;
  private volatile OutboxPosition committed;

  private Generation(Path path, SmallInMemory directory, IndexWriter writer) throws IOException {
    this.path = path;
    this.directory = directory;
    this.writer = writer;
    this.committed = positionOf(writer);
    this.applied = committed;
    this.searchers = new SearcherManager(writer, new WithOurRanking());
  }

  static Generation open(Path path) throws IOException {
    // Each record is made visible at once: its small segment stays in memory until a commit.
    var directory = new SmallInMemory(FSDirectory.open(path));
    try {
      IndexWriterConfig config = new IndexWriterConfig();
      config.setSimilarity(Ranking.similarity());
      config.setRAMBufferSizeMB(WRITER_MEGABYTES);
      // Whoever shows a document of his own does not wait for small segments to be merged: that is
      // done behind his back.
      config.setMaxFullFlushMergeWaitMillis(0);
      SortField newestFirst =
          new SortField(Fields.ISSUED, SortField.Type.LONG, true, Long.MIN_VALUE);
      config.setIndexSort(new Sort(newestFirst));
      return new Generation(path, directory, new IndexWriter(directory, config));
    } catch (IOException | RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  /** Whether a writer holds the generation in this folder. */
  static boolean isOpen(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return false;
    }
    try (Directory directory = FSDirectory.open(path);
        Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
      lock.ensureValid();
      return false;
    } catch (LockObtainFailedException held) {
      return true;
    }
  }

  Path path() {
    return path;
  }

  OutboxPosition applied() {
    return applied;
  }

  OutboxPosition committed() {
    return committed;
  }

  boolean schemaFits() {
    return schemaFits(userData(writer));
  }

  /** Whether a commit was written by this version of the program. */
  static boolean schemaFits(Map<String, String> committed) {
    return String.valueOf(Fields.SCHEMA).equals(committed.get(SCHEMA));
  }

  /** Writes what is newer than what is held, moves the position and makes both visible. */
  void apply(List<IndexChange> changes, OutboxPosition position) throws IOException {
    directory.expectFew(changes.size() <= FEW);
    Map<String, Long> here = new HashMap<>();
    IndexSearcher searcher = searchers.acquire();
    try {
      Inventory inventory = new Inventory(searcher.getIndexReader());
      boolean everythingSeen = ((DirectoryReader) searcher.getIndexReader()).isCurrent();
      for (IndexChange change : changes) {
        Long earlier = here.get(change.id());
        long held = earlier == null ? inventory.revision(change.id()) : earlier;
        if (held <= change.revision()) {
          here.put(change.id(), change.revision());
          if (everythingSeen
              && held == Inventory.ABSENT
              && change instanceof IndexChange.Upsert added) {
            // Nothing to replace: Lucene need not look for it in every segment.
            writer.addDocument(documents.document(added.record()));
          } else {
            write(change);
          }
        }
      }
    } finally {
      searchers.release(searcher);
    }
    applied = position;
    searchers.maybeRefreshBlocking();
  }

  /**
   * Writes without looking at what is held and without making visible: a rebuild has no readers
   * yet.
   */
  void write(IndexChange change) throws IOException {
    Term id = new Term(Fields.ID, change.id());
    switch (change) {
      case IndexChange.Upsert upsert ->
          writer.updateDocument(id, documents.document(upsert.record()));
      case IndexChange.Delete _ -> writer.deleteDocuments(id);
    }
  }

  /**
   * Writes records that are not held yet, on all processors: each reads and sorts in a share of its
   * own. Nothing is made visible.
   */
  void fill(List<IndexedRecord> records) {
    int shares = Math.min(records.size(), Runtime.getRuntime().availableProcessors());
    onAllProcessors(
        shares,
        share -> {
          RecordDocuments own = new RecordDocuments();
          int from = share * records.size() / shares;
          int to = (share + 1) * records.size() / shares;
          for (IndexedRecord record : records.subList(from, to)) {
            writer.addDocument(own.document(record));
          }
        });
  }

  /** One share of a work that writes. */
  private interface Share {
    void write(int share) throws IOException;
  }

  private static void onAllProcessors(int shares, Share work) {
    IntStream.range(0, shares)
        .parallel()
        .forEach(share -> {
          try {
            work.write(share);
          } catch (IOException e) {
            throw new UncheckedIOException("index not writable", e);
          }
        });
  }

  /** Gathers more in memory before it writes: fewer segments to merge at the end. */
  void filling() {
    directory.expectFew(false);
    double share = Runtime.getRuntime().maxMemory() / 8.0 / (1 << 20);
    writer
        .getConfig()
        .setRAMBufferSizeMB(Math.max(WRITER_MEGABYTES, Math.min(FILLING_MEGABYTES, share)));
  }

  /**
   * Merges all segments; may take minutes, and changes are written meanwhile. What each processor
   * gathered is sorted and written by all of them first: the merge alone writes one after the
   * other.
   */
  void oneSegment() throws IOException {
    onAllProcessors(Runtime.getRuntime().availableProcessors(), _ -> writer.flushNextBuffer());
    writer.getConfig().setRAMBufferSizeMB(WRITER_MEGABYTES);
    writer.forceMerge(1);
  }

  OutboxPosition commit() throws IOException {
    OutboxPosition now = applied;
    writer.setLiveCommitData(
        Map.of(POSITION, now.toString(), SCHEMA, String.valueOf(Fields.SCHEMA)).entrySet());
    writer.commit();
    committed = now;
    return now;
  }

  SearchResult search(SearchRequest request) throws IOException {
    IndexSearcher searcher = searchers.acquire();
    try {
      return search.search(searcher, request);
    } finally {
      searchers.release(searcher);
    }
  }

  List<Explained> explain(SearchRequest request, int depth) throws IOException {
    IndexSearcher searcher = searchers.acquire();
    try {
      return search.explain(searcher, request, depth);
    } finally {
      searchers.release(searcher);
    }
  }

  List<Suggestion> suggest(String typed, Viewer viewer, int limit) throws IOException {
    IndexSearcher searcher = searchers.acquire();
    try {
      return search.suggest(searcher, typed, viewer, limit);
    } finally {
      searchers.release(searcher);
    }
  }

  SearchResult moreLike(String id, Viewer viewer, int limit) throws IOException {
    IndexSearcher searcher = searchers.acquire();
    try {
      return search.moreLike(searcher, id, viewer, limit);
    } finally {
      searchers.release(searcher);
    }
  }

  StandingQuestion standing(SearchRequest request) throws IOException {
    IndexSearcher searcher = searchers.acquire();
    try {
      return StandingQuestion.of(searcher, request);
    } finally {
      searchers.release(searcher);
    }
  }

  long size() throws IOException {
    IndexSearcher searcher = searchers.acquire();
    try {
      return searcher.getIndexReader().numDocs();
    } finally {
      searchers.release(searcher);
    }
  }

  long revision(String id) throws IOException {
    IndexSearcher searcher = searchers.acquire();
    try {
      return new Inventory(searcher.getIndexReader()).revision(id);
    } finally {
      searchers.release(searcher);
    }
  }

  void ids(Consumer<String> each) throws IOException {
    IndexSearcher searcher = searchers.acquire();
    try {
      new Inventory(searcher.getIndexReader()).ids(each);
    } finally {
      searchers.release(searcher);
    }
  }

  List<String> check() throws IOException {
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      return new Inventory(reader).damage();
    } catch (CorruptIndexException | EOFException | NoSuchFileException e) {
      return List.of(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() throws IOException {
    try (directory;
        writer;
        searchers) {
      if (writer.isOpen() && writer.hasUncommittedChanges()) {
        commit();
      }
    }
  }

  private static OutboxPosition positionOf(IndexWriter writer) {
    String position = userData(writer).get(POSITION);
    return position == null ? OutboxPosition.START : OutboxPosition.parse(position);
  }

  private static Map<String, String> userData(IndexWriter writer) {
    Map<String, String> data = new HashMap<>();
    Iterable<Map.Entry<String, String>> live = writer.getLiveCommitData();
    if (live != null) {
      live.forEach(entry -> data.put(entry.getKey(), entry.getValue()));
    }
    return data;
  }

  private static final class WithOurRanking extends SearcherFactory {
    @Override
    public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) {
      IndexSearcher searcher = new IndexSearcher(reader);
      searcher.setSimilarity(Ranking.similarity());
      return searcher;
    }
  }
}
