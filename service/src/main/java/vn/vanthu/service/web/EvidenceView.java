package vn.vanthu.service.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The words a fact was read from and where they stand, for a link that marks them in the document
 * beside. Immutable.
 *
 * @param start offset of the first character in the extracted text
 * @param end offset behind the last one
 * @param places {@code page:left,top,width,height} in points, joined by semicolons; empty where the
 *     file has no pages
 * @param unsure whether a word of it was read optically without certainty
 */
public record EvidenceView(String text, int start, int end, String places, boolean unsure) {
  private static final int SHOWN = 160;

  /** The evidence of a fact, when it has any. */
  static Optional<EvidenceView> of(JsonNode evidence) {
    if (!evidence.path("text").isTextual()) {
      return Optional.empty();
    }
    return Optional.of(
        new EvidenceView(
            evidence.path("text").asText(),
            evidence.path("start").asInt(),
            evidence.path("end").asInt(),
            places(evidence),
            evidence.path("unsure").asBoolean()));
  }

  private static String places(JsonNode evidence) {
    List<String> all = new ArrayList<>();
    if (evidence.has("places")) {
      evidence.path("places").forEach(place -> all.add(place(place)));
    } else if (evidence.has("box")) {
      all.add(place(evidence));
    }
    return String.join(";", all);
  }

  private static String place(JsonNode at) {
    JsonNode box = at.path("box");
    return String.format(
        Locale.ROOT,
        "%d:%.1f,%.1f,%.1f,%.1f",
        at.path("page").asInt(1),
        box.path("left").asDouble(),
        box.path("top").asDouble(),
        box.path("width").asDouble(),
        box.path("height").asDouble());
  }

  /** Name of the place in the text view. */
  public String anchor() {
    return "t" + start;
  }

  /** The words, on one line and cut for the page's sake. */
  public String shown() {
    String line = text.replaceAll("\\s++", " ").strip();
    return line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
  }
}
