package vn.vanthu.service.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.language.Language;

/**
 * A verification report as it is stored, which holds its messages in both languages. Reports from
 * before that hold Vietnamese ones only and are shown so. Pure.
 */
public final class StoredReport {
  private static final String OTHER = "messageEn";

  private StoredReport() {}

  /**
   * The verification report ({@code docs/VERIFICATION.md}) in the reader's language; null stays
   * null.
   */
  public static @Nullable JsonNode in(Language language, @Nullable JsonNode stored) {
    return stored == null ? null : of(language, stored);
  }

  /** The same for a report that is there. */
  public static JsonNode of(Language language, JsonNode stored) {
    JsonNode report = stored.deepCopy();
    choose(language, report);
    return report;
  }

  private static void choose(Language language, JsonNode node) {
    if (node instanceof ObjectNode object) {
      JsonNode english = object.remove(OTHER);
      if (english != null) {
        object.put("message", language.pick(object.path("message").asText(), english.asText()));
      }
    }
    node.forEach(child -> choose(language, child));
  }
}
