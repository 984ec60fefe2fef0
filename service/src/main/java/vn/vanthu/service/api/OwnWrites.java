package vn.vanthu.service.api;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.RecordId;

/**
 * Lets whoever filed a record find it at once: before their next search the index is brought up to
 * what they wrote since the one before. Nobody else waits. Thread-safe.
 */
public final class OwnWrites {
  private static final int MAX_KEEPERS = 10_000;
  private static final int MAX_OWN = 20;

  private final RecordFinder finder;
  private final Map<String, Set<RecordId>> written =
      new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Set<RecordId>> eldest) {
          return size() > MAX_KEEPERS;
        }
      };

  /** Watches over this index. */
  public OwnWrites(RecordFinder finder) {
    this.finder = finder;
  }

  /** Remembers what a caller wrote. Of very many, the feed will have shown the earlier ones. */
  public void wrote(Caller caller, OfficeRecord record) {
    synchronized (written) {
      Set<RecordId> own = written.computeIfAbsent(caller.keeper(), _ -> new LinkedHashSet<>());
      own.add(record.id());
      if (own.size() > MAX_OWN) {
        own.remove(own.iterator().next());
      }
    }
  }

  /** Brings the caller's writes into the index. */
  public void await(Caller caller) {
    Set<RecordId> own;
    synchronized (written) {
      own = written.remove(caller.keeper());
    }
    if (own != null) {
      own.forEach(finder::showNow);
    }
  }
}
