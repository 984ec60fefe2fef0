package vn.vanthu.search.query;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the next page begins: after a rank for lists by relevance, after a record's sort value and
 * id for the others. Immutable.
 */
record Cursor(int rank, long value, String id) {

  static final Cursor BEGINNING = new Cursor(0, 0, "");

  /** The place that a text names; the beginning when it names none. */
  static Cursor parse(@Nullable String text) {
    return text == null ? BEGINNING : read(text).orElse(BEGINNING);
  }

  /** The place that a text names, if it was written here. */
  static Optional<Cursor> read(String text) {
    if (text.isEmpty() || text.length() > 1000) {
      return Optional.empty();
    }
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      String[] parts = plain.split("\t", 3);
      return parts.length == 3
          ? Optional.of(
              new Cursor(
                  Math.max(0, Integer.parseInt(parts[0])), Long.parseLong(parts[1]), parts[2]))
          : Optional.empty();
    } catch (IllegalArgumentException notACursor) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    String plain = rank + "\t" + value + "\t" + id;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }
}
