package vn.vanthu.service.outbox;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.vanthu.search.index.Audience;
import vn.vanthu.search.index.Description;
import vn.vanthu.search.index.Filing;
import vn.vanthu.search.index.IndexedRecord;
import vn.vanthu.search.index.Passage;
import vn.vanthu.search.index.Passages;
import vn.vanthu.search.query.Viewer;
import vn.vanthu.service.access.AccessRule;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.RecordFacts;
import vn.vanthu.service.records.Registration;
import vn.vanthu.service.store.IndexableTable.Indexable;

/** A record as the index takes it, and a reader as the index asks for. Stateless. */
public final class RecordPicture {
  private RecordPicture() {}

  static IndexedRecord of(Indexable found) {
    OfficeRecord record = found.record();
    List<Passage> passages = new ArrayList<>();
    found.words().forEach(body -> passages.addAll(Passages.of(body)));
    return new IndexedRecord(
        record.id().toString(),
        record.version(),
        audience(AccessRule.marksOf(record.agency(), record.audience())),
        description(found),
        filing(record),
        passages);
  }

  private static Description description(Indexable found) {
    RecordFacts facts = found.record().facts();
    return Description.unknown()
        .withNumber(facts.number())
        .withType(facts.typeCode(), facts.typeName())
        .withIssuer(facts.issuer())
        .withIssuedOn(facts.issuedOn())
        .withEffective(found.inForce(), found.ended())
        .withSigner(facts.signer())
        .withSubject(facts.subject());
  }

  private static Filing filing(OfficeRecord record) {
    Optional<Registration> entry = record.entry();
    return new Filing(
        record.direction().name(),
        entry.map(e -> e.book().value()).orElse(null),
        record.incoming() == null ? null : entry.map(Registration::display).orElse(null),
        record.facts().urgency().name(),
        record.current().verdict());
  }

  /** The marks as the index groups them: the very same words on both sides of the clause. */
  private static Audience audience(Set<String> marks) {
    return new Audience(
        marks.contains("public"),
        starting(marks, "agency:"),
        starting(marks, "unit:", "office:"),
        starting(marks, "person:"));
  }

  /**
   * The audience clause of the index for this reader; the twin of the SQL predicate {@code marks &&
   * :marks}.
   */
  public static Viewer viewer(Principal reader) {
    Set<String> marks = AccessRule.marksOf(reader);
    return Viewer.of(
        starting(marks, "agency:"),
        starting(marks, "unit:", "office:"),
        starting(marks, "person:"));
  }

  private static Set<String> starting(Set<String> marks, String... kinds) {
    Set<String> kept = new HashSet<>();
    for (String kind : kinds) {
      marks.stream().filter(m -> m.startsWith(kind)).forEach(kept::add);
    }
    return kept;
  }
}
