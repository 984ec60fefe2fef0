package vn.vanthu.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.store.MergeInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallInMemoryTest {
  @TempDir Path folder;

  private long onDisk() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }

  @Test
  void a_temporary_file_stays_in_memory_only_where_few_documents_are_expected() throws IOException {
    try (var directory = new SmallInMemory(FSDirectory.open(folder))) {
      directory.expectFew(true);
      write(directory, IOContext.DEFAULT);
      assertThat(onDisk()).isZero();
      write(directory, IOContext.merge(new MergeInfo(1000, 1L << 30, false, 1)));
      assertThat(onDisk()).as("of a large merge").isEqualTo(1);
      directory.expectFew(false);
      write(directory, IOContext.DEFAULT);
      assertThat(onDisk()).isEqualTo(2);
      assertThat(directory.listAll()).hasSize(3);
    }
  }

  private static void write(SmallInMemory directory, IOContext context) throws IOException {
    try (IndexOutput out = directory.createTempOutput("_0", "x", context)) {
      out.writeString("văn thư");
    }
  }
}
