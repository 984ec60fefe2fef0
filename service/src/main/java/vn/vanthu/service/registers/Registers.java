package vn.vanthu.service.registers;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.records.Attachment;
import vn.vanthu.service.records.NumberOrder;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.OutgoingHistory;
import vn.vanthu.service.records.Refusal;
import vn.vanthu.service.records.RegisterResult;
import vn.vanthu.service.records.RevisionKind;
import vn.vanthu.service.records.StoredFile;
import vn.vanthu.signing.sign.SigningOutcome;

/**
 * The registers as the outgoing way needs them. Every call is one transaction upon the record as
 * the caller saw it; when somebody has changed it since, it is refused as stale.
 */
public interface Registers {

  /** Why no number could be given to the document as it is now; empty when one could. */
  Optional<Refusal> unnumberable(OfficeRecord record);

  /** Gives number and date. */
  RegisterResult number(OfficeRecord seen, NumberOrder order, Principal by);

  /** Adds the next revision of the main file together with the event that explains it. */
  RegisterResult revise(OfficeRecord seen, NextRevision next, Principal by) throws IOException;

  /** Adds the sealed form of an annex together with the event that explains it. */
  RegisterResult sealAnnex(OfficeRecord seen, AnnexSeal seal, Principal by) throws IOException;

  /** Notes something that changed no bytes. */
  RegisterResult note(
      OfficeRecord seen, OutgoingHistory.Event event, Map<String, String> detail, Principal by);

  /**
   * Stores bytes that continue the record's present file; they belong to no revision yet.
   *
   * @throws IOException when they cannot be read or stored
   */
  Continuation continuation(OfficeRecord seen, InputStream bytes) throws IOException;

  /**
   * Removes bytes that were stored for a revision which is not made, unless something names them.
   */
  void forget(StoredFile file);

  /** What came of bytes that should continue the present file. */
  sealed interface Continuation {
    /** The present bytes are their exact prefix; they are stored. */
    record Kept(StoredFile file) implements Continuation {}

    /** They are something else. */
    record Not(Refusal reason) implements Continuation {}
  }

  /** The bytes of a new revision. */
  sealed interface NewBytes {
    /** Made here: what comes after the present bytes. */
    record Increment(SigningOutcome.Signed signed) implements NewBytes {}

    /** Made elsewhere and stored already. */
    record Kept(StoredFile file) implements NewBytes {}
  }

  /**
   * An annex with the agency's seal.
   *
   * @param annex as it was filed: those bytes are the exact prefix of the sealed ones
   * @param report the verification report kept with it
   */
  record AnnexSeal(
      Attachment annex,
      NewBytes.Increment bytes,
      String verdict,
      JsonNode report,
      Map<String, String> detail) {}

  /**
   * The next revision.
   *
   * @param bytes the whole new file; the stored bytes are its exact prefix
   * @param report the verification report kept with it
   */
  record NextRevision(
      RevisionKind kind,
      NewBytes bytes,
      String verdict,
      JsonNode report,
      OutgoingHistory.Event event,
      Map<String, String> detail) {}
}
