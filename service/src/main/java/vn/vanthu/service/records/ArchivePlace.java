package vn.vanthu.service.records;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;

/**
 * A place in the list of what is due: right after this line. It names no row by its count, so that
 * lines which come and go meanwhile neither repeat nor hide the others. Its text is opaque to
 * callers. Immutable.
 *
 * @param dueAt in whole microseconds, as the database keeps it
 */
public record ArchivePlace(Instant dueAt, RecordId record) {
  private static final int MAX_TEXT = 200;

  /**
   * Reads an untrusted cursor.
   *
   * @return empty when {@link #toString} cannot have written it
   */
  public static Optional<ArchivePlace> parse(String text) {
    if (text.length() > MAX_TEXT) {
      return Optional.empty();
    }
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      String[] parts = plain.split("\t", 2);
      if (parts.length != 2) {
        return Optional.empty();
      }
      Instant dueAt = Instant.EPOCH.plus(Long.parseLong(parts[0]), ChronoUnit.MICROS);
      return RecordId.parse(parts[1]).map(record -> new ArchivePlace(dueAt, record));
    } catch (IllegalArgumentException | DateTimeException notACursor) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    String plain = ChronoUnit.MICROS.between(Instant.EPOCH, dueAt) + "\t" + record;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }
}
