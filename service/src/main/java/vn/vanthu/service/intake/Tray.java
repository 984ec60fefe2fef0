package vn.vanthu.service.intake;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.records.Attachment;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.Intake;
import vn.vanthu.service.records.IntakeId;
import vn.vanthu.service.records.IntakeState;
import vn.vanthu.service.records.RecordFacts;
import vn.vanthu.service.records.Refusal;
import vn.vanthu.service.records.Secrecy;
import vn.vanthu.service.records.StoredFile;
import vn.vanthu.service.registers.RegisterRules;
import vn.vanthu.service.store.BlobStore;
import vn.vanthu.service.store.IntakeTable;
import vn.vanthu.service.store.NamedBytes;
import vn.vanthu.service.store.OfficeStore;
import vn.vanthu.service.store.Transaction;

/**
 * The clerk's tray: what becomes of a received document besides its entry in a book. Thread-safe.
 */
public final class Tray {
  private static final int LONGEST_REASON = 2000;

  private final OfficeStore store;
  private final BlobStore blobs;
  private final RegisterRules rules;
  private final TextReader reader;
  private final Clock clock;
  private final NamedBytes named;

  Tray(
      OfficeStore store,
      BlobStore blobs,
      RegisterRules rules,
      TextReader reader,
      Clock clock,
      NamedBytes named) {
    this.named = named;
    this.store = store;
    this.blobs = blobs;
    this.rules = rules;
    this.reader = reader;
    this.clock = clock;
  }

  /**
   * Trả lại: sends a document back, with a notice to the sender that is due the same day (NĐ
   * 30/2020 Điều 21.2).
   *
   * @param sender who is told, or null when it will be looked up
   * @return why not, or empty when done
   */
  public Optional<Refusal> sendBack(
      IntakeId id, String reason, @Nullable String sender, Principal by) {
    Optional<Refusal> wrong = reason(reason);
    if (wrong.isPresent()) {
      return wrong;
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return store
        .database()
        .inTransaction(tx -> {
          Optional<Intake> found = locked(tx, id, by);
          Optional<Refusal> refused = notOpen(found);
          found
              .filter(_ -> refused.isEmpty())
              .ifPresent(intake -> {
                IntakeTable.ReturnNotice notice =
                    ReturnLetter.write(intake, reason.strip(), sender, rules.dayOf(now));
                store.intakes().returned(tx, intake, reason.strip(), now, by.id(), notice);
              });
          return refused;
        });
  }

  /**
   * Drops a document that was received by mistake: nobody is told, its bytes and words are removed
   * unless another document has the same bytes, and so is everything that was read from it, also
   * from answers kept for repeated requests. Who received it and who dropped it, when and why
   * stays.
   *
   * @return why not, or empty when done
   */
  public Optional<Refusal> drop(IntakeId id, String reason, Principal by) {
    return reason(reason).or(() -> drop(tx -> locked(tx, id, by), reason, by));
  }

  /**
   * Drops what the program received for somebody's draft and then could not enter; one that was
   * entered after all stays.
   *
   * @param reason why it was not entered, as a code
   * @param by who received it
   */
  public void takeBack(IntakeId id, String reason, Principal by) {
    drop(
        tx -> store.intakes().lock(tx, id).filter(i -> i.receivedBy().equals(by.id())), reason, by);
  }

  private Optional<Refusal> drop(
      Function<Transaction, Optional<Intake>> locked, String reason, Principal by) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    List<StoredFile> files = new ArrayList<>();
    Optional<Refusal> refused =
        store
            .database()
            .inTransaction(tx -> {
              files.clear();
              Optional<Intake> found = locked.apply(tx);
              Optional<Refusal> why = notOpen(found);
              found
                  .filter(_ -> why.isEmpty())
                  .ifPresent(intake -> {
                    files.add(intake.main());
                    intake.attachments().forEach(a -> files.add(a.file()));
                    store.intakes().dropped(tx, intake.id(), reason.strip(), now, by.id());
                    named.forgetUnnamedWords(tx, files);
                  });
              return why;
            });
    named.discardUnnamed(files);
    return refused;
  }

  private static Optional<Refusal> reason(String reason) {
    if (reason.isBlank()) {
      return Optional.of(Refusal.REASON_MISSING);
    }
    return reason.length() > LONGEST_REASON
        ? Optional.of(Refusal.FIELD_TOO_LONG)
        : Optional.empty();
  }

  /**
   * Makes another of the files the main one, for files that arrived in the wrong order: its facts
   * are read anew, which takes as long as reading takes. Incoming documents only: what an outgoing
   * draft's main file is decides what is signed.
   *
   * @param position of the attachment that becomes the main file, from 1
   * @return why not, or empty when done
   */
  public Optional<Refusal> putFirst(IntakeId id, int position, Principal by) {
    Optional<Intake> seen =
        store
            .database()
            .read(tx -> store.intakes().find(tx, id))
            .filter(i -> by.isClerkOf(i.agency()));
    Optional<Refusal> refused = notOpen(seen);
    if (refused.isPresent()) {
      return refused;
    }
    Intake intake = seen.orElseThrow();
    if (intake.direction() != Direction.INCOMING) {
      return Optional.of(Refusal.WRONG_DIRECTION);
    }
    Optional<Attachment> chosen =
        intake.attachments().stream().filter(a -> a.position() == position).findFirst();
    if (chosen.isEmpty()) {
      return Optional.of(Refusal.STALE);
    }
    var file = chosen.get().file();
    // Outside of a transaction: nobody waits for a reader with a lock in hand.
    TextReader.Read read =
        reader.facts(reader.words(blobs.path(file.blob()), file.fileName(), Watcher.NOBODY));
    RecordFacts facts = read.proposed().marked(higher(read.proposed(), intake.proposed()));
    return store
        .database()
        .inTransaction(tx -> {
          Optional<Intake> found = locked(tx, id, by);
          Optional<Refusal> late = notOpen(found);
          if (late.isPresent()) {
            return late;
          }
          if (!found.map(Intake::attachments).equals(Optional.of(intake.attachments()))) {
            return Optional.of(Refusal.STALE);
          }
          store.intakes().putFirst(tx, id, position, facts, read.facts());
          return Optional.empty();
        });
  }

  /** What one of the files was marked with stays the document's mark. */
  private static Secrecy higher(RecordFacts read, RecordFacts before) {
    return read.secrecy().compareTo(before.secrecy()) >= 0 ? read.secrecy() : before.secrecy();
  }

  private Optional<Intake> locked(Transaction tx, IntakeId id, Principal by) {
    return store.intakes().lock(tx, id).filter(i -> by.isClerkOf(i.agency()));
  }

  private static Optional<Refusal> notOpen(Optional<Intake> found) {
    if (found.isEmpty()) {
      return Optional.of(Refusal.INTAKE_UNKNOWN);
    }
    return found.get().state() == IntakeState.OPEN
        ? Optional.empty()
        : Optional.of(Refusal.INTAKE_CLOSED);
  }
}
