package vn.vanthu.search.index;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * A second index being filled while the first one serves. Changes that arrive meanwhile are applied
 * to it too, and a record read from the database never replaces a later revision of itself.
 * Thread-safe.
 */
public interface Rebuild extends Closeable {

  /**
   * Adds records as they are in the database now. Each record is added once in all; what changes
   * meanwhile comes by the changes applied to the index.
   */
  void add(List<IndexedRecord> records);

  /**
   * Serves the new index from now on and drops the old one. The position is that of the last change
   * applied.
   */
  void finish();

  /** Drops the new index unless it was finished. */
  @Override
  void close() throws IOException;
}
