package vn.vanthu.search.index;

import java.io.IOException;
import java.nio.file.Path;

/** Another process keeps this index; {@link SavedIndex} shows what it has committed. */
public final class IndexInUse extends IOException {
  private static final long serialVersionUID = 1L;

  IndexInUse(Path folder, IOException cause) {
    super("another process keeps the index in " + folder, cause);
  }
}
