package vn.vanthu.service.registers;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.access.Audience;
import vn.vanthu.service.records.Cancellation;
import vn.vanthu.service.records.HistoryEvent;
import vn.vanthu.service.records.IncomingEntry;
import vn.vanthu.service.records.LeafHash;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.Receipt;
import vn.vanthu.service.records.RecordFacts;
import vn.vanthu.service.records.RecordState;
import vn.vanthu.service.records.RegisterResult;
import vn.vanthu.service.records.Registration;
import vn.vanthu.service.store.KeyedWork;
import vn.vanthu.service.store.OfficeStore;
import vn.vanthu.service.store.RecordTable;
import vn.vanthu.service.store.Transaction;
import vn.vanthu.signing.ledger.TreeHash;

/**
 * What every change of a record writes beside its row, in the same transaction: the event, the
 * ledger leaf, the outbox row. Stateless.
 */
final class EntryWriter {
  private final OfficeStore store;

  EntryWriter(OfficeStore store) {
    this.store = store;
  }

  /** Announces a changed record and leaves its leaf; the receipt holds at once. */
  RegisterResult.Done close(
      Transaction tx,
      OfficeRecord record,
      String kind,
      Instant at,
      String by,
      Map<String, ?> detail) {
    HistoryEvent event = store.history().append(tx, record.id(), at, by, kind, detail);
    Receipt receipt = leaf(tx, record, kind, at, by);
    store.outbox().announce(tx, record.id(), record.version());
    KeyedWork.did(tx, record);
    return new RegisterResult.Done(record, receipt, event, List.of());
  }

  private Receipt leaf(Transaction tx, OfficeRecord record, String kind, Instant at, String by) {
    String content = LeafContent.write(record, kind, at, by);
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    LeafHash hash = LeafHash.of(TreeHash.leaf(bytes).bytes());
    store.ledger().append(tx, record.agency(), record.id(), hash, bytes);
    return new Receipt(
        record.agency(), record.id(), hash, content, null, "/api/v1/ledger/proofs/" + hash.hex());
  }

  /** The keys under which equal numbers and issuers meet. */
  static RecordTable.Keys keys(RecordFacts facts) {
    return new RecordTable.Keys(
        facts.number() == null ? null : Names.numberKey(facts.number()),
        facts.issuer() == null ? null : Names.nameKey(facts.issuer()));
  }

  /** What a registration says in the history. */
  static Map<String, Object> detail(@Nullable Registration entry) {
    Map<String, Object> detail = new LinkedHashMap<>();
    if (entry != null) {
      detail.put("book", entry.book().value());
      detail.put("display", entry.display());
      detail.put("number", entry.number());
      detail.put("year", entry.year());
    }
    return detail;
  }

  /** For messages that name several records. */
  static List<String> names(List<?> ids) {
    List<String> names = new ArrayList<>();
    ids.forEach(id -> names.add(id.toString()));
    return names;
  }

  /** The record with another line in the book of incoming documents; not yet a version on. */
  static OfficeRecord entered(OfficeRecord before, IncomingEntry entry) {
    return new OfficeRecord(
        before.id(),
        before.agency(),
        before.direction(),
        before.state(),
        before.facts(),
        before.registration(),
        entry,
        before.cancellation(),
        before.audience(),
        before.current(),
        before.attachments(),
        before.text(),
        before.textNotes(),
        before.createdAt(),
        before.createdBy(),
        before.version());
  }

  /** The record as it stands after a change: everything else as before, one version on. */
  static OfficeRecord changed(
      OfficeRecord before,
      RecordState state,
      RecordFacts facts,
      @Nullable Registration registration,
      @Nullable Cancellation cancellation,
      Audience audience) {
    return new OfficeRecord(
        before.id(),
        before.agency(),
        before.direction(),
        state,
        facts,
        registration,
        before.incoming(),
        cancellation,
        audience,
        before.current(),
        before.attachments(),
        before.text(),
        before.textNotes(),
        before.createdAt(),
        before.createdBy(),
        before.version() + 1);
  }
}
