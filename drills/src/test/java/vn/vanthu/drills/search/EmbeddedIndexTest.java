package vn.vanthu.drills.search;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.search.index.RecordIndex;

/** The index in a folder of this process. */
class EmbeddedIndexTest extends IndexContract {

  @TempDir Path folder;

  @Override
  RecordIndex open() throws Exception {
    return RecordIndex.open(folder);
  }
}
