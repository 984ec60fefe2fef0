package vn.vanthu.service.upkeep;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.vanthu.search.index.IndexContents;
import vn.vanthu.search.index.OtherVersionException;
import vn.vanthu.service.records.RecordId;
import vn.vanthu.service.store.CheckTable;
import vn.vanthu.service.store.OfficeStore;
import vn.vanthu.service.store.Transaction;

/**
 * Compares the index with the rows, also while a service writes both: the rows are one unchanging
 * view, the index is opened after it and may be ahead, so that what is ahead is held against the
 * rows of this moment. Stateless.
 */
final class IndexCheck {
  private static final int BATCH = 1000;

  private final OfficeStore store;
  private final CheckTable checks;

  IndexCheck(OfficeStore store, CheckTable checks) {
    this.store = store;
    this.checks = checks;
  }

  void run(Transaction tx, Fsck.IndexLook look, Tally tally) {
    // The first statement fixes the view: every row pruned from the outbox by then is committed
    // in the index that is opened next.
    boolean anything = checks.count(tx) > 0;
    Optional<IndexContents> opened;
    try {
      opened = look.open();
    } catch (OtherVersionException e) {
      tally.fault(
          "INDEX_OTHER_VERSION",
          "index",
          "Chỉ mục do phiên bản khác của chương trình ghi; chạy reindex.",
          "Another version of the program wrote the index; run reindex.");
      return;
    } catch (IOException e) {
      damaged(tally, String.valueOf(e.getMessage()));
      return;
    }
    if (opened.isEmpty()) {
      if (anything) {
        tally.fault(
            "INDEX_MISSING",
            "index",
            "Chưa có chỉ mục; chạy reindex.",
            "There is no index; run reindex.");
      }
      return;
    }
    IndexContents index = opened.get();
    index.check().forEach(damage -> damaged(tally, damage));
    checks.settledVersions(
        tx,
        (id, version) -> {
          long held = index.revision(id.toString());
          if (held < version) {
            tally.fault(
                "INDEX_BEHIND",
                id.toString(),
                "Chỉ mục thiếu văn bản; chạy reindex.",
                "The index lacks a record; run reindex.");
          } else if (held > version && held > versionNow(id)) {
            tally.fault(
                "INDEX_AHEAD",
                id.toString(),
                "Chỉ mục biết bản mới hơn cơ sở dữ liệu: dữ liệu có thể đã bị lùi lại.",
                "The index knows a newer version than the database: rows may have been set back.");
          }
        });
    strangers(index, tally);
  }

  private long versionNow(RecordId id) {
    return store
        .database()
        .read(fresh -> store.records().find(fresh, id))
        .map(record -> record.version())
        .orElse(-1L);
  }

  /** Records of the index that no row stands for, asked in a view newer than the index. */
  private void strangers(IndexContents index, Tally tally) {
    List<String> batch = new ArrayList<>();
    index.ids(id -> {
      batch.add(id);
      if (batch.size() == BATCH) {
        strangers(batch, tally);
        batch.clear();
      }
    });
    strangers(batch, tally);
  }

  private void strangers(List<String> ids, Tally tally) {
    List<String> asked = List.copyOf(ids);
    store
        .database()
        .read(fresh -> checks.unknown(fresh, asked))
        .forEach(id ->
            tally.fault(
                "INDEX_STRANGE",
                id,
                "Chỉ mục có văn bản không có trong cơ sở dữ liệu; chạy reindex.",
                "The index holds a record that the database does not; run reindex."));
  }

  private static void damaged(Tally tally, String damage) {
    tally.fault(
        "INDEX_DAMAGED",
        damage,
        "Chỉ mục hỏng; chạy reindex.",
        "The index is damaged; run reindex.");
  }
}
