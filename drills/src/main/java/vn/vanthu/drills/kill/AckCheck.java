package vn.vanthu.drills.kill;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.vanthu.search.index.RecordIndex;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.RecordId;
import vn.vanthu.service.registers.OfficeStore;
import vn.vanthu.service.store.BlobStore;
import vn.vanthu.service.store.CheckTable;

/** Holds what was acknowledged against what is there. */
final class AckCheck {
  private static final Duration INDEX_PATIENCE = Duration.ofSeconds(30);

  private final OfficeStore store;
  private final BlobStore blobs;
  private final RecordIndex index;

  AckCheck(OfficeStore store, BlobStore blobs, RecordIndex index) {
    this.store = store;
    this.blobs = blobs;
    this.index = index;
  }

  Damage check(List<Ack> acks) throws IOException, InterruptedException {
    int lost = 0;
    int altered = 0;
    int duplicated = 0;
    Map<Integer, RecordId> numbers = new HashMap<>();
    for (Ack ack : acks) {
      Optional<OfficeRecord> record =
          store.database().read(tx -> store.records().find(tx, ack.record()));
      if (record.isEmpty()) {
        lost++;
        continue;
      }
      boolean same =
          record.get().entry().map(e -> e.number() == ack.number()).orElse(false)
              && record.get().current().file().blob().equals(ack.bytes())
              && blobs.actual(ack.bytes()).equals(Optional.of(ack.bytes()));
      altered += same ? 0 : 1;
      RecordId other = numbers.put(ack.number(), ack.record());
      duplicated += other == null || other.equals(ack.record()) ? 0 : 1;
    }
    int skipped =
        store.database().inSnapshot(tx -> new CheckTable().brokenRuns(tx)).stream()
            .mapToInt(run -> Math.max(1, Math.abs(run.next() - run.start() - run.entries())))
            .sum();
    return new Damage(acks.size(), lost, altered, duplicated, skipped, unindexed(acks));
  }

  private int unindexed(List<Ack> acks) throws InterruptedException {
    long until = System.nanoTime() + INDEX_PATIENCE.toNanos();
    while (true) {
      long missing = acks.stream().filter(a -> index.revision(a.record().toString()) < 1).count();
      if (missing == 0 || System.nanoTime() > until) {
        return Math.toIntExact(missing);
      }
      Thread.sleep(100);
    }
  }
}
