package vn.vanthu.service.routing;

import java.util.List;
import vn.vanthu.service.records.Attachment;
import vn.vanthu.service.records.HistoryEvent;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.Revision;
import vn.vanthu.service.records.RevisionKind;

/**
 * An outgoing record as one step sees it: with its stage, what happened to it and the files it has
 * had, all seen at one instant. Immutable.
 *
 * @param history oldest first
 */
record Situation(
    OfficeRecord record, Outgoing stage, List<HistoryEvent> history, List<Revision> revisions) {
  Situation {
    history = List.copyOf(history);
    revisions = List.copyOf(revisions);
  }

  /** The annexes that the agency has yet to seal. */
  List<Attachment> unsealedAnnexes() {
    List<Integer> positions = Stages.unsealedAnnexes(record, history);
    return record.attachments().stream().filter(a -> positions.contains(a.position())).toList();
  }

  /** How many signatures were put on it so far, here or elsewhere. */
  int signedRevisions() {
    return (int) revisions.stream().filter(r -> r.kind() != RevisionKind.ORIGINAL).count();
  }
}
