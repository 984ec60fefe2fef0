package vn.vanthu.service.registers;

import java.util.List;
import java.util.Optional;
import vn.vanthu.service.records.Intake;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.RecordId;
import vn.vanthu.service.store.Transaction;

/** Tells whether a received document is known already. Stateless. */
public final class SameNumber {
  private SameNumber() {}

  /**
   * The intake with the record that holds the same bytes, and records with the same issuer, number
   * and date.
   */
  public static Intake mark(Transaction tx, OfficeStore store, Intake intake) {
    Optional<RecordId> same =
        store
            .records()
            .withBytes(tx, intake.agency(), intake.direction(), intake.main().blob())
            .map(OfficeRecord::id);
    List<RecordId> numbered =
        store
            .records()
            .sameNumber(
                tx, intake.agency(), EntryWriter.keys(intake.proposed()), intake.proposed());
    return new Intake(
        intake.id(),
        intake.agency(),
        intake.direction(),
        intake.state(),
        intake.main(),
        intake.attachments(),
        intake.text(),
        intake.textNote(),
        intake.proposed(),
        intake.readFacts(),
        intake.signatureReport(),
        intake.verdict(),
        same.orElse(null),
        numbered.stream().filter(id -> !same.equals(Optional.of(id))).toList(),
        intake.receivedAt(),
        intake.receivedBy());
  }
}
