package vn.vanthu.drills.search;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import vn.vanthu.search.index.IndexChange;
import vn.vanthu.search.index.OutboxPosition;
import vn.vanthu.search.index.RecordIndex;

/**
 * The product's own index over a corpus, in a folder of its own that is deleted at the end.
 *
 * @param seconds how long the building took, commit included
 * @param textBytes UTF-8 bytes of the corpus's texts
 */
record Built(RecordIndex index, Path folder, double seconds, long textBytes) implements Closeable {

  private static final int BATCH = 5000;

  static Built of(Path corpus) throws IOException {
    Path folder = Files.createTempDirectory("vanthu-search");
    RecordIndex index = RecordIndex.open(folder);
    long start = System.nanoTime();
    List<IndexChange> batch = new ArrayList<>();
    long textBytes =
        Corpus.read(
            corpus,
            record -> {
              batch.add(new IndexChange.Upsert(record));
              if (batch.size() == BATCH) {
                index.apply(List.copyOf(batch), OutboxPosition.START);
                batch.clear();
              }
            });
    index.apply(batch, new OutboxPosition(1, 1));
    index.commit();
    return new Built(index, folder, (System.nanoTime() - start) / 1e9, textBytes);
  }

  /** Bytes on disk. */
  long size() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      long sum = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        sum += Files.size(file);
      }
      return sum;
    }
  }

  @Override
  public void close() throws IOException {
    index.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
