package vn.vanthu.service.store;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import vn.vanthu.service.pace.Pace;

/**
 * The one class that writes files the office depends on: into a temporary file, synced, renamed
 * into place, folder synced. After it returns, the file is there whole even if the power fails;
 * before, the old state is.
 *
 * <p>A failed sync stops the process: the kernel may have dropped the dirty pages, so that a second
 * sync would "succeed" over lost bytes. Only a temporary file for which the disk has no room is
 * thrown away instead: it has no name yet, nobody was told of it, and it is never synced again.
 * Thread-safe.
 */
public final class DurableFiles {
  private static final String UNFINISHED = ".new-";

  /** Forces a file or folder to the disk; replaced in tests by one that fails. */
  @FunctionalInterface
  interface Sync {
    void force(FileChannel channel) throws IOException;
  }

  /** What happens when the disk refuses; must not return. */
  @FunctionalInterface
  public interface Stop {
    void now(String why);
  }

  /** Writes content into a channel. */
  @FunctionalInterface
  public interface Content {
    void writeTo(FileChannel channel) throws IOException;
  }

  private final Sync sync;
  private final Stop stop;
  private final Pace pace;

  DurableFiles(Sync sync, Stop stop) {
    this(sync, stop, new Pace());
  }

  private DurableFiles(Sync sync, Stop stop, Pace pace) {
    this.sync = sync;
    this.stop = stop;
    this.pace = pace;
  }

  /**
   * The real thing: syncs data and metadata, and halts the JVM at once (no shutdown hooks) on a
   * failure.
   */
  public static DurableFiles haltingOnFailure() {
    return haltingOnFailure(new Pace());
  }

  /** The same, with every sync timed. */
  public static DurableFiles haltingOnFailure(Pace pace) {
    return new DurableFiles(
        channel -> channel.force(true),
        why -> {
          System.err.println(
              "vanthu: FATAL " + why + "; stopping, so that no lost byte is acknowledged");
          Runtime.getRuntime().halt(74);
        },
        pace);
  }

  /** The clock over its syncs, which the database beside it shares. */
  Pace pace() {
    return pace;
  }

  /** Makes a folder only this user can open, and those above it, if they are not there. */
  public void privateFolder(Path folder) {
    Deque<Path> missing = new ArrayDeque<>();
    for (Path each = folder.toAbsolutePath();
        each != null && !Files.isDirectory(each);
        each = each.getParent()) {
      missing.push(each);
    }
    try {
      for (Path each : missing) {
        Files.createDirectories( // another thread may be faster
            each,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        syncFolder(parentOf(each));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make folder " + folder, e);
    }
  }

  /** Whether this is a file that is being written, or that a killed process left half written. */
  public static boolean isUnfinished(Path file) {
    return String.valueOf(file.getFileName()).startsWith(UNFINISHED);
  }

  /**
   * Removes from a folder, not from those below it, what killed processes left half written.
   *
   * @param before to what was written later a living process may still be writing
   */
  public static void sweep(Path folder, Instant before) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> all = Files.list(folder)) {
      for (Path left : all.filter(DurableFiles::isUnfinished).toList()) {
        try {
          if (!Files.getLastModifiedTime(left).toInstant().isAfter(before)) {
            Files.delete(left);
          }
        } catch (NoSuchFileException finished) {
          // it has its name by now
        }
      }
    }
  }

  /** Writes a small private file whole, replacing what was there. */
  public void write(Path target, byte[] content) {
    Path folder = parentOf(target);
    Path temp = folder.resolve(UNFINISHED + UUID.randomUUID());
    try {
      fill(temp, channel -> writeAll(channel, ByteBuffer.wrap(content)));
      publish(temp, target);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + target, e);
    }
  }

  /** Writes into a stream. */
  @FunctionalInterface
  public interface Writing {
    void to(OutputStream out) throws IOException;
  }

  /** Writes a private file of any size whole, replacing what was there. */
  public void stream(Path target, Writing writing) throws IOException {
    Path temp = parentOf(target).resolve(UNFINISHED + UUID.randomUUID());
    fill(
        temp,
        channel -> {
          OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
          writing.to(out);
          out.flush();
        });
    publish(temp, target);
  }

  /**
   * Writes and syncs a new file of mode 0600; on failure it is removed.
   *
   * @throws IOException when the content cannot be read or the disk is full; the file is then gone
   */
  void fill(Path temp, Content content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            temp,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      content.writeTo(channel);
      force(channel, temp, why -> StoreOutage.of(why).isPresent());
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(temp);
      throw e;
    }
  }

  /** Renames a filled file into place and makes the rename durable. */
  void publish(Path temp, Path target) throws IOException {
    Files.move(temp, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    syncFolder(parentOf(target));
  }

  /** Makes the names in a folder durable. */
  void syncFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      force(channel, folder, why -> false);
    }
  }

  static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /**
   * Syncs, or stops the process.
   *
   * @param bearable failures after which the caller throws the file away
   */
  private void force(FileChannel channel, Path what, Predicate<IOException> bearable)
      throws IOException {
    try {
      pace.of(Pace.Step.SYNC, () -> sync.force(channel));
    } catch (ClosedByInterruptException cancelled) {
      throw cancelled; // the thread was told to stop; nothing was acknowledged and the disk is not
      // to blame
    } catch (IOException e) {
      if (!bearable.test(e)) {
        stop.now("cannot sync " + what + ": " + e.getMessage());
      }
      throw e;
    }
  }

  private static Path parentOf(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IllegalArgumentException("no folder above " + file);
    }
    return parent;
  }
}
