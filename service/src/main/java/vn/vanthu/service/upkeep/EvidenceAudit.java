package vn.vanthu.service.upkeep;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import vn.vanthu.service.records.EvidenceFile;
import vn.vanthu.service.store.BlobStore;
import vn.vanthu.service.store.EvidenceTable;
import vn.vanthu.service.store.Transaction;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.Report;
import vn.vanthu.signing.evidence.EvidenceCheck;
import vn.vanthu.signing.evidence.EvidenceRecord;
import vn.vanthu.signing.evidence.EvidenceVerdict;
import vn.vanthu.signing.trust.Trust;

/**
 * Whether each signed file still has its evidence, and the way from its bytes to every time stamp
 * is whole. Whether the authorities are trusted is not asked: that changes with the day and damages
 * nothing. One run, one thread.
 */
final class EvidenceAudit {
  private final BlobStore blobs;
  private final EvidenceTable table = new EvidenceTable();

  EvidenceAudit(BlobStore blobs) {
    this.blobs = blobs;
  }

  void run(Transaction tx, Tally tally) {
    table
        .unlikeFiles(tx)
        .forEach(record ->
            tally.fault(
                "EVIDENCE_UNLIKE_FILES",
                record.toString(),
                "Danh sách bằng chứng lưu trữ không khớp các tệp đã ký của văn bản.",
                "The list of evidence records does not fit the signed files of a record."));
    table.covered(
        tx,
        file -> {
          if (!tally.damaged.contains(file.file()) && !holds(tx, file)) {
            tally.fault(
                "EVIDENCE_BROKEN",
                file.record() + " " + file.file().hex(),
                "Bằng chứng lưu trữ (RFC 4998) của tệp bị mất hoặc đã thay đổi.",
                "The evidence record (RFC 4998) of a file is lost or was changed.");
          }
        });
  }

  private boolean holds(Transaction tx, EvidenceFile file) {
    try {
      Optional<EvidenceRecord> record = table.record(tx, file);
      if (record.isEmpty()) {
        return false;
      }
      try (DocumentBytes bytes = DocumentBytes.map(blobs.path(file.file()))) {
        // nobody is trusted on no day: what is left is whether it is whole
        EvidenceVerdict verdict =
            EvidenceCheck.check(bytes, record.get().encoded(), Trust.none(), Instant.EPOCH);
        return verdict.verdict() == Report.Verdict.NOTICE
            || verdict.verdict() == Report.Verdict.INTACT;
      }
    } catch (IOException | IllegalArgumentException damaged) {
      return false;
    }
  }
}
