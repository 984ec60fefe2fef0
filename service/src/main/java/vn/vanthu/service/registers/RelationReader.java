package vn.vanthu.service.registers;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.records.Origin;
import vn.vanthu.service.store.RelationTable;

/**
 * Takes the citations out of the recogniser's answer ({@code legalBasis} and {@code citations} of
 * {@code docs/READING.md}). Pure.
 */
final class RelationReader {
  private static final int MOST = 500;

  /** What the draft answers or copies. */
  static RelationTable.Cited cited(Origin origin) {
    return new RelationTable.Cited(
        origin.kind().relation(),
        origin.number(),
        Names.numberKey(origin.number()),
        origin.issuedOn(),
        origin.number());
  }

  /** What was read, at most {@value #MOST}. */
  List<RelationTable.Cited> cited(@Nullable JsonNode facts) {
    List<RelationTable.Cited> all = new ArrayList<>();
    if (facts != null) {
      facts.path("legalBasis").forEach(item -> add(all, "basis", item));
      facts
          .path("citations")
          .forEach(item -> add(all, item.path("relation").asText("refers"), item));
    }
    return all;
  }

  private static void add(List<RelationTable.Cited> all, String kind, JsonNode item) {
    String number = text(item, "number");
    String type = text(item, "type");
    String date = text(item, "date");
    String label = String.join(" ", parts(type, number, date, text(item, "subject")));
    if (label.isBlank() || all.size() >= MOST) {
      return;
    }
    all.add(
        new RelationTable.Cited(
            kind, number, number == null ? null : Names.numberKey(number), day(date), label));
  }

  private static List<String> parts(@Nullable String... parts) {
    List<String> there = new ArrayList<>();
    for (String part : parts) {
      if (part != null) {
        there.add(part);
      }
    }
    return there;
  }

  private static @Nullable String text(JsonNode item, String field) {
    JsonNode value = item.path(field);
    return value.isTextual() && !value.asText().isBlank() ? value.asText() : null;
  }

  private static @Nullable LocalDate day(@Nullable String date) {
    if (date == null) {
      return null;
    }
    try {
      return LocalDate.parse(date);
    } catch (DateTimeException partOfADate) {
      return null; // a month or a year alone narrows nothing
    }
  }
}
