package vn.vanthu.service.store;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.RecordId;

/** Records with all that a search finds them by, in one question. Stateless. */
public final class IndexableTable {
  private static final String QUESTION =
      """
      select w.*,
        coalesce(i.read_facts ->> 'effectiveDate', i.read_facts ->> 'effectiveDateInferred') as in_force,
        i.read_facts ->> 'endOfEffect' as ended,
        array(select x.body from (
            select 0 as position, w.original_sha256 as sha256
            union all select a.position, a.sha256 from record_attachment a where a.record = w.id) f
          join document_text x on x.sha256 = f.sha256 order by f.position) as bodies
      from (%s where r.id = any(:ids)) w left join intake i on i.id = w.intake\
      """
          .formatted(RecordTable.COLUMNS);

  /**
   * A record and its words.
   *
   * @param words of the main document and of its attachments in order, as far as they have any
   * @param inForce first day, as it was read from the document
   * @param ended last day, as it was read from the document
   */
  public record Indexable(
      OfficeRecord record,
      List<String> words,
      @Nullable LocalDate inForce,
      @Nullable LocalDate ended) {}

  /** Those of the records that exist, in no order. */
  public List<Indexable> find(Transaction tx, Collection<RecordId> ids) {
    return tx.handle()
        .createQuery(QUESTION)
        .bindArray("ids", UUID.class, ids.stream().map(RecordId::value).toArray())
        .map((rs, ctx) ->
            new Indexable(RecordRow.read(rs), words(rs), day(rs, "in_force"), day(rs, "ended")))
        .list();
  }

  private static List<String> words(ResultSet rs) throws SQLException {
    Array bodies = rs.getArray("bodies");
    return List.of((String[]) bodies.getArray());
  }

  /** What was read may be no day at all. */
  private static @Nullable LocalDate day(ResultSet rs, String column) throws SQLException {
    String read = rs.getString(column);
    if (read == null) {
      return null;
    }
    try {
      return LocalDate.parse(read);
    } catch (DateTimeException notADay) {
      return null;
    }
  }
}
