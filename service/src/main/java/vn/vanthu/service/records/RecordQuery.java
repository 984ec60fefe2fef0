package vn.vanthu.service.records;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.access.AgencyId;

/**
 * Which records to list from the books; every part narrows, null leaves open. Finding by words is
 * the index's work.
 *
 * @param number any spelling; compared folded and without blanks
 * @param after the cursor: the last record of the page before, or null for the first page
 * @param limit rows, 1 to 200
 */
public record RecordQuery(
    @Nullable AgencyId agency,
    @Nullable Direction direction,
    @Nullable RecordState state,
    @Nullable BookCode book,
    @Nullable Integer year,
    @Nullable String number,
    @Nullable LocalDate issuedFrom,
    @Nullable LocalDate issuedTo,
    @Nullable RecordId after,
    int limit) {
  public RecordQuery {
    if (limit < 1 || limit > 200) {
      throw new IllegalArgumentException("a page holds 1 to 200 records");
    }
  }

  /** The newest records, whatever they are. */
  public static RecordQuery newest(int limit) {
    return new RecordQuery(null, null, null, null, null, null, null, null, null, limit);
  }
}
