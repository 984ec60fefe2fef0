package vn.vanthu.service.registers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.vanthu.service.access.AccessRule;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.access.Role;
import vn.vanthu.service.records.BlobId;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.RecordId;
import vn.vanthu.service.records.RecordState;
import vn.vanthu.service.records.Refusal;
import vn.vanthu.service.records.RegisterResult;
import vn.vanthu.service.records.Revision;
import vn.vanthu.service.records.RevisionKind;
import vn.vanthu.service.records.StoredFile;
import vn.vanthu.service.store.BlobStore;
import vn.vanthu.service.store.NamedBytes;
import vn.vanthu.service.store.OfficeStore;
import vn.vanthu.service.store.StoredBytes;

/**
 * Adds the next revision of a record's main file. The rule of the house: the stored bytes are its
 * exact prefix, and what is signed is verified before anyone sees it. Thread-safe.
 */
public final class RecordRevisions {
  private final OfficeStore store;
  private final BlobStore blobs;
  private final SignatureCheck signatures;
  private final EntryWriter writer;
  private final Clock clock;
  private final long maxBytes;
  private final NamedBytes named;

  /**
   * @param maxBytes largest file taken
   */
  public RecordRevisions(
      OfficeStore store, BlobStore blobs, SignatureCheck signatures, Clock clock, long maxBytes) {
    this.store = store;
    this.blobs = blobs;
    this.signatures = signatures;
    this.writer = new EntryWriter(store);
    this.clock = clock;
    this.maxBytes = maxBytes;
    this.named = new NamedBytes(store, blobs);
  }

  /**
   * Adds the bytes as the next revision.
   *
   * @param expectedVersion the record's version the caller saw
   * @throws IOException when the bytes cannot be read or written; nothing is added then
   */
  public RegisterResult append(
      RecordId id, long expectedVersion, RevisionKind kind, InputStream bytes, Principal by)
      throws IOException {
    Optional<OfficeRecord> seen =
        store.database().read(tx -> store.records().find(tx, id, AccessRule.marksOf(by)));
    Optional<Refusal> wrong = refuse(seen, expectedVersion, kind, by);
    if (wrong.isPresent()) {
      return new RegisterResult.Refused(wrong.get());
    }
    StoredFile before = seen.orElseThrow().current().file();
    return switch (blobs.keep(bytes, maxBytes)) {
      case StoredBytes.Empty() -> new RegisterResult.Refused(Refusal.EMPTY_FILE);
      case StoredBytes.TooLarge(long limit) -> new RegisterResult.Refused(Refusal.TOO_LARGE);
      case StoredBytes.Kept(BlobId blob, long size) -> {
        var file = new StoredFile(blob, size, before.fileName(), before.mediaType());
        RegisterResult result = continued(seen.orElseThrow(), kind, file, by);
        if (result instanceof RegisterResult.Refused) {
          named.discardUnnamed(List.of(file));
        }
        yield result;
      }
    };
  }

  private Optional<Refusal> refuse(
      Optional<OfficeRecord> seen, long expectedVersion, RevisionKind kind, Principal by) {
    if (seen.isEmpty()) {
      return Optional.of(Refusal.RECORD_UNKNOWN);
    }
    OfficeRecord record = seen.get();
    boolean clerk = by.isClerkOf(record.agency());
    boolean official = record.agency().equals(by.agency()) && by.has(Role.OFFICIAL);
    boolean may =
        switch (kind) {
          case SEALED, AUGMENTED -> clerk;
          case SIGNED, EXTERNAL -> clerk || official;
          case ORIGINAL -> false;
        };
    if (!may) {
      return Optional.of(Refusal.NOT_ALLOWED);
    }
    if (record.state() == RecordState.CANCELLED) {
      return Optional.of(Refusal.ALREADY_CANCELLED);
    }
    return record.version() == expectedVersion ? Optional.empty() : Optional.of(Refusal.STALE);
  }

  private RegisterResult continued(
      OfficeRecord seen, RevisionKind kind, StoredFile file, Principal by) throws IOException {
    StoredFile before = seen.current().file();
    long same = Files.mismatch(blobs.path(before.blob()), blobs.path(file.blob()));
    if (file.size() <= before.size() || same < before.size()) {
      return new RegisterResult.Refused(Refusal.NOT_A_CONTINUATION);
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Optional<SignatureCheck.Checked> checked =
        signatures.check(blobs.path(file.blob()), file.mediaType(), now);
    int signedBefore =
        signatures
            .check(blobs.path(before.blob()), before.mediaType(), now)
            .map(SignatureCheck.Checked::signatures)
            .orElse(0);
    boolean adds = checked.map(c -> c.signatures() > signedBefore).orElse(false);
    if (!adds && kind != RevisionKind.AUGMENTED) {
      return new RegisterResult.Refused(Refusal.NOT_SIGNED);
    }
    if (checked.isEmpty() || !checked.get().holds()) {
      return new RegisterResult.Refused(Refusal.SIGNATURE_BROKEN);
    }
    return Attempts.of(() -> commit(seen, kind, file, checked.get(), now, by));
  }

  private RegisterResult commit(
      OfficeRecord seen,
      RevisionKind kind,
      StoredFile file,
      SignatureCheck.Checked checked,
      Instant now,
      Principal by) {
    return store
        .database()
        .inTransaction(tx -> {
          if (!named.claim(tx, file)) {
            return new RegisterResult.Refused(Refusal.SENT_TWICE_AT_ONCE);
          }
          Revision next =
              new Revision(
                  seen.current().number() + 1, kind, file, now, by.id(), checked.verdict());
          OfficeRecord grown = withRevision(seen, next);
          store.records().update(tx, grown, EntryWriter.keys(grown.facts()));
          store.revisions().add(tx, seen.id(), next, checked.report());
          Map<String, Object> detail = new LinkedHashMap<>();
          detail.put("revision", next.number());
          detail.put("kind", kind.name());
          detail.put("sha256", file.blob().hex());
          detail.put("verdict", checked.verdict());
          return writer.close(tx, grown, "REVISION_ADDED", now, by.id(), detail);
        });
  }

  private static OfficeRecord withRevision(OfficeRecord record, Revision next) {
    return new OfficeRecord(
        record.id(),
        record.agency(),
        record.direction(),
        record.state(),
        record.facts(),
        record.registration(),
        record.incoming(),
        record.cancellation(),
        record.audience(),
        next,
        record.attachments(),
        record.text(),
        record.textNotes(),
        record.createdAt(),
        record.createdBy(),
        record.version() + 1);
  }
}
