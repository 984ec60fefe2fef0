package vn.vanthu.service.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import vn.vanthu.service.access.Audience;

/** An audience as it lies in a row. Stateless. */
final class AudienceJson {
  private AudienceJson() {}

  static String write(Audience audience) {
    return Json.write(
        switch (audience) {
          case Audience.Public() -> Map.of("kind", "public");
          case Audience.Agency() -> Map.of("kind", "agency");
          case Audience.Unit(String unit) -> Map.of("kind", "unit", "unit", unit);
          case Audience.People(Set<String> people) -> Map.of("kind", "people", "people", people);
        });
  }

  static Audience read(String json) {
    JsonNode node = Json.tree(json);
    String kind = node.path("kind").asText();
    return switch (kind) {
      case "public" -> new Audience.Public();
      case "agency" -> new Audience.Agency();
      case "unit" -> new Audience.Unit(node.path("unit").asText());
      case "people" -> {
        Set<String> people = new HashSet<>();
        node.path("people").forEach(p -> people.add(p.asText()));
        yield new Audience.People(people);
      }
      default ->
          throw new StoreFailure(
              StoreFailure.Code.ROW_DAMAGED, "an audience of unknown kind: " + kind);
    };
  }
}
