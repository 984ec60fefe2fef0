package vn.vanthu.service.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values as JSON in rows. Stateless; the mapper is never reconfigured. */
final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .build();

  /** The escape itself, not its letters behind a backslash that is escaped. */
  private static final Pattern NUL = Pattern.compile("(?<!\\\\)((?:\\\\{2})*)\\\\u0000");

  private Json() {}

  static String write(Object value) {
    try {
      // PostgreSQL's jsonb holds no NUL; it never is part of a word.
      return NUL.matcher(MAPPER.writeValueAsString(value)).replaceAll("$1");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a value of ours is not writable as JSON", e);
    }
  }

  static @Nullable String writeNullable(@Nullable Object value) {
    return value == null ? null : write(value);
  }

  static <T> T read(String json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new StoreFailure(StoreFailure.Code.ROW_DAMAGED, "a row holds JSON of another form", e);
    }
  }

  static JsonNode tree(String json) {
    return read(json, JsonNode.class);
  }

  static @Nullable JsonNode treeOrNull(@Nullable String json) {
    return json == null ? null : tree(json);
  }
}
