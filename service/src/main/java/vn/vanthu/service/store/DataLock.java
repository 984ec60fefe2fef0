package vn.vanthu.service.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.LockSupport;

/**
 * Holds a data folder for one service. The kernel lets go of it when the process dies, however it
 * dies; everything that is done about left-over servers is safe only under it.
 */
final class DataLock implements AutoCloseable {
  private final FileChannel channel;
  private final FileLock lock;

  private DataLock(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Takes the folder for a service. A command that only asks who holds it has it for an instant, so
   * a refusal is tried again for a second.
   *
   * @throws StoreFailure DATA_IN_USE when another service holds it
   */
  static DataLock takeToServe(Path folder) {
    for (int tries = 1; ; tries++) {
      try {
        return take(folder);
      } catch (StoreFailure inUse) {
        if (inUse.code() != StoreFailure.Code.DATA_IN_USE || tries == 10) {
          throw inUse;
        }
        LockSupport.parkNanos(100_000_000L);
      }
    }
  }

  /**
   * Takes the folder, or says at once that it is held.
   *
   * @throws StoreFailure DATA_IN_USE when another process holds it
   */
  static DataLock take(Path folder) {
    try {
      FileChannel channel =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock;
      try {
        lock = channel.tryLock();
      } catch (OverlappingFileLockException ourselves) {
        lock = null;
      }
      if (lock == null) {
        channel.close();
        throw new StoreFailure(
            StoreFailure.Code.DATA_IN_USE,
            "another service uses the data folder " + folder.toAbsolutePath());
      }
      return new DataLock(channel, lock);
    } catch (IOException e) {
      throw new StoreFailure(
          StoreFailure.Code.DATA_NOT_WRITABLE, "cannot lock " + folder + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      lock.release();
      channel.close();
    } catch (IOException e) {
      throw new StoreFailure(
          StoreFailure.Code.DATA_NOT_WRITABLE, "cannot release the lock of the data folder", e);
    }
  }
}
