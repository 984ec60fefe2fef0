package vn.vanthu.search.index;

import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import vn.vanthu.search.query.Ranking;
import vn.vanthu.search.query.RecordSearch;
import vn.vanthu.search.query.SearchRequest;
import vn.vanthu.search.query.SearchResult;

/**
 * The last commit of an index that another process may be writing: takes no lock, changes nothing,
 * and goes on showing that commit whatever the writer does meanwhile. A serving index commits
 * within about two seconds of a change. Thread-safe.
 */
public final class SavedIndex implements IndexContents, Closeable {
  private static final int ATTEMPTS = 5;

  private final Directory directory;
  private final DirectoryReader reader;
  private final RecordSearch search = new RecordSearch();

  private SavedIndex(Directory directory, DirectoryReader reader) {
    this.directory = directory;
    this.reader = reader;
  }

  /**
   * Opens what is committed in the folder; empty when nothing ever was.
   *
   * @throws OtherVersionException when another version of the program wrote it
   * @throws IOException when it cannot be read
   */
  public static Optional<SavedIndex> open(Path folder) throws IOException {
    for (int attempt = 1; ; attempt++) {
      Optional<Path> serving = Generations.serving(folder);
      if (serving.isEmpty()) {
        return Optional.empty();
      }
      try {
        return Optional.of(of(serving.get()));
      } catch (NoSuchFileException | FileNotFoundException e) {
        // The writer changed over to a rebuilt index between two of our steps.
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private static SavedIndex of(Path generation) throws IOException {
    if (!Files.isDirectory(generation)) {
      throw new NoSuchFileException(generation.toString());
    }
    Directory directory = FSDirectory.open(generation);
    try {
      DirectoryReader reader = DirectoryReader.open(directory);
      if (!Generation.schemaFits(reader.getIndexCommit().getUserData())) {
        reader.close();
        throw new OtherVersionException(generation.toString());
      }
      return new SavedIndex(directory, reader);
    } catch (IndexFormatTooOldException | IndexFormatTooNewException e) {
      directory.close();
      throw new OtherVersionException(generation.toString(), e);
    } catch (IOException | RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  @Override
  public SearchResult search(SearchRequest request) {
    try {
      IndexSearcher searcher = new IndexSearcher(reader);
      searcher.setSimilarity(Ranking.similarity());
      return search.search(searcher, request);
    } catch (IOException e) {
      throw new UncheckedIOException("index not readable", e);
    }
  }

  @Override
  public long size() {
    return reader.numDocs();
  }

  @Override
  public long revision(String id) {
    try {
      return new Inventory(reader).revision(id);
    } catch (IOException e) {
      throw new UncheckedIOException("index not readable", e);
    }
  }

  @Override
  public void ids(Consumer<String> each) {
    try {
      new Inventory(reader).ids(each);
    } catch (IOException e) {
      throw new UncheckedIOException("index not readable", e);
    }
  }

  @Override
  public List<String> check() {
    try {
      return new Inventory(reader).damage();
    } catch (IOException e) {
      throw new UncheckedIOException("index not readable", e);
    }
  }

  @Override
  public void close() throws IOException {
    try (directory;
        reader) {
      // both, in this order: the reader first
    }
  }
}
