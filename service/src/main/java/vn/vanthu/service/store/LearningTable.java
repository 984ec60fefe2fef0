package vn.vanthu.service.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.records.ConfirmedName;
import vn.vanthu.service.records.FactCorrection;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.RecordId;

/** Corrections of facts and names confirmed by people, per agency. Stateless. */
public final class LearningTable {
  /**
   * A name to confirm.
   *
   * @param contextKey folded name of the body it belongs to, or empty
   * @param key folded name
   */
  public record Name(
      ConfirmedName.Kind kind,
      String contextKey,
      String key,
      String name,
      @Nullable String detail) {}

  /**
   * Notes corrections of a record's facts.
   *
   * @param keys the folded reading of each, or null where nothing was read
   */
  public void corrected(
      Transaction tx, OfficeRecord record, List<FactCorrection> all, List<@Nullable String> keys) {
    if (all.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        tx.handle()
            .prepareBatch(
                """
                insert into fact_correction
                  (agency, record, field, read_value, read_key, made_value, made_by, made_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)\
                """);
    for (int i = 0; i < all.size(); i++) {
      FactCorrection one = all.get(i);
      batch.add(
          record.agency().value(),
          record.id().value(),
          one.field(),
          one.read(),
          keys.get(i),
          one.made(),
          one.by(),
          Timestamp.from(one.at()));
    }
    batch.execute();
  }

  /**
   * Notes names that were confirmed in a record.
   *
   * @param names in one order for all writers, so that two of them never wait for each other
   */
  public void confirmed(
      Transaction tx,
      OfficeRecord record,
      Set<String> marks,
      List<Name> names,
      String by,
      Instant at) {
    if (names.isEmpty()) {
      return;
    }
    String[] sorted = marks.stream().sorted().toArray(String[]::new);
    PreparedBatch batch =
        tx.handle()
            .prepareBatch(
                """
                insert into confirmed_name as k (agency, kind, context_key, name_key, marks, name,
                  detail, record, confirmed_by, confirmed_at)
                values (:agency, :kind, :context, :key, :marks::text[], :name, :detail, :record, :by, :at)
                on conflict (agency, kind, context_key, name_key, marks) do update
                set name = excluded.name, detail = coalesce(excluded.detail, k.detail),
                  record = excluded.record, confirmed_by = excluded.confirmed_by,
                  confirmed_at = excluded.confirmed_at, times = k.times + 1\
                """);
    for (Name one : names) {
      batch
          .bind("agency", record.agency().value())
          .bind("kind", one.kind().name())
          .bind("context", one.contextKey())
          .bind("key", one.key())
          .bindArray("marks", String.class, (Object[]) sorted)
          .bind("name", one.name())
          .bind("detail", one.detail())
          .bind("record", record.id().value())
          .bind("by", by)
          .bind("at", Timestamp.from(at))
          .add();
    }
    batch.execute();
  }

  /** What people made of a record's facts, oldest first. */
  public List<FactCorrection> of(Transaction tx, RecordId record) {
    return tx.handle()
        .createQuery("select * from fact_correction where record = :r order by id")
        .bind("r", record.value())
        .map((rs, ctx) -> correction(rs))
        .list();
  }

  /**
   * Names confirmed in records that the marks open, the newest first, each once.
   *
   * @param contextKey only those of this body; null for all
   */
  public List<ConfirmedName> known(
      Transaction tx,
      AgencyId agency,
      ConfirmedName.Kind kind,
      @Nullable String contextKey,
      Set<String> marks,
      int limit) {
    return names(
        tx,
        "k.agency = :agency and k.kind = :kind"
            + (contextKey == null ? "" : " and k.context_key = :context"),
        agency,
        kind,
        contextKey,
        null,
        marks,
        limit);
  }

  /** The same name in the spelling that was confirmed, in records that the marks open. */
  public List<ConfirmedName> spelled(
      Transaction tx, AgencyId agency, ConfirmedName.Kind kind, String key, Set<String> marks) {
    return names(
        tx,
        "k.agency = :agency and k.kind = :kind and k.name_key = :key",
        agency,
        kind,
        null,
        key,
        marks,
        1);
  }

  private static List<ConfirmedName> names(
      Transaction tx,
      String where,
      AgencyId agency,
      ConfirmedName.Kind kind,
      @Nullable String contextKey,
      @Nullable String key,
      Set<String> marks,
      int limit) {
    var query =
        tx.handle()
            .createQuery(
                """
                select * from (
                  select distinct on (k.name_key) k.name, k.detail, k.confirmed_at as at, r.id, r.number, r.issued_on
                  from confirmed_name k join record r on r.id = k.record
                  where %s and r.marks && :marks::text[] and r.state <> 'CANCELLED'
                  order by k.name_key, k.confirmed_at desc) newest
                order by at desc, name limit :limit\
                """
                    .formatted(where))
            .bind("agency", agency.value())
            .bind("kind", kind.name())
            .bindArray("marks", String.class, marks.toArray())
            .bind("limit", limit);
    if (contextKey != null) {
      query.bind("context", contextKey);
    }
    if (key != null) {
      query.bind("key", key);
    }
    return query.map((rs, ctx) -> name(rs)).list();
  }

  /** What was made of the same reading the last time, in a record that the marks open. */
  public Optional<ConfirmedName> madeOf(
      Transaction tx, AgencyId agency, String field, String readKey, Set<String> marks) {
    return tx.handle()
        .createQuery(
            """
            select c.made_value as name, null as detail, c.made_at as at, r.id, r.number, r.issued_on
            from fact_correction c join record r on r.id = c.record
            where c.agency = :agency and c.field = :field and c.read_key = :key and c.made_value is not null
              and r.marks && :marks::text[] and r.state <> 'CANCELLED'
            order by c.id desc limit 1\
            """)
        .bind("agency", agency.value())
        .bind("field", field)
        .bind("key", readKey)
        .bindArray("marks", String.class, marks.toArray())
        .map((rs, ctx) -> name(rs))
        .findOne();
  }

  private static ConfirmedName name(ResultSet rs) throws SQLException {
    return new ConfirmedName(
        rs.getString("name"),
        rs.getString("detail"),
        new RecordId(rs.getObject("id", UUID.class)),
        rs.getString("number"),
        rs.getObject("issued_on", LocalDate.class),
        rs.getTimestamp("at").toInstant());
  }

  private static FactCorrection correction(ResultSet rs) throws SQLException {
    return new FactCorrection(
        rs.getString("field"),
        rs.getString("read_value"),
        rs.getString("made_value"),
        rs.getString("made_by"),
        rs.getTimestamp("made_at").toInstant());
  }
}
