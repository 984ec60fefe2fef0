package vn.vanthu.service.store;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.records.RecordId;
import vn.vanthu.service.records.Relation;

/** How records cite each other: written with the record, resolved when read. Stateless. */
public final class RelationTable {
  /** A citation as read. */
  public record Cited(
      String kind,
      @Nullable String number,
      @Nullable String numberKey,
      java.time.@Nullable LocalDate issuedOn,
      String label) {}

  /** Writes what the document answers or copies, as its drafter said; it stands first. */
  public void addSaid(Transaction tx, RecordId record, Cited said) {
    add(tx, record, true, List.of(said));
  }

  /** Writes the citations of its text. */
  public void addRead(Transaction tx, RecordId record, List<Cited> read) {
    add(tx, record, false, read);
  }

  /** Writes other citations in place of those of its text; what its drafter said stays. */
  public void replaceRead(Transaction tx, RecordId record, List<Cited> read) {
    tx.write("delete from record_relation where record = ? and not by_drafter", record.value());
    addRead(tx, record, read);
  }

  private static void add(Transaction tx, RecordId record, boolean byDrafter, List<Cited> cited) {
    if (cited.isEmpty()) {
      return;
    }
    tx.write(
        """
        insert into record_relation (record, position, by_drafter, kind, number, number_key, issued_on, label)
        select ?, ? + c.place, ?, c.kind, c.number, c.number_key, c.issued_on::date, c.label
        from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
          with ordinality as c(kind, number, number_key, issued_on, label, place)\
        """,
        record.value(),
        byDrafter ? -1 : 0, // 0, then 1, 2, …
        byDrafter,
        column(cited, Cited::kind),
        column(cited, Cited::number),
        column(cited, Cited::numberKey),
        column(cited, one -> one.issuedOn() == null ? null : one.issuedOn().toString()),
        column(cited, Cited::label));
  }

  private static @Nullable String[] column(
      List<Cited> cited, Function<Cited, @Nullable String> value) {
    return cited.stream().map(value).toArray(String[]::new);
  }

  /**
   * Both ways: what the record cites, and which records that the marks open cite it. A cited
   * document is resolved to a record only when one visible record alone fits number and, where
   * known, date; it never is the citing one.
   */
  public List<Relation> of(Transaction tx, RecordId record, Set<String> marks) {
    List<Relation> all =
        new java.util.ArrayList<>(
            tx.handle()
                .createQuery(
                    """
                    select c.kind, c.number, c.label,
                      (select case when count(*) = 1 then min(o.id::text)::uuid end from record o
                       where o.number_key = c.number_key and o.id <> c.record and o.marks && :marks::text[]
                         and o.state <> 'CANCELLED'
                         and (c.issued_on is null or o.issued_on = c.issued_on)) as other
                    from record_relation c where c.record = :r order by c.position\
                    """)
                .bind("r", record.value())
                .bindArray("marks", String.class, marks.toArray())
                .map((rs, ctx) -> relation(rs, false))
                .list());
    all.addAll(
        tx.handle()
            .createQuery(
                """
                select distinct on (o.id, c.kind) c.kind, o.number, coalesce(o.subject, '') as label, o.id as other
                from record me
                join record_relation c on c.number_key = me.number_key
                  and (c.issued_on is null or c.issued_on = me.issued_on)
                join record o on o.id = c.record
                where me.id = :r and o.id <> me.id and o.marks && :marks::text[] and o.state <> 'CANCELLED'
                order by o.id, c.kind limit 500\
                """)
            .bind("r", record.value())
            .bindArray("marks", String.class, marks.toArray())
            .map((rs, ctx) -> relation(rs, true))
            .list());
    return List.copyOf(all);
  }

  private static Relation relation(java.sql.ResultSet rs, boolean incoming)
      throws java.sql.SQLException {
    UUID other = rs.getObject("other", UUID.class);
    return new Relation(
        rs.getString("kind"),
        incoming,
        other == null ? null : new RecordId(other),
        rs.getString("number"),
        rs.getString("label"));
  }
}
