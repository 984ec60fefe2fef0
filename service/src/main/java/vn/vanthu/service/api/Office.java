package vn.vanthu.service.api;

import vn.vanthu.service.archive.ArchiveKeeping;
import vn.vanthu.service.archive.EvidenceKeeping;
import vn.vanthu.service.calendar.DueDates;
import vn.vanthu.service.files.FileSigning;
import vn.vanthu.service.intake.Intakes;
import vn.vanthu.service.intake.Readings;
import vn.vanthu.service.ledger.Ledger;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.RecordId;
import vn.vanthu.service.registers.Books;
import vn.vanthu.service.registers.IncomingDesk;
import vn.vanthu.service.registers.RecordRevisions;
import vn.vanthu.service.registers.Records;
import vn.vanthu.service.registers.Registrar;
import vn.vanthu.service.routing.DraftDesk;
import vn.vanthu.service.routing.DraftUploads;
import vn.vanthu.service.routing.KeyBook;
import vn.vanthu.service.routing.OutgoingDesk;
import vn.vanthu.service.routing.SigningSessions;
import vn.vanthu.service.searches.SavedSearches;
import vn.vanthu.service.store.BlobStore;

/**
 * The office behind the edges: receiving, registering, reading back, proving, finding, signing.
 * Immutable.
 */
public record Office(
    Intakes intakes,
    Readings readings,
    Registrar registrar,
    Records records,
    Books books,
    IncomingDesk incoming,
    RecordRevisions revisions,
    Ledger ledger,
    RecordFinder finder,
    BlobStore blobs,
    DueDates dueDates,
    KeyBook keys,
    DraftUploads drafts,
    DraftDesk composer,
    OutgoingDesk outgoing,
    SigningSessions sessions,
    FileSigning fileSigning,
    SavedSearches searches,
    ArchiveKeeping archive,
    EvidenceKeeping evidence) {

  /**
   * The record with this id.
   *
   * @throws ProblemException 404 when there is none, or none that the caller may read
   */
  public OfficeRecord record(String id, Caller caller) {
    return RecordId.parse(id)
        .flatMap(key -> records.find(key, caller.principal()))
        .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).exception());
  }
}
