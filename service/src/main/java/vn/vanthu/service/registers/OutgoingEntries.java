package vn.vanthu.service.registers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.records.Attachment;
import vn.vanthu.service.records.BlobId;
import vn.vanthu.service.records.NumberOrder;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.OutgoingHistory;
import vn.vanthu.service.records.Refusal;
import vn.vanthu.service.records.RegisterResult;
import vn.vanthu.service.records.Revision;
import vn.vanthu.service.records.SealedAnnex;
import vn.vanthu.service.records.StoredFile;
import vn.vanthu.service.store.BlobStore;
import vn.vanthu.service.store.Database;
import vn.vanthu.service.store.NamedBytes;
import vn.vanthu.service.store.OfficeStore;
import vn.vanthu.service.store.StoredBytes;
import vn.vanthu.service.store.Transaction;

/**
 * Writes the steps of the outgoing way into the books. Whether a step is allowed was decided before
 * by {@code service.routing}; the row is written only while it stands at the version that was seen,
 * so that of two steps at once only one happens. Thread-safe.
 */
public final class OutgoingEntries implements Registers {
  private final OfficeStore store;
  private final BlobStore blobs;
  private final Registrar registrar;
  private final EntryWriter writer;
  private final InstantSource clock;
  private final NamedBytes named;

  public OutgoingEntries(
      OfficeStore store, BlobStore blobs, Registrar registrar, InstantSource clock) {
    this.store = store;
    this.blobs = blobs;
    this.registrar = registrar;
    this.writer = new EntryWriter(store);
    this.clock = clock;
    this.named = new NamedBytes(store, blobs);
  }

  @Override
  public Optional<Refusal> unnumberable(OfficeRecord record) {
    return registrar.unnumberable(record.facts());
  }

  @Override
  public RegisterResult number(OfficeRecord seen, NumberOrder order, Principal by) {
    return registrar.number(seen.id(), seen.version(), order, by);
  }

  @Override
  public RegisterResult revise(OfficeRecord seen, NextRevision next, Principal by)
      throws IOException {
    StoredFile file =
        switch (next.bytes()) {
          case NewBytes.Increment made -> keep(seen.current().file(), made);
          case NewBytes.Kept kept -> kept.file();
        };
    RegisterResult result =
        change(tx -> {
          if (!named.claim(tx, file)) {
            return new RegisterResult.Refused(Refusal.SENT_TWICE_AT_ONCE);
          }
          Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
          var revision =
              new Revision(
                  seen.current().number() + 1, next.kind(), file, now, by.id(), next.verdict());
          OfficeRecord revised = advanced(seen, revision, seen.attachments());
          store.records().update(tx, revised, EntryWriter.keys(revised.facts()));
          store.revisions().add(tx, seen.id(), revision, next.report());
          return closed(tx, revised, next.event(), next.detail(), now, by);
        });
    if (result instanceof RegisterResult.Refused) {
      forget(file);
    }
    return result;
  }

  @Override
  public RegisterResult sealAnnex(OfficeRecord seen, AnnexSeal seal, Principal by)
      throws IOException {
    StoredFile file = keep(seal.annex().file(), seal.bytes());
    RegisterResult result =
        change(tx -> {
          if (!named.claim(tx, file)) {
            return new RegisterResult.Refused(Refusal.SENT_TWICE_AT_ONCE);
          }
          Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
          var sealed = new SealedAnnex(file, seal.verdict(), now, by.id());
          List<Attachment> attachments =
              seen.attachments().stream()
                  .map(a -> a.position() == seal.annex().position() ? a.sealed(sealed) : a)
                  .toList();
          OfficeRecord grown = advanced(seen, seen.current(), attachments);
          store.records().update(tx, grown, EntryWriter.keys(grown.facts()));
          store.revisions().seal(tx, seen.id(), seal.annex().position(), sealed, seal.report());
          return closed(tx, grown, OutgoingHistory.Event.ANNEX_SEALED, seal.detail(), now, by);
        });
    if (result instanceof RegisterResult.Refused) {
      forget(file);
    }
    return result;
  }

  @Override
  public void forget(StoredFile file) {
    named.discardUnnamed(List.of(file));
  }

  /** The rule of the house: the present bytes are the exact prefix of the next revision's. */
  @Override
  public Continuation continuation(OfficeRecord seen, InputStream bytes) throws IOException {
    StoredFile before = seen.current().file();
    return switch (blobs.keep(bytes, Long.MAX_VALUE)) {
      case StoredBytes.Empty() -> new Continuation.Not(Refusal.EMPTY_FILE);
      case StoredBytes.TooLarge _ -> new Continuation.Not(Refusal.TOO_LARGE);
      case StoredBytes.Kept(BlobId blob, long size) -> {
        long same = Files.mismatch(blobs.path(before.blob()), blobs.path(blob));
        var file = new StoredFile(blob, size, before.fileName(), before.mediaType());
        if (size <= before.size() || same < before.size()) {
          forget(file);
          yield new Continuation.Not(Refusal.NOT_A_CONTINUATION);
        }
        yield new Continuation.Kept(file);
      }
    };
  }

  /** The stored bytes themselves come first, so the new file continues them exactly. */
  private StoredFile keep(StoredFile before, NewBytes.Increment made) throws IOException {
    if (made.signed().original().length() != before.size()) {
      throw new IOException("signed upon other bytes than those stored");
    }
    try (InputStream old = blobs.read(before.blob());
        InputStream whole =
            new SequenceInputStream(old, new ByteArrayInputStream(made.signed().increment()))) {
      return switch (blobs.keep(whole, Long.MAX_VALUE)) {
        case StoredBytes.Kept kept ->
            new StoredFile(kept.id(), kept.size(), before.fileName(), before.mediaType());
        case StoredBytes.Empty _ -> throw new IOException("nothing was signed");
        case StoredBytes.TooLarge large -> throw new IOException("over " + large.maxBytes());
      };
    }
  }

  @Override
  public RegisterResult note(
      OfficeRecord seen, OutgoingHistory.Event event, Map<String, String> detail, Principal by) {
    return change(tx -> {
      Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
      OfficeRecord noted = advanced(seen, seen.current(), seen.attachments());
      store.records().update(tx, noted, EntryWriter.keys(noted.facts()));
      return closed(tx, noted, event, detail, now, by);
    });
  }

  private RegisterResult change(Database.Work<RegisterResult> work) {
    return Attempts.of(() -> store.database().inTransaction(work));
  }

  private RegisterResult closed(
      Transaction tx,
      OfficeRecord record,
      OutgoingHistory.Event event,
      Map<String, String> detail,
      Instant now,
      Principal by) {
    return writer.close(tx, record, event.name(), now, by.id(), detail);
  }

  private static OfficeRecord advanced(
      OfficeRecord old, Revision current, List<Attachment> attachments) {
    return new OfficeRecord(
        old.id(),
        old.agency(),
        old.direction(),
        old.state(),
        old.facts(),
        old.registration(),
        old.incoming(),
        old.cancellation(),
        old.audience(),
        current,
        attachments,
        old.text(),
        old.textNotes(),
        old.createdAt(),
        old.createdBy(),
        old.version() + 1);
  }
}
