package vn.vanthu.search.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;

/**
 * Says that this process keeps the data of a folder whose index stands elsewhere: {@link
 * RecordIndex#isKept} sees it. Given back by closing, and by the system when the process ends.
 */
public final class FolderLock implements Closeable {

  /** Where it lies in the folder of the index. */
  static final String NAME = "elsewhere";

  private final Directory directory;
  private final Lock lock;

  private FolderLock(Directory directory, Lock lock) {
    this.directory = directory;
    this.lock = lock;
  }

  /**
   * Takes the lock.
   *
   * @throws IndexInUse when another process holds it
   * @throws IOException when the folder cannot be written
   */
  public static FolderLock of(Path folder) throws IOException {
    Directory directory = FSDirectory.open(folder.resolve(NAME));
    try {
      return new FolderLock(directory, directory.obtainLock(IndexWriter.WRITE_LOCK_NAME));
    } catch (LockObtainFailedException e) {
      directory.close();
      throw new IndexInUse(folder, e);
    } catch (IOException | RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    try (directory;
        lock) {
      // both, the lock first
    }
  }
}
