package vn.vanthu.service.records;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The opaque key of a record, as it stands in paths. Tells nothing but when it was made, and is
 * never reused.
 */
public record RecordId(UUID value) {
  /** A fresh key of this moment. */
  public static RecordId fresh(Instant now) {
    return new RecordId(IntakeId.ordered(now));
  }

  /** Reads an untrusted string; empty when it is no record key. */
  public static Optional<RecordId> parse(String text) {
    return IntakeId.uuid(text).map(RecordId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
