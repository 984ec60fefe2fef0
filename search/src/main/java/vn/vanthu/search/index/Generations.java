package vn.vanthu.search.index;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.store.LockObtainFailedException;

/**
 * The folders of an index: one per generation, and a file {@code current} that names the serving
 * one. A generation that {@code current} does not name is left over from a rebuild and is deleted.
 */
final class Generations {

  record Opened(Generation generation, RecordIndex.Health health) {}

  private static final String PREFIX = "generation-";

  private final Path folder;

  private Generations(Path folder) {
    this.folder = folder;
  }

  static Generations in(Path folder) throws IOException {
    Files.createDirectories(folder);
    return new Generations(folder);
  }

  /** The folder that {@code current} names; empty when there is no {@code current}. */
  static Optional<Path> serving(Path folder) throws IOException {
    try {
      String name = Files.readString(folder.resolve("current"), StandardCharsets.UTF_8).strip();
      return Optional.of(folder.resolve(name));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
  }

  /** Opens the serving generation, or a new empty one when there is none to serve. */
  Opened openCurrent() throws IOException {
    Path current = folder.resolve("current");
    if (!Files.exists(current)) {
      return new Opened(first(), RecordIndex.Health.NEW);
    }
    String name = Files.readString(current, StandardCharsets.UTF_8).strip();
    Path path = folder.resolve(name);
    if (!name.startsWith(PREFIX) || !Files.isDirectory(path)) {
      return new Opened(first(), RecordIndex.Health.DAMAGED);
    }
    try {
      Generation generation = Generation.open(path);
      if (generation.schemaFits()) {
        deleteOthers(name);
        return new Opened(generation, RecordIndex.Health.READY);
      }
      generation.close();
      return new Opened(first(), RecordIndex.Health.OTHER_VERSION);
    } catch (LockObtainFailedException e) {
      throw new IndexInUse(folder, e);
    } catch (IndexFormatTooOldException | IndexFormatTooNewException e) {
      return new Opened(first(), RecordIndex.Health.OTHER_VERSION);
    } catch (CorruptIndexException | java.io.EOFException | NoSuchFileException e) {
      return new Opened(first(), RecordIndex.Health.DAMAGED);
    }
  }

  /** A new empty generation that does not serve yet. */
  Generation create() throws IOException {
    int highest = 0;
    for (Path path : all()) {
      highest =
          Math.max(
              highest, Integer.parseInt(path.getFileName().toString().substring(PREFIX.length())));
    }
    return Generation.open(folder.resolve(PREFIX + (highest + 1)));
  }

  /** From the next opening on, this generation serves. */
  void serve(Generation generation) throws IOException {
    Path written = folder.resolve("current.new");
    Files.writeString(written, generation.path().getFileName().toString(), StandardCharsets.UTF_8);
    try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(written, folder.resolve("current"), StandardCopyOption.ATOMIC_MOVE);
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Closes a generation and deletes its files; searches still running in it end undisturbed. */
  void retire(Generation generation) throws IOException {
    generation.close();
    delete(generation.path());
  }

  private Generation first() throws IOException {
    Generation generation = create();
    generation.commit();
    serve(generation);
    deleteOthers(generation.path().getFileName().toString());
    return generation;
  }

  private void deleteOthers(String serving) throws IOException {
    for (Path path : all()) {
      if (!path.getFileName().toString().equals(serving)) {
        delete(path);
      }
    }
  }

  private List<Path> all() throws IOException {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths
          .filter(path -> path.getFileName().toString().matches(PREFIX + "\\d{1,9}"))
          .toList();
    }
  }

  private static void delete(Path path) throws IOException {
    try (Stream<Path> paths = Files.walk(path)) {
      for (Path file : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
