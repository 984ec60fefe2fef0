package vn.vanthu.drills.made;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.recognise.Facts;

/**
 * A paper that follows no ordinary house style, with what must be read from it. Immutable.
 *
 * @param text its words, one printed line a line
 * @param facts what must come back, by name of the field; an empty list where nothing may
 */
record OddPaper(String text, Map<String, List<String>> facts) {
  OddPaper {
    facts = Map.copyOf(facts);
  }

  /** What was read, under the names that {@link OddPaperMaker} gives. */
  static Map<String, List<String>> read(Facts facts) {
    var read = new LinkedHashMap<String, List<String>>();
    read.put("class", List.of(facts.contentClass().key()));
    read.put("type", one(facts.documentType() == null ? null : facts.documentType().name()));
    read.put("number", one(facts.number() == null ? null : facts.number().value().normalized()));
    read.put("date", one(facts.issueDate() == null ? null : facts.issueDate().value().toString()));
    read.put("issuer", one(facts.issuingBody() == null ? null : facts.issuingBody().name()));
    read.put("signer", one(facts.signer() == null ? null : facts.signer().name()));
    Facts.Minutes minutes = facts.minutes();
    read.put("inspectors", minutes == null ? List.of() : values(minutes.inspectors()));
    read.put("inspected", minutes == null ? List.of() : values(minutes.representatives()));
    read.put("answered", cited(facts, true));
    read.put("cited", cited(facts, false));
    read.put(
        "cited-by",
        facts.citations().stream()
            .filter(cited -> cited.issuer() != null)
            .map(cited -> cited.number() + " " + cited.issuer())
            .toList());
    return read;
  }

  private static List<String> cited(Facts facts, boolean answered) {
    return facts.citations().stream()
        .filter(cited -> answered == (cited.relation() == Facts.Relation.REPLIES_TO))
        .map(cited -> cited.type() + " " + cited.number() + " " + cited.date())
        .toList();
  }

  private static List<String> values(List<Facts.Value<String>> people) {
    var names = new ArrayList<String>();
    people.forEach(person -> names.add(person.value()));
    return names;
  }

  private static List<String> one(@Nullable String value) {
    return value == null ? List.of() : List.of(value);
  }
}
