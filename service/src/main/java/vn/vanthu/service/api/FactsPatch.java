package vn.vanthu.service.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.records.RecordFacts;

/**
 * Facts as a caller wants them changed: a field that is absent stays as it was, null clears it
 * (JSON Merge Patch, RFC 7396). Stateless.
 */
final class FactsPatch {
  private FactsPatch() {}

  /**
   * The facts after the change.
   *
   * @param patch an object with any of the fields of {@link Orders.Facts}
   * @throws UncheckedIOException around what the mapper says, when a field is unknown or has
   *     another type
   */
  static RecordFacts over(RecordFacts before, @Nullable JsonNode patch, ObjectMapper json) {
    if (!(patch instanceof ObjectNode wanted)) {
      throw Orders.field("facts");
    }
    ObjectNode whole = json.valueToTree(Orders.Facts.of(before));
    whole.setAll(wanted);
    try {
      return json.treeToValue(whole, Orders.Facts.class).toFacts();
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
