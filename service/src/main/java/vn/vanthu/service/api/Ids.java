package vn.vanthu.service.api;

import java.util.Optional;
import java.util.UUID;

/** Reads ids out of paths: whatever is not one is simply not found. */
final class Ids {
  private Ids() {}

  static Optional<UUID> uuid(String text) {
    if (text.length() != 36) {
      return Optional.empty();
    }
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
