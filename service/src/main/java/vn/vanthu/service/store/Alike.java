package vn.vanthu.service.store;

import java.util.List;
import java.util.Optional;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.RecordId;
import vn.vanthu.service.records.Registration;

/**
 * What an agency's books hold already that is like a received document.
 *
 * @param sameBytes the record of the same direction that holds the same original bytes, unless it
 *     is cancelled
 * @param sameNumber records with the same issuer, number and date, perhaps another copy of the
 *     document: the oldest, at most 20
 */
public record Alike(Optional<Known> sameBytes, List<RecordId> sameNumber) {
  public Alike {
    sameNumber = List.copyOf(sameNumber);
  }

  /**
   * A record as one names it.
   *
   * @param display its number in the book, empty for a draft
   */
  public record Known(RecordId id, String display) {
    public static Known of(OfficeRecord record) {
      return new Known(record.id(), record.entry().map(Registration::display).orElse(""));
    }
  }
}
