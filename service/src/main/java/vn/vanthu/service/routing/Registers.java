package vn.vanthu.service.routing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.records.NumberOrder;
import vn.vanthu.service.records.RecordId;
import vn.vanthu.service.records.RegisterResult;
import vn.vanthu.service.records.RevisionKind;
import vn.vanthu.signing.sign.SigningOutcome;

/**
 * The registers as the outgoing way needs them. Every call is one transaction; {@code version} is
 * the version the caller saw, another one refuses as stale.
 */
public interface Registers {

  /** Gives number and date. */
  RegisterResult number(RecordId record, long version, NumberOrder order, Principal by);

  /** Adds the next revision of the main file together with the event that explains it. */
  RegisterResult revise(RecordId record, long version, NextRevision next, Principal by)
      throws IOException;

  /** Notes something that changed no bytes. */
  RegisterResult note(
      RecordId record, long version, Stages.Event event, Map<String, String> detail, Principal by);

  /**
   * The next revision.
   *
   * @param bytes the whole new file; the stored bytes are its exact prefix
   * @param report the verification report kept with it
   */
  record NextRevision(
      RevisionKind kind,
      SigningOutcome.Signed bytes,
      String verdict,
      JsonNode report,
      Stages.Event event,
      Map<String, String> detail) {}
}
