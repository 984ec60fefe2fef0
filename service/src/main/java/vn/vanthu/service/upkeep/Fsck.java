package vn.vanthu.service.upkeep;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import vn.vanthu.search.index.IndexContents;
import vn.vanthu.service.ledger.Ledger;
import vn.vanthu.service.records.Agency;
import vn.vanthu.service.records.BlobId;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.RecordId;
import vn.vanthu.service.registers.EntryDigest;
import vn.vanthu.service.store.BlobStore;
import vn.vanthu.service.store.CheckTable;
import vn.vanthu.service.store.OfficeStore;
import vn.vanthu.service.store.Transaction;

/**
 * Compares everything with everything: files with the rows that name them, revisions with their
 * beginnings, signed files with their evidence, numbers with their series, rows with the ledger,
 * the ledger with its signed heads, the index with the rows. Changes nothing. All rows are read
 * from one unchanging view.
 */
public final class Fsck {
  private final OfficeStore store;
  private final BlobStore blobs;
  private final Ledger ledger;
  private final IndexLook index;
  private final CheckTable checks = new CheckTable();

  /** Opens what the index holds; asked only after the rows are in view, so that it is not older. */
  @FunctionalInterface
  public interface IndexLook {
    /** Empty when there is no index yet. */
    Optional<IndexContents> open() throws IOException;
  }

  public Fsck(OfficeStore store, BlobStore blobs, Ledger ledger, IndexLook index) {
    this.store = store;
    this.blobs = blobs;
    this.ledger = ledger;
    this.index = index;
  }

  /**
   * What was looked at.
   *
   * @param faults findings that are wrong
   */
  public record Summary(long records, long files, long bytes, long faults) {
    public boolean clean() {
      return faults == 0;
    }
  }

  /**
   * Checks everything.
   *
   * @param out hears every finding
   * @throws IOException when a folder cannot be read at all
   */
  public Summary run(Consumer<Finding> out) throws IOException {
    Tally tally = new Tally(out);
    store
        .database()
        .inSnapshot(tx -> {
          files(tx, tally);
          rows(tx, tally);
          new EvidenceAudit(blobs).run(tx, tally);
          new IndexCheck(store, checks).run(tx, index, tally);
          tally.records = checks.count(tx);
          return tally;
        });
    for (Agency agency : store.database().read(tx -> store.agencies().all(tx))) {
      Ledger.Findings found = ledger.verify(agency.id());
      found
          .faults()
          .forEach(fault ->
              tally.fault(
                  "LEDGER_BROKEN",
                  agency.id() + ": " + fault.code() + " " + fault.subject(),
                  "Sổ cái bằng chứng không khớp. " + fault.vi(),
                  "The ledger does not hold. " + fault.en()));
    }
    unnamed(tally);
    return new Summary(tally.records, tally.files, tally.bytes, tally.faults());
  }

  private void files(Transaction tx, Tally tally) {
    checks.files(
        tx,
        file -> {
          tally.named.add(file.blob());
          tally.files++;
          tally.bytes += file.size();
          try {
            Optional<BlobId> actual = blobs.actual(file.blob());
            if (actual.isEmpty()) {
              if (!MissingFile.isLost(store, blobs, file.blob())) {
                return; // a receipt was dropped meanwhile, and its bytes with it
              }
              tally.damaged.add(file.blob());
              tally.fault(
                  "FILE_MISSING",
                  file.blob().hex(),
                  "Mất tệp mà hồ sơ ghi nhận.",
                  "A file that rows name is gone.");
            } else if (!actual.get().equals(file.blob())) {
              tally.damaged.add(file.blob());
              tally.fault(
                  "FILE_ALTERED",
                  file.blob().hex(),
                  "Nội dung tệp đã thay đổi.",
                  "The bytes of a file have changed.");
            }
          } catch (IOException e) {
            tally.damaged.add(file.blob());
            tally.fault(
                "FILE_UNREADABLE",
                file.blob().hex() + ": " + e.getMessage(),
                "Không đọc được tệp.",
                "A file cannot be read.");
          }
        });
    checks.steps(tx, step -> beginning(step, "revision", tally));
    checks.seals(tx, step -> beginning(step, "annex", tally));
  }

  private void beginning(CheckTable.Step step, String what, Tally tally) {
    try {
      long same = Files.mismatch(blobs.path(step.before()), blobs.path(step.after()));
      if (same < Files.size(blobs.path(step.before()))) {
        tally.fault(
            "REVISION_NOT_A_CONTINUATION",
            step.record() + " " + what + " " + step.revision(),
            "Phiên bản sau không nối tiếp nguyên vẹn phiên bản trước.",
            "A revision does not continue the one before.");
      }
    } catch (IOException gone) {
      tally.note(
          "REVISION_NOT_COMPARED",
          step.record() + " " + what + " " + step.revision(),
          "Không so được hai phiên bản.",
          "Two revisions could not be compared.");
    }
  }

  private void rows(Transaction tx, Tally tally) {
    for (CheckTable.BrokenRun run : checks.brokenRuns(tx)) {
      tally.fault(
          "SERIES_BROKEN",
          run.toString(),
          "Dãy số bị hở hoặc thừa số.",
          "A number series has a gap or a number too many.");
    }
    each(
        tally,
        checks.brokenChains(tx),
        "REVISIONS_BROKEN",
        "Chuỗi phiên bản của văn bản không đủ.",
        "The revisions of a record are not complete.");
    each(
        tally,
        checks.entriesWithoutLeaf(tx),
        "ENTRY_UNLIKE_LEDGER",
        "Số đăng ký không khớp sổ cái bằng chứng.",
        "An entry differs from the ledger.");
    each(
        tally,
        checks.revisionsWithoutLeaf(tx),
        "REVISION_UNLIKE_LEDGER",
        "Phiên bản không khớp sổ cái bằng chứng.",
        "A revision differs from the ledger.");
    each(
        tally,
        checks.attachmentsUnlikeLeaf(tx),
        "ATTACHMENTS_UNLIKE_LEDGER",
        "Tệp đính kèm không khớp sổ cái bằng chứng.",
        "Attachments differ from the ledger.");
    each(
        tally,
        checks.sealsUnlikeLeaf(tx),
        "SEALED_ANNEXES_UNLIKE_LEDGER",
        "Phụ lục đã đóng dấu không khớp sổ cái bằng chứng.",
        "Sealed annexes differ from the ledger.");
    each(
        tally,
        checks.cancellationsUnlikeLeaf(tx),
        "CANCELLATION_UNLIKE_LEDGER",
        "Việc hủy đăng ký không khớp sổ cái bằng chứng.",
        "A cancellation differs from the ledger.");
    statements(tx, tally);
  }

  /** What the row says now is what it said when its last change was written into the ledger. */
  private void statements(Transaction tx, Tally tally) {
    checks.statements(
        tx,
        stated -> {
          OfficeRecord record = stated.record();
          Long version = stated.version();
          String entry = stated.entry();
          boolean holds =
              record != null
                  && version != null
                  && version == record.version()
                  && (entry == null || entry.equals(EntryDigest.of(record)));
          if (!holds) {
            tally.fault(
                "FACTS_UNLIKE_LEDGER",
                stated.id().toString(),
                "Nội dung đăng ký (số, ngày, cơ quan, trích yếu, nơi gửi, người được xem …) không khớp sổ cái bằng chứng.",
                "What an entry says (number, dates, body, subject, sender, readers …) differs from the ledger.");
          }
        });
  }

  private static void each(Tally tally, List<RecordId> records, String code, String vi, String en) {
    records.forEach(id -> tally.fault(code, id.toString(), vi, en));
  }

  private void unnamed(Tally tally) throws IOException {
    long[] left = {0};
    blobs.forEach(
        blob -> {
          if (!tally.named.contains(blob)) {
            left[0]++;
          }
        },
        strange ->
            tally.fault(
                "FILE_STRANGE",
                String.valueOf(strange.getFileName()),
                "Tệp lạ trong kho.",
                "A strange file lies in the store."));
    if (left[0] > 0) {
      tally.note(
          "FILES_UNNAMED",
          Long.toString(left[0]),
          "Tệp không hồ sơ nào dùng (tiếp nhận dở dang), vô hại.",
          "Files no row names (receipts cut short), harmless.");
    }
  }
}
