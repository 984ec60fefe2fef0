package vn.vanthu.search.query;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where the next page begins: after a rank for lists by relevance, after a record's sort value and
 * id for the others. Text that is no cursor counts as the beginning. Immutable.
 */
record Cursor(int rank, long value, String id) {

  static final Cursor BEGINNING = new Cursor(0, 0, "");

  static Cursor parse(@Nullable String text) {
    if (text == null || text.isEmpty() || text.length() > 1000) {
      return BEGINNING;
    }
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      String[] parts = plain.split("\t", 3);
      return parts.length == 3
          ? new Cursor(Math.max(0, Integer.parseInt(parts[0])), Long.parseLong(parts[1]), parts[2])
          : BEGINNING;
    } catch (IllegalArgumentException notACursor) {
      return BEGINNING;
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
