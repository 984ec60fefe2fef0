package vn.vanthu.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import vn.vanthu.service.store.DurableFiles;

/**
 * Where files lie that are only looked at. The process that keeps the data sweeps away what a
 * killed one left there; a command beside it has a folder of its own and removes it.
 * Single-threaded.
 *
 * @param path the folder
 */
record TemporaryFolder(Path path) implements AutoCloseable {
  private static final String OF_COMMANDS = "command-";

  /** The folder of the process that keeps the data, empty but for those of living commands. */
  static Path swept(Path root, DurableFiles files) throws IOException {
    files.privateFolder(root);
    try (Stream<Path> left = Files.list(root)) {
      for (Path each : left.filter(TemporaryFolder::isLeftOver).toList()) {
        delete(each);
      }
    }
    return root;
  }

  /** A folder of this process within that one. */
  static TemporaryFolder ofCommand(Path root, DurableFiles files) {
    Path own = root.resolve(OF_COMMANDS + ProcessHandle.current().pid());
    files.privateFolder(root);
    files.privateFolder(own);
    return new TemporaryFolder(own);
  }

  private static boolean isLeftOver(Path entry) {
    String name = entry.getFileName().toString();
    if (!name.startsWith(OF_COMMANDS)) {
      return true;
    }
    try {
      return ProcessHandle.of(Long.parseLong(name.substring(OF_COMMANDS.length()))).isEmpty();
    } catch (NumberFormatException strange) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    delete(path);
  }

  private static void delete(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      Files.deleteIfExists(each);
    }
  }
}
