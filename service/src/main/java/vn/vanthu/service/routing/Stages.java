package vn.vanthu.service.routing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import vn.vanthu.service.intake.MediaTypes;
import vn.vanthu.service.records.Attachment;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.HistoryEvent;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.OutgoingHistory;
import vn.vanthu.service.records.RecordState;
import vn.vanthu.service.records.Registration;
import vn.vanthu.service.routing.Outgoing.Paper;

/**
 * Reads the stage of an outgoing document from what is stored of it: its register entry and its
 * history, which only ever grows. There is no stage column that could say something else. Pure.
 */
public final class Stages {
  private Stages() {}

  /** The stage, or empty when the record is not an outgoing document. */
  public static Optional<Outgoing> of(
      OfficeRecord record, List<HistoryEvent> history, ZoneId zone) {
    if (record.direction() != Direction.OUTGOING) {
      return Optional.empty();
    }
    var paper =
        new Paper(
            record.id(),
            record.agency(),
            record.facts().inspectionMinutes(),
            OutgoingHistory.copy(history).orElse(null),
            record.createdBy(),
            record.version());
    if (record.state() == RecordState.CANCELLED) {
      return Optional.of(new Outgoing.Cancelled(paper));
    }
    Optional<HistoryEvent> signed =
        OutgoingHistory.last(history, OutgoingHistory.Event.PERSON_SIGNED);
    Registration entry = record.registration();
    if (entry == null) {
      return Optional.of(unnumbered(paper, history, signed));
    }
    Instant signedAt = signed.map(HistoryEvent::at).orElse(entry.registeredAt());
    Optional<HistoryEvent> recalled = OutgoingHistory.last(history, OutgoingHistory.Event.RECALLED);
    if (recalled.isPresent()) {
      String reason = recalled.get().detail().path("reason").asText();
      return Optional.of(new Outgoing.Recalled(paper, entry.display(), reason));
    }
    Optional<HistoryEvent> released = OutgoingHistory.last(history, OutgoingHistory.Event.RELEASED);
    if (released.isPresent()) {
      return Optional.of(new Outgoing.Released(paper, entry.display(), released.get().at()));
    }
    if (OutgoingHistory.last(history, OutgoingHistory.Event.SEALED).isPresent()) {
      return Optional.of(
          new Outgoing.Sealed(paper, entry.display(), signedAt, unsealedAnnexes(record, history)));
    }
    LocalDate on = record.facts().issuedOn();
    return Optional.of(
        new Outgoing.Numbered(
            paper,
            entry.display(),
            on == null ? LocalDate.ofInstant(entry.registeredAt(), zone) : on,
            signedAt));
  }

  private static Outgoing unnumbered(
      Paper paper, List<HistoryEvent> history, Optional<HistoryEvent> signed) {
    if (signed.isPresent()) {
      return new Outgoing.PersonSigned(paper, signed.get().by(), signed.get().at());
    }
    boolean initialled =
        OutgoingHistory.last(history, OutgoingHistory.Event.INITIALLED).isPresent();
    return OutgoingHistory.check(history)
        .<Outgoing>map(check -> new Outgoing.Checked(paper, check.by(), initialled))
        .orElseGet(() -> new Outgoing.Drafted(paper));
  }

  /**
   * The positions of the annexes in files of their own that still need the agency's seal: every PDF
   * among the attachments, except those that a clerk called reference material.
   */
  static List<Integer> unsealedAnnexes(OfficeRecord record, List<HistoryEvent> history) {
    return record.attachments().stream()
        .filter(a -> a.sealed() == null && a.file().mediaType().equals(MediaTypes.PDF))
        .map(Attachment::position)
        .filter(position -> kind(history, position) == AttachmentKind.ANNEX)
        .toList();
  }

  private static AttachmentKind kind(List<HistoryEvent> history, int position) {
    return history.reversed().stream()
        .filter(e -> e.kind().equals(OutgoingHistory.Event.ATTACHMENT_KIND.name()))
        .map(HistoryEvent::detail)
        .filter(detail -> detail.path("position").asInt() == position)
        .findFirst()
        .map(detail -> AttachmentKind.valueOf(detail.path("kind").asText()))
        .orElse(AttachmentKind.ANNEX);
  }
}
