package vn.vanthu.search.opensearch;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.query.FarRecord;

/**
 * Contents of records that were found lately, each in its revision. A new revision takes the place
 * of the one before. Thread-safe.
 */
final class RecordCache {

  private final long most;
  private final Map<String, FarRecord> records = new LinkedHashMap<>(1024, 0.75f, true);
  private long size;

  /**
   * @param most about so many bytes of memory
   */
  RecordCache(long most) {
    this.most = most;
  }

  /** The record in this revision; null when it is not here. */
  synchronized @Nullable FarRecord get(String id, long revision) {
    FarRecord record = records.get(id);
    return record != null && record.revision() == revision ? record : null;
  }

  synchronized void put(String id, FarRecord record) {
    FarRecord before = records.put(id, record);
    size += record.size() - (before == null ? 0 : before.size());
    var oldest = new ArrayDeque<String>();
    long after = size;
    for (Map.Entry<String, FarRecord> entry : records.entrySet()) {
      if (after <= most) {
        break;
      }
      oldest.add(entry.getKey());
      after -= entry.getValue().size();
    }
    oldest.forEach(records::remove);
    size = after;
  }
}
