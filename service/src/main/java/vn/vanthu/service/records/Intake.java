package vn.vanthu.service.records;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.access.AgencyId;

/**
 * A document received and read, not yet registered: the step before a record.
 *
 * @param main the main document
 * @param proposed facts read from it, for the clerk to correct
 * @param readFacts the recogniser's whole answer with evidence ({@code docs/READING.md}), or null
 *     when there is no text
 * @param signatureReport the verification report ({@code docs/VERIFICATION.md}) of the main
 *     document, or null when it is of a kind that holds no signature we read
 * @param verdict the report's {@code document}, or null with it
 * @param objection why it should be sent back, by the signatures of any of its files; null when
 *     nothing speaks for that
 * @param textNotes stable codes: why there is no text, or what the clerk should know about it
 * @param duplicateOf the record that already holds these bytes in this agency and direction, or
 *     null
 * @param sameNumber records of this agency with the same issuer, number and date but other bytes: a
 *     warning
 */
public record Intake(
    IntakeId id,
    AgencyId agency,
    Direction direction,
    IntakeState state,
    StoredFile main,
    List<Attachment> attachments,
    TextState text,
    List<String> textNotes,
    RecordFacts proposed,
    @Nullable JsonNode readFacts,
    @Nullable JsonNode signatureReport,
    @Nullable String verdict,
    @Nullable Objection objection,
    @Nullable RecordId duplicateOf,
    List<RecordId> sameNumber,
    Instant receivedAt,
    String receivedBy) {
  public Intake {
    attachments = List.copyOf(attachments);
    sameNumber = List.copyOf(sameNumber);
  }
}
