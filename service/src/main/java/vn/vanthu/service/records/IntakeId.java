package vn.vanthu.service.records;

import java.util.Optional;
import java.util.UUID;

/** The opaque key of a received, not yet registered document. */
public record IntakeId(UUID value) {
  public static IntakeId fresh() {
    return new IntakeId(UUID.randomUUID());
  }

  /** Reads an untrusted string; empty when it is no intake key. */
  public static Optional<IntakeId> parse(String text) {
    return uuid(text).map(IntakeId::new);
  }

  static Optional<UUID> uuid(String text) {
    if (text.length() != 36) {
      return Optional.empty();
    }
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException notAKey) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
