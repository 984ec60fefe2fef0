package vn.vanthu.service.records;

import java.util.Optional;
import java.util.UUID;

/** The opaque key of a record, as it stands in paths. Tells nothing and is never reused. */
public record RecordId(UUID value) {
  /** A fresh random key. */
  public static RecordId fresh() {
    return new RecordId(UUID.randomUUID());
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
