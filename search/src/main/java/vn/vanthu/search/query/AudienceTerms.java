package vn.vanthu.search.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;

/**
 * The audience as index terms, and the clause that keeps a viewer to what they may read. Stateless.
 */
public final class AudienceTerms {

  private AudienceTerms() {}

  /** The terms of a record's audience, or of what a viewer belongs to. */
  public static List<String> of(
      boolean open, Set<String> agencies, Set<String> units, Set<String> people) {
    List<String> terms = new ArrayList<>();
    if (open) {
      terms.add("open");
    }
    agencies.forEach(agency -> terms.add("agency:" + agency));
    units.forEach(unit -> terms.add("unit:" + unit));
    people.forEach(person -> terms.add("person:" + person));
    return terms;
  }

  /** Matches what the viewer may read. Not for {@link Viewer#everything()}. */
  static Query clause(Viewer viewer) {
    return new TermInSetQuery(
        Fields.AUDIENCE,
        of(true, viewer.agencies(), viewer.units(), viewer.people()).stream()
            .map(BytesRef::new)
            .toList());
  }
}
