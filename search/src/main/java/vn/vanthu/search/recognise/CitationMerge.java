package vn.vanthu.search.recognise;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Joins the places that name one document: the fullest mention stands for all. Stateless. */
final class CitationMerge {
  private CitationMerge() {}

  /** One entry for each document: the fullest mention, in legal basis before elsewhere. */
  static CitationReader.Read merge(List<CitationReader.Mention> mentions) {
    Map<String, List<CitationReader.Mention>> groups = new LinkedHashMap<>();
    for (CitationReader.Mention mention : mentions) {
      Facts.Citation c = mention.citation();
      String number = c.number() == null ? "?" + c.subject() : c.number().toLowerCase(Locale.ROOT);
      groups
          .computeIfAbsent((c.bareNumber() ? c.type() : "") + number, k -> new ArrayList<>())
          .add(mention);
    }
    List<CitationReader.Mention> kept = new ArrayList<>();
    for (List<CitationReader.Mention> group : groups.values()) {
      List<LocalDate> dates =
          group.stream()
              .map(m -> m.citation().date())
              .filter(java.util.Objects::nonNull)
              .distinct()
              .toList();
      if (dates.size() <= 1) {
        kept.add(one(group));
      } else {
        for (LocalDate date : dates) {
          List<CitationReader.Mention> same =
              group.stream()
                  .filter(m ->
                      date.equals(m.citation().date())
                          || (m.citation().date() == null && date.equals(dates.getFirst())))
                  .toList();
          kept.add(one(same));
        }
      }
    }
    kept.sort(Comparator.comparingInt(CitationReader.Mention::start));
    return new CitationReader.Read(
        kept.stream()
            .filter(CitationReader.Mention::basis)
            .map(CitationReader.Mention::citation)
            .toList(),
        kept.stream().filter(m -> !m.basis()).map(CitationReader.Mention::citation).toList());
  }

  private static CitationReader.Mention one(List<CitationReader.Mention> group) {
    CitationReader.Mention best = group.getFirst();
    for (CitationReader.Mention m : group) {
      if (rank(m) > rank(best)) {
        best = m;
      }
    }
    Facts.Citation c = best.citation();
    boolean basis = group.stream().anyMatch(CitationReader.Mention::basis);
    Facts.Relation relation = c.relation();
    if (relation == Facts.Relation.REFERS_TO || basis != best.basis()) {
      for (CitationReader.Mention m : group) {
        if (m.basis() == basis && m.citation().relation() != Facts.Relation.REFERS_TO) {
          relation = m.citation().relation();
          break;
        }
      }
    }
    String issuer = c.issuer();
    String subject = c.subject();
    for (CitationReader.Mention m : group) {
      issuer = issuer == null ? m.citation().issuer() : issuer;
      subject = subject == null ? m.citation().subject() : subject;
    }
    return new CitationReader.Mention(
        c.withRelation(relation)
            .withIssuer(issuer)
            .withSubject(subject)
            .withOccurrences(group.size()),
        basis,
        group.getFirst().start());
  }

  private static int rank(CitationReader.Mention m) {
    Facts.Citation c = m.citation();
    return (c.date() != null ? 4 : 0) + (c.issuer() != null ? 2 : 0) + (m.basis() ? 1 : 0);
  }
}
