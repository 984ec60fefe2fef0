package vn.vanthu.drills.search;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import vn.vanthu.search.analysis.Syllable;
import vn.vanthu.search.analysis.Syllables;
import vn.vanthu.search.analysis.Terms;
import vn.vanthu.search.index.IndexedRecord;
import vn.vanthu.search.index.Passage;
import vn.vanthu.search.index.Rebuild;
import vn.vanthu.search.index.RecordIndex;

/**
 * The product's own index over a corpus, filled as from the database, in a folder of its own that
 * is deleted at the end.
 *
 * @param seconds how long the building took, commit included
 * @param textBytes UTF-8 bytes of the corpus's texts
 */
record Built(RecordIndex index, Path folder, double seconds, long textBytes) implements Closeable {

  private static final int BATCH = 500;

  static Built of(Path corpus) throws IOException {
    return of(corpus, 0);
  }

  /**
   * @param records the corpus is repeated, dated anew, up to this many; 0 takes it once
   */
  static Built of(Path corpus, int records) throws IOException {
    return in(Files.createTempDirectory("vanthu-search"), corpus, records);
  }

  /** The same in a given folder. */
  static Built in(Path folder, Path corpus, int records) throws IOException {
    RecordIndex index = RecordIndex.open(folder);
    long start = System.nanoTime();
    long textBytes;
    try (Rebuild rebuild = index.rebuild()) {
      List<IndexedRecord> batch = new ArrayList<>();
      textBytes =
          Corpus.read(
              corpus,
              records,
              record -> {
                batch.add(record);
                if (batch.size() == BATCH) {
                  rebuild.add(batch);
                  batch.clear();
                }
              });
      rebuild.add(batch);
      rebuild.finish();
    }
    return new Built(index, folder, (System.nanoTime() - start) / 1e9, textBytes);
  }

  /**
   * Seconds that reading every text into its terms takes by itself, parsing of the file counted.
   */
  static double readingSeconds(Path corpus, int records) throws IOException {
    Syllables syllables = new Syllables();
    long start = System.nanoTime();
    long[] terms = {0};
    Corpus.read(
        corpus,
        records,
        record -> {
          for (Passage passage : record.passages()) {
            List<Syllable> read = syllables.read(passage.text());
            terms[0] +=
                Terms.accented(read).size() + Terms.folded(read).size() + Terms.pairs(read).size();
          }
        });
    if (terms[0] == 0) {
      throw new IOException("no text in " + corpus);
    }
    return (System.nanoTime() - start) / 1e9;
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
