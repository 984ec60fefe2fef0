package vn.vanthu.service.records;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A name as it was confirmed in a record that the reader may see: a proposal with its source.
 * Immutable.
 *
 * @param detail position of a signer, else null
 * @param source the record where it was confirmed last
 * @param number of that record, null when it has none
 * @param issuedOn date of that record, or null
 */
public record ConfirmedName(
    String name,
    @Nullable String detail,
    RecordId source,
    @Nullable String number,
    @Nullable LocalDate issuedOn,
    Instant at) {
  /** What a name is the name of. */
  public enum Kind {
    BODY,
    SIGNER,
    RECIPIENT,
    /** Unit or person that documents are handed to here. */
    HANDLER
  }
}
