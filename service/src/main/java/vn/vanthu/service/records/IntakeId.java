package vn.vanthu.service.records;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The opaque key of a received, not yet registered document. */
public record IntakeId(UUID value) {
  /** A fresh key of this moment. */
  public static IntakeId fresh(Instant now) {
    return new IntakeId(ordered(now));
  }

  /**
   * A UUID of version 7 (RFC 9562 §5.7): milliseconds, then 74 random bits. Keys made one after the
   * other lie beside each other in every index, so that registering touches a few pages of a large
   * book and not one page of chance in each index.
   */
  static UUID ordered(Instant now) {
    UUID random = UUID.randomUUID();
    long time = now.toEpochMilli() << 16;
    return new UUID(
        time | 0x7000 | (random.getMostSignificantBits() & 0xfff),
        random.getLeastSignificantBits());
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
