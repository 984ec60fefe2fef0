package vn.vanthu.service.office;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import vn.vanthu.service.store.Database;
import vn.vanthu.service.store.DatabaseSettings;
import vn.vanthu.service.store.DurableFiles;

/**
 * One real embedded PostgreSQL for all tests of a JVM; tests keep apart by having agencies of their
 * own.
 */
public final class TestDatabase {
  private static final Path FOLDER = folder();
  private static final Database DATABASE = open();

  private TestDatabase() {}

  /** The shared database, migrated. */
  public static Database shared() {
    return DATABASE;
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("vanthu-test-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Database open() {
    Database database =
        Database.open(
            new DatabaseSettings.Embedded(FOLDER.resolve("dữ liệu thử"), 0),
            20,
            DurableFiles.haltingOnFailure());
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              database.close();
              delete(FOLDER);
            }));
    return database;
  }

  /** Removes a folder with all inside. */
  public static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
