package vn.vanthu.service.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.records.BlobId;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.RecordId;

/** Questions that compare rows with each other, for {@code fsck} and backup. Stateless. */
public final class CheckTable {
  private static final String JUDGED =
      """
      select sha256, size from record_revision
      union all select sha256, size from record_attachment
      union all select sha256, size from sealed_annex
      union all select sha256, size from intake_file\
      """;

  /** A file that rows name. */
  public record NamedFile(BlobId blob, long size) {}

  /** A run of numbers that does not fit its entries. */
  public record BrokenRun(
      String agency, String series, int year, int start, int next, int entries) {}

  /**
   * Two neighbouring revisions of a record: the earlier must be the exact beginning of the later.
   */
  public record Step(RecordId record, int revision, BlobId before, BlobId after) {}

  /** Every file named by a revision, an attachment or a received document, once each. */
  public void judgedFiles(Transaction tx, Consumer<NamedFile> each) {
    files(tx, JUDGED, each);
  }

  /** The same, with those of documents that are being read. */
  public void files(Transaction tx, Consumer<NamedFile> each) {
    files(tx, JUDGED + " union all select sha256, size from reading_file", each);
  }

  private static void files(Transaction tx, String from, Consumer<NamedFile> each) {
    tx.handle()
        .createQuery(
            "select sha256, max(size) as size from ("
                + from
                + ") f group by sha256 order by sha256")
        .setFetchSize(1000)
        .map((rs, ctx) -> new NamedFile(BlobId.of(rs.getBytes(1)), rs.getLong(2)))
        .forEach(each);
  }

  /** Runs with a gap, a number too many, or entries without a run. */
  public List<BrokenRun> brokenRuns(Transaction tx) {
    return tx.handle()
        .createQuery(
            """
            select coalesce(s.agency, e.agency) as agency, coalesce(s.series, e.series) as series,
                   coalesce(s.year, e.year) as year, coalesce(s.start, 0) as start,
                   coalesce(s.next, 0) as next, coalesce(e.entries, 0) as entries
            from number_series s
            full join (select agency, series, year, count(*)::int as entries, min(entry_number) as lowest,
                              max(entry_number) as highest
                       from record where entry_number is not null group by agency, series, year) e
              on e.agency = s.agency and e.series = s.series and e.year = s.year
            where s.agency is null
               or coalesce(e.entries, 0) <> s.next - s.start
               or e.lowest <> s.start or e.highest <> s.next - 1
            order by 1, 2, 3\
            """)
        .map((rs, ctx) ->
            new BrokenRun(
                rs.getString("agency"),
                rs.getString("series"),
                rs.getInt("year"),
                rs.getInt("start"),
                rs.getInt("next"),
                rs.getInt("entries")))
        .list();
  }

  /**
   * Records whose revisions are not 1, 2, … up to the current one, or that lost their first file.
   */
  public List<RecordId> brokenChains(Transaction tx) {
    return ids(
        tx,
        """
        select r.id from record r
        left join (select record, count(*) as n, max(revision) as top from record_revision group by record) v
          on v.record = r.id
        left join record_revision f on f.record = r.id and f.revision = 1
        where v.n is null or v.n <> r.revision or v.top <> r.revision or f.sha256 <> r.original_sha256
        order by r.id limit 1000\
        """);
  }

  /** Every revision with the one before it. */
  public void steps(Transaction tx, Consumer<Step> each) {
    tx.handle()
        .createQuery(
            """
            select a.record, b.revision, a.sha256 as before, b.sha256 as after
            from record_revision a join record_revision b
              on b.record = a.record and b.revision = a.revision + 1
            order by a.record, b.revision\
            """)
        .setFetchSize(1000)
        .map((rs, ctx) ->
            new Step(
                new RecordId(rs.getObject("record", UUID.class)),
                rs.getInt("revision"),
                BlobId.of(rs.getBytes("before")),
                BlobId.of(rs.getBytes("after"))))
        .forEach(each);
  }

  /** Every sealed annex with the filed bytes that it continues; its position as the revision. */
  public void seals(Transaction tx, Consumer<Step> each) {
    tx.handle()
        .createQuery(
            """
            select s.record, s.position, a.sha256 as before, s.sha256 as after
            from sealed_annex s join record_attachment a using (record, position)
            order by s.record, s.position\
            """)
        .setFetchSize(1000)
        .map((rs, ctx) ->
            new Step(
                new RecordId(rs.getObject("record", UUID.class)),
                rs.getInt("position"),
                BlobId.of(rs.getBytes("before")),
                BlobId.of(rs.getBytes("after"))))
        .forEach(each);
  }

  /**
   * Records whose sealed annexes stand in no leaf, or whose newest leaf names a seal that is gone.
   */
  public List<RecordId> sealsUnlikeLeaf(Transaction tx) {
    return ids(
        tx,
        """
        select r.id from record r
        join lateral (select convert_from(l.content, 'UTF8')::jsonb as c from ledger_leaf l
                      where l.record = r.id order by l.id desc limit 1) x on true
        where (select coalesce(jsonb_object_agg(s.position::text, encode(s.sha256, 'hex')), '{}')
               from sealed_annex s where s.record = r.id)
           <> coalesce(x.c -> 'sealed', '{}')
        order by r.id limit 1000\
        """);
  }

  /** Entries the ledger does not speak of in the same words: number, series, year, display. */
  public List<RecordId> entriesWithoutLeaf(Transaction tx) {
    return ids(
        tx,
        """
        select r.id from record r
        where r.entry_number is not null and not exists (
          select 1 from ledger_leaf l, lateral (select convert_from(l.content, 'UTF8')::jsonb as c) x
          where l.record = r.id and x.c ->> 'kind' in ('REGISTERED', 'NUMBERED')
            and x.c ->> 'display' = r.display and x.c ->> 'series' = r.series
            and (x.c ->> 'number')::int = r.entry_number and (x.c ->> 'year')::int = r.year)
        order by r.id limit 1000\
        """);
  }

  /** Revisions whose digest stands in no leaf of their record. */
  public List<RecordId> revisionsWithoutLeaf(Transaction tx) {
    return ids(
        tx,
        """
        select distinct v.record from record_revision v
        where not exists (
          select 1 from ledger_leaf l, lateral (select convert_from(l.content, 'UTF8')::jsonb as c) x
          where l.record = v.record and (x.c ->> 'revision')::int = v.revision
            and x.c -> 'sha256' ->> 0 = encode(v.sha256, 'hex'))
        order by 1 limit 1000\
        """);
  }

  /** Records whose attachments differ from what their first leaf lists. */
  public List<RecordId> attachmentsUnlikeLeaf(Transaction tx) {
    return ids(
        tx,
        """
        select r.id from record r
        join lateral (select convert_from(l.content, 'UTF8')::jsonb as c from ledger_leaf l
                      where l.record = r.id order by l.id limit 1) x on true
        where (select coalesce(jsonb_agg(encode(a.sha256, 'hex') order by a.position), '[]')
               from record_attachment a where a.record = r.id)
           <> ((x.c -> 'sha256') - 0)
        order by r.id limit 1000\
        """);
  }

  /**
   * Cancelled entries without a leaf that says so, and leaves of a cancellation whose entry stands.
   */
  public List<RecordId> cancellationsUnlikeLeaf(Transaction tx) {
    return ids(
        tx,
        """
        select r.id from record r
        where (r.state = 'CANCELLED') <> exists (
          select 1 from ledger_leaf l
          where l.record = r.id and convert_from(l.content, 'UTF8')::jsonb ->> 'kind' = 'CANCELLED')
        order by r.id limit 1000\
        """);
  }

  /**
   * A record and the leaf that was written with its last change.
   *
   * @param record null when its row holds what no row of ours holds
   * @param version the leaf's; null when the record has no leaf
   * @param entry the digest that the leaf holds of the entry; null in leaves of form 1
   */
  public record Stated(
      RecordId id, @Nullable OfficeRecord record, @Nullable Long version, @Nullable String entry) {}

  /** Every record with its newest leaf, in order of the key. */
  public void statements(Transaction tx, Consumer<Stated> each) {
    tx.handle()
        .createQuery(
            """
            select w.*, l.leaf ->> 'version' as stated_version, l.leaf ->> 'entry' as stated_entry
            from (%s) w left join lateral (
              select convert_from(n.content, 'UTF8')::jsonb as leaf from ledger_leaf n
              where n.record = w.id order by n.id desc limit 1) l on true
            order by w.id\
            """
                .formatted(RecordTable.COLUMNS))
        .setFetchSize(1000)
        .map((rs, ctx) ->
            new Stated(
                new RecordId(rs.getObject("id", UUID.class)),
                readable(rs),
                rs.getString("stated_version") == null ? null : rs.getLong("stated_version"),
                rs.getString("stated_entry")))
        .forEach(each);
  }

  private static @Nullable OfficeRecord readable(ResultSet rs) throws SQLException {
    try {
      return RecordRow.read(rs);
    } catch (RuntimeException damaged) {
      return null;
    }
  }

  /**
   * Records with their version, in order of the key, for comparing with the index; those announced
   * are left out.
   */
  public void settledVersions(Transaction tx, java.util.function.BiConsumer<RecordId, Long> each) {
    tx.handle()
        .createQuery(
            """
            select id, version from record r
            where not exists (select 1 from outbox o where o.record = r.id) order by id\
            """)
        .setFetchSize(1000)
        .map((rs, ctx) -> {
          each.accept(new RecordId(rs.getObject("id", UUID.class)), rs.getLong("version"));
          return 1;
        })
        .forEach(one -> {});
  }

  /** Those of the ids that are no record's. */
  public List<String> unknown(Transaction tx, List<String> ids) {
    return tx.handle()
        .createQuery(
            """
            select i from unnest(:ids) i
            where not exists (select 1 from record r where r.id::text = i) order by i\
            """)
        .bindArray("ids", String.class, ids)
        .mapTo(String.class)
        .list();
  }

  public long count(Transaction tx) {
    return tx.handle().createQuery("select count(*) from record").mapTo(Long.class).one();
  }

  private static List<RecordId> ids(Transaction tx, String sql) {
    return tx.handle()
        .createQuery(sql)
        .map((rs, ctx) -> new RecordId(rs.getObject(1, UUID.class)))
        .list();
  }
}
