package vn.vanthu.service.registers;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.vanthu.service.access.AccessRule;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.records.Agency;
import vn.vanthu.service.records.BlobId;
import vn.vanthu.service.records.FactCorrection;
import vn.vanthu.service.records.HistoryEvent;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.Receipt;
import vn.vanthu.service.records.RecordFacts;
import vn.vanthu.service.records.RecordId;
import vn.vanthu.service.records.RecordQuery;
import vn.vanthu.service.records.Relation;
import vn.vanthu.service.records.Revision;
import vn.vanthu.service.records.StoredFile;
import vn.vanthu.service.store.BlobStore;
import vn.vanthu.service.store.LedgerTable;
import vn.vanthu.service.store.OfficeStore;
import vn.vanthu.service.store.TextTable;
import vn.vanthu.service.store.Transaction;

/**
 * Reads records back, always as somebody: what the reader may not see is not there (empty, never
 * "forbidden"). Thread-safe.
 */
public final class Records {
  private final OfficeStore store;
  private final BlobStore blobs;
  private final StatedFacts stated;

  public Records(OfficeStore store, BlobStore blobs) {
    this.store = store;
    this.blobs = blobs;
    this.stated = new StatedFacts(store);
  }

  /** A stored file that the reader may have. */
  public record Content(StoredFile file, Path path) {}

  public Optional<OfficeRecord> find(RecordId id, Principal reader) {
    return store.database().read(tx -> visible(tx, id, reader));
  }

  /** Newest first; the next page begins after the last one's key. */
  public List<OfficeRecord> list(RecordQuery query, Principal reader) {
    String key = query.number() == null ? null : Names.numberKey(query.number());
    Set<String> marks = AccessRule.marksOf(reader);
    return store.database().read(tx -> store.records().list(tx, query, key, marks));
  }

  /** Records whose main file (any revision) or sealed annex has exactly these bytes. */
  public List<OfficeRecord> holding(BlobId file, Principal reader) {
    Set<String> marks = AccessRule.marksOf(reader);
    return store.database().read(tx -> store.records().holding(tx, file, marks));
  }

  /**
   * Every revision of the main file, oldest first; empty when the reader may not see the record.
   */
  public List<Revision> versions(RecordId id, Principal reader) {
    return seen(id, reader, tx -> store.revisions().of(tx, id));
  }

  /** What happened, oldest first. */
  public List<HistoryEvent> history(RecordId id, Principal reader) {
    return seen(id, reader, tx -> store.history().of(tx, id));
  }

  /** What it cites and what cites it; other records appear only when the reader may see them. */
  public List<Relation> relations(RecordId id, Principal reader) {
    return seen(id, reader, tx -> store.relations().of(tx, id, AccessRule.marksOf(reader)));
  }

  /** The verification report kept with a revision. */
  public Optional<JsonNode> report(RecordId id, int revision, Principal reader) {
    return store
        .database()
        .read(
            tx -> visible(tx, id, reader).flatMap(r -> store.revisions().report(tx, id, revision)));
  }

  /**
   * The facts as the recogniser read them, with evidence; tasks and citations as people left them
   * ({@link vn.vanthu.service.records.Stated#over}).
   */
  public Optional<JsonNode> readFacts(RecordId id, Principal reader) {
    return store.database().read(tx -> visible(tx, id, reader).flatMap(r -> stated.facts(tx, id)));
  }

  /** The facts as they were proposed to the clerk on receipt. */
  public Optional<RecordFacts> proposed(RecordId id, Principal reader) {
    return store
        .database()
        .read(tx -> visible(tx, id, reader).flatMap(r -> store.records().proposed(tx, id)));
  }

  /** What people made of the facts that were read, oldest first. */
  public List<FactCorrection> corrections(RecordId id, Principal reader) {
    return seen(id, reader, tx -> store.learning().of(tx, id));
  }

  /** The words of the main document. */
  public Optional<TextTable.Words> text(RecordId id, Principal reader) {
    return store
        .database()
        .read(tx ->
            visible(tx, id, reader)
                .flatMap(r -> store.revisions().of(tx, id).stream().findFirst())
                .flatMap(original -> store.texts().find(tx, original.file().blob())));
  }

  /**
   * The bytes of a revision.
   *
   * @param revision from 1, or 0 for the newest
   */
  public Optional<Content> content(RecordId id, int revision, Principal reader) {
    return versions(id, reader).stream()
        .filter(r -> revision == 0 || r.number() == revision)
        .reduce((older, newer) -> newer)
        .map(r -> new Content(r.file(), blobs.path(r.file().blob())));
  }

  /**
   * The bytes of an attachment.
   *
   * @param position from 1
   * @param filed as it was filed; else with the agency's seal when it bears one
   */
  public Optional<Content> attachment(RecordId id, int position, boolean filed, Principal reader) {
    return find(id, reader).stream()
        .flatMap(record -> record.attachments().stream())
        .filter(a -> a.position() == position)
        .findFirst()
        .map(a -> filed ? a.file() : a.newest())
        .map(file -> new Content(file, blobs.path(file.blob())));
  }

  /**
   * The reports on the signatures of the attachments, as found on receipt or when they were sealed,
   * by position.
   */
  public Map<Integer, JsonNode> attachmentReports(RecordId id, Principal reader) {
    return store
        .database()
        .read(tx ->
            visible(tx, id, reader).isPresent()
                ? store.revisions().attachmentReports(tx, id)
                : Map.of());
  }

  /** The receipt of the record's newest ledger entry. */
  public Optional<Receipt> receipt(RecordId id, Principal reader) {
    return receipts(id, reader).stream().reduce((older, newer) -> newer);
  }

  /** All receipts of a record, oldest first. */
  public List<Receipt> receipts(RecordId id, Principal reader) {
    return store
        .database()
        .read(tx ->
            visible(tx, id, reader)
                .map(record ->
                    store.ledger().of(tx, id).stream().map(leaf -> receipt(record, leaf)).toList())
                .orElse(List.of()));
  }

  /** The agencies that keep their registers here. */
  public List<Agency> agencies() {
    return store.database().read(tx -> store.agencies().all(tx));
  }

  /** Adds an agency, or changes its name and symbol. */
  public void openAgency(Agency agency) {
    store
        .database()
        .inTransaction(tx -> {
          store.agencies().open(tx, agency);
          return agency;
        });
  }

  private static Receipt receipt(OfficeRecord record, LedgerTable.Leaf leaf) {
    return new Receipt(
        record.agency(),
        record.id(),
        leaf.hash(),
        leaf.content(),
        leaf.index(),
        "/api/v1/ledger/proofs/" + leaf.hash().hex());
  }

  private Optional<OfficeRecord> visible(Transaction tx, RecordId id, Principal reader) {
    return store.records().find(tx, id, AccessRule.marksOf(reader));
  }

  private <T> List<T> seen(RecordId id, Principal reader, Reading<T> reading) {
    return store
        .database()
        .read(tx -> visible(tx, id, reader).isPresent() ? reading.in(tx) : List.of());
  }

  @FunctionalInterface
  private interface Reading<T> {
    List<T> in(Transaction tx);
  }
}
