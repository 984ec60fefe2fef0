package vn.vanthu.service.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.records.Attachment;
import vn.vanthu.service.records.BlobId;
import vn.vanthu.service.records.RecordId;
import vn.vanthu.service.records.Revision;
import vn.vanthu.service.records.RevisionKind;
import vn.vanthu.service.records.SealedAnnex;
import vn.vanthu.service.records.StoredFile;
import vn.vanthu.service.records.TextState;

/**
 * The files of each record: revisions of the main one, attachments in order. Rows are only added.
 * Stateless.
 */
public final class RevisionTable {
  public void add(Transaction tx, RecordId record, Revision revision, @Nullable JsonNode report) {
    tx.write(
        """
        insert into record_revision
          (record, revision, kind, sha256, size, file_name, media_type, verdict, report, stored_at, stored_by)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)\
        """,
        record.value(),
        revision.number(),
        revision.kind().name(),
        revision.file().blob().bytes(),
        revision.file().size(),
        revision.file().fileName(),
        revision.file().mediaType(),
        revision.verdict(),
        Json.writeNullable(report),
        Timestamp.from(revision.at()),
        revision.by());
    ArchiveTable.renewed(tx, record, revision);
    EvidenceTable.stored(tx, record, revision.file().blob(), revision.verdict(), revision.at());
    SignedDigestTable.add(tx, revision.file().blob(), report);
  }

  /** Oldest first. */
  public List<Revision> of(Transaction tx, RecordId record) {
    return tx.handle()
        .createQuery("select * from record_revision where record = :r order by revision")
        .bind("r", record.value())
        .map((rs, ctx) -> revision(rs))
        .list();
  }

  /** The verification report kept with a revision. */
  public Optional<JsonNode> report(Transaction tx, RecordId record, int revision) {
    return tx.handle()
        .createQuery(
            """
            select report from record_revision
            where record = :r and revision = :n and report is not null\
            """)
        .bind("r", record.value())
        .bind("n", revision)
        .mapTo(String.class)
        .findOne()
        .map(Json::tree);
  }

  /** Adds an attachment; the report on its signatures comes along from the received document. */
  public void attach(Transaction tx, RecordId record, Attachment attachment) {
    tx.write(
        """
        insert into record_attachment
          (record, position, sha256, size, file_name, media_type, verdict, report)
        values (?, ?, ?, ?, ?, ?, ?,
          (select f.report from intake_file f join record r on r.intake = f.intake
           where r.id = ? and f.position = ?))\
        """,
        record.value(),
        attachment.position(),
        attachment.file().blob().bytes(),
        attachment.file().size(),
        attachment.file().fileName(),
        attachment.file().mediaType(),
        attachment.verdict(),
        record.value(),
        attachment.position());
    EvidenceTable.attached(tx, record, attachment);
  }

  /** Adds the sealed form of an annex. */
  public void seal(
      Transaction tx, RecordId record, int position, SealedAnnex seal, JsonNode report) {
    tx.write(
        """
        insert into sealed_annex (record, position, sha256, size, verdict, report, sealed_at, sealed_by)
        values (?, ?, ?, ?, ?, ?::jsonb, ?, ?)\
        """,
        record.value(),
        position,
        seal.file().blob().bytes(),
        seal.file().size(),
        seal.verdict(),
        Json.writeNullable(report),
        Timestamp.from(seal.at()),
        seal.by());
    EvidenceTable.stored(tx, record, seal.file().blob(), seal.verdict(), seal.at());
    SignedDigestTable.add(tx, seal.file().blob(), report);
  }

  /** The newest verification reports kept with the attachments, by their positions. */
  public Map<Integer, JsonNode> attachmentReports(Transaction tx, RecordId record) {
    Map<Integer, JsonNode> reports = new TreeMap<>();
    tx.handle()
        .createQuery(
            """
            select a.position, coalesce(s.report, a.report) as report
            from record_attachment a left join sealed_annex s using (record, position)
            where a.record = :r and coalesce(s.report, a.report) is not null\
            """)
        .bind("r", record.value())
        .map((rs, ctx) ->
            reports.put(
                rs.getInt("position"), Json.tree(Objects.requireNonNull(rs.getString("report")))))
        .list();
    return reports;
  }

  static TextState textState(@Nullable String state) {
    return state == null ? TextState.PENDING : TextState.valueOf(state);
  }

  static StoredFile file(ResultSet rs) throws SQLException {
    return new StoredFile(
        BlobId.of(rs.getBytes("sha256")),
        rs.getLong("size"),
        rs.getString("file_name"),
        rs.getString("media_type"));
  }

  static Revision revision(ResultSet rs) throws SQLException {
    return new Revision(
        rs.getInt("revision"),
        RevisionKind.valueOf(rs.getString("kind")),
        file(rs),
        rs.getTimestamp("stored_at").toInstant(),
        rs.getString("stored_by"),
        rs.getString("verdict"));
  }
}
