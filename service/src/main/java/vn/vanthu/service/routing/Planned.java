package vn.vanthu.service.routing;

import java.util.Map;
import java.util.Optional;
import vn.vanthu.service.keys.KeyBinding;
import vn.vanthu.service.records.Attachment;
import vn.vanthu.service.records.OutgoingHistory;
import vn.vanthu.service.records.RevisionKind;
import vn.vanthu.signing.sign.SignatureRequest;

/** What the guards answer to a signature that somebody wants to make. Immutable. */
sealed interface Planned {
  /**
   * Allowed.
   *
   * @param key the only key it may be made with
   * @param request what the signature is to be
   * @param kind how the new revision is called
   * @param event what the history will say happened
   * @param detail and with which key
   * @param annex the annex it is put on, or empty for the document itself
   */
  record Act(
      KeyBinding key,
      SignatureRequest request,
      RevisionKind kind,
      OutgoingHistory.Event event,
      Map<String, String> detail,
      Optional<Attachment> annex)
      implements Planned {}

  /** Not allowed; nothing is touched. */
  record Not(RouteResult why) implements Planned {}
}
