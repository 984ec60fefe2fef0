package vn.vanthu.service.registers;

import java.util.Optional;
import vn.vanthu.service.records.Intake;
import vn.vanthu.service.records.RecordFacts;
import vn.vanthu.service.records.RecordId;
import vn.vanthu.service.store.Alike;
import vn.vanthu.service.store.OfficeStore;
import vn.vanthu.service.store.Transaction;

/** Tells whether a received document is known already. Stateless. */
public final class SameNumber {
  private SameNumber() {}

  /**
   * The intake with the record that holds the same bytes, and records with the same issuer, number
   * and date.
   */
  public static Intake mark(Transaction tx, OfficeStore store, Intake intake) {
    RecordFacts facts = intake.proposed();
    Alike alike = store.records().alike(tx, intake, facts, EntryWriter.keys(facts));
    Optional<RecordId> same = alike.sameBytes().map(Alike.Known::id);
    return new Intake(
        intake.id(),
        intake.agency(),
        intake.direction(),
        intake.state(),
        intake.main(),
        intake.attachments(),
        intake.text(),
        intake.textNotes(),
        intake.proposed(),
        intake.readFacts(),
        intake.signatureReport(),
        intake.verdict(),
        intake.objection(),
        same.orElse(null),
        alike.sameNumber().stream().filter(id -> !same.equals(Optional.of(id))).toList(),
        intake.receivedAt(),
        intake.receivedBy());
  }
}
