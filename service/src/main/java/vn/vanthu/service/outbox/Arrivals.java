package vn.vanthu.service.outbox;

import vn.vanthu.search.index.IndexedRecord;
import vn.vanthu.service.records.OfficeRecord;

/** Whoever wants to see each version of a record that has just become findable. */
public interface Arrivals {
  /**
   * Called once or, after a crash, more than once for a version; not in the order of versions.
   *
   * @param picture the record as the index took it
   */
  void arrived(OfficeRecord record, IndexedRecord picture);
}
