package vn.vanthu.service.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.records.RecordState;
import vn.vanthu.service.records.Relation;

/**
 * Whether a document is in force, as far as the office knows: from the dates read in it and from
 * documents held here that end or amend it. Unknown stays unknown. Immutable.
 *
 * @param effectiveOn ngày hiệu lực, or null
 * @param word key of the state below {@code attribute.validity}, or null when nothing is known
 * @param by the document that ended or amended it, as it is named here; empty when there is none
 */
public record Validity(@Nullable LocalDate effectiveOn, @Nullable String word, String by) {
  private static final Set<String> ENDING = Set.of("replaces", "abrogates", "repeals");

  static Validity of(
      RecordState state, @Nullable JsonNode facts, List<Relation> relations, LocalDate today) {
    LocalDate read = day(facts, "effectiveDate");
    LocalDate from = read == null ? day(facts, "effectiveDateInferred") : read;
    LocalDate until = day(facts, "endOfEffect");
    if (state == RecordState.CANCELLED) {
      return new Validity(from, "CANCELLED", "");
    }
    String ended = first(relations, ENDING);
    if (!ended.isEmpty()) {
      return new Validity(from, "ENDED_BY", ended);
    }
    if (until != null && until.isBefore(today)) {
      return new Validity(from, "ENDED", "");
    }
    if (from == null) {
      return new Validity(null, null, "");
    }
    if (from.isAfter(today)) {
      return new Validity(from, "NOT_YET", "");
    }
    String amended = first(relations, Set.of("amends"));
    return new Validity(from, amended.isEmpty() ? "IN_FORCE" : "AMENDED_BY", amended);
  }

  private static String first(List<Relation> relations, Set<String> kinds) {
    return relations.stream()
        .filter(relation -> relation.incoming() && kinds.contains(relation.kind()))
        .map(relation -> relation.number() == null ? relation.label() : relation.number())
        .findFirst()
        .orElse("");
  }

  private static @Nullable LocalDate day(@Nullable JsonNode facts, String field) {
    String text = facts == null ? "" : facts.path(field).asText("");
    try {
      return text.isEmpty() ? null : LocalDate.parse(text);
    } catch (DateTimeException monthOrYear) {
      return null;
    }
  }

  /** The state in the reader's language, or a dash. */
  String text(Shell shell) {
    return word == null ? "–" : shell.t("attribute.validity." + word, by);
  }
}
