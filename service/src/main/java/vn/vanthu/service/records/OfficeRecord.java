package vn.vanthu.service.records;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.access.Audience;

/**
 * A record (văn bản) as the office holds it: main document, attachments, facts, and its place in a
 * register. Immutable; a change makes a new {@code version}.
 *
 * @param registration null while it is a draft
 * @param incoming null for outgoing records
 * @param cancellation null unless cancelled
 * @param current the newest revision of the main file
 * @param text whether the main file's words could be read
 * @param textNotes stable codes: why they could not, or what the clerk should know about them
 * @param version counts every change of the row from 1: the ETag, and the revision the index knows
 */
public record OfficeRecord(
    RecordId id,
    AgencyId agency,
    Direction direction,
    RecordState state,
    RecordFacts facts,
    @Nullable Registration registration,
    @Nullable IncomingEntry incoming,
    @Nullable Cancellation cancellation,
    Audience audience,
    Revision current,
    List<Attachment> attachments,
    TextState text,
    List<String> textNotes,
    Instant createdAt,
    String createdBy,
    long version) {
  public OfficeRecord {
    attachments = List.copyOf(attachments);
    textNotes = List.copyOf(textNotes);
  }

  public Optional<Registration> entry() {
    return Optional.ofNullable(registration);
  }
}
