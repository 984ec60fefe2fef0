package vn.vanthu.service.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.query.Highlight;
import vn.vanthu.search.query.Hit;

/** A record found, as JSON shows it. Stateless. */
final class HitJson {
  private HitJson() {}

  static Map<String, @Nullable Object> hit(Hit hit) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", hit.id());
    json.put("link", "/api/v1/records/" + hit.id());
    json.put("number", hit.number());
    json.put("type", hit.type());
    json.put("issuer", hit.issuer());
    json.put("issuedOn", hit.issuedOn() == null ? null : hit.issuedOn().toString());
    json.put("arrivalNumber", hit.arrivalNumber());
    json.put("signature", hit.signature());
    json.put("subject", highlight(hit.subject()));
    json.put("passage", hit.passage());
    json.put("passageHeading", hit.passageHeading());
    json.put("snippet", hit.snippet() == null ? null : highlight(hit.snippet()));
    json.put("score", hit.score());
    return json;
  }

  private static Map<String, Object> highlight(Highlight highlight) {
    return Map.of(
        "text",
        highlight.text(),
        "matches",
        highlight.matches().stream().map(span -> List.of(span.from(), span.to())).toList());
  }
}
