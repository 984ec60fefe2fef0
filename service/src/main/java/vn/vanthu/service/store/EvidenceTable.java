package vn.vanthu.service.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.records.ArchiveLine;
import vn.vanthu.service.records.ArchiveProblem;
import vn.vanthu.service.records.Attachment;
import vn.vanthu.service.records.BlobId;
import vn.vanthu.service.records.EvidenceFile;
import vn.vanthu.service.records.EvidenceGroup;
import vn.vanthu.service.records.RecordId;
import vn.vanthu.signing.Octets;
import vn.vanthu.signing.cms.DigestAlgorithm;
import vn.vanthu.signing.evidence.ArchiveStamp;
import vn.vanthu.signing.evidence.EvidenceRecord;

/** Signed files with their hash trees, and the time stamps that these share (V187). Stateless. */
public final class EvidenceTable {
  private static final Set<String> WHOLE = Set.of("INTACT", "NOTICE");

  private static final String FILES =
      """
      select f.record, f.sha256, r.agency, f.stored_at
      from evidence_file f join record r on r.id = f.record\
      """;

  /** A file whose signatures hold: from now on it waits for its evidence. */
  static void stored(
      Transaction tx, RecordId record, BlobId file, @Nullable String verdict, Instant at) {
    if (verdict != null && WHOLE.contains(verdict)) {
      tx.write(
          """
          insert into evidence_file (record, sha256, stored_at) values (?, ?, ?)
          on conflict do nothing\
          """,
          record.value(),
          file.bytes(),
          Timestamp.from(at));
    }
  }

  /** The same of an attachment, which is as old as its record. */
  static void attached(Transaction tx, RecordId record, Attachment attachment) {
    String verdict = attachment.verdict();
    if (verdict != null && WHOLE.contains(verdict)) {
      tx.write(
          """
          insert into evidence_file (record, sha256, stored_at) select id, ?, created_at from record where id = ?
          on conflict do nothing\
          """,
          attachment.file().blob().bytes(),
          record.value());
    }
  }

  /** The agencies of which files wait. */
  public List<AgencyId> agencies(Transaction tx) {
    return tx.handle()
        .createQuery(
            """
            select distinct r.agency from evidence_file f join record r on r.id = f.record
            where f.evidence_group is null order by 1\
            """)
        .map((rs, ctx) -> new AgencyId(rs.getString(1)))
        .list();
  }

  /**
   * Files of an agency that wait, the oldest first, of documents at rest: registered, and when they
   * go out, released.
   *
   * @param before files found damaged since then are left out
   */
  public List<EvidenceFile> waiting(Transaction tx, AgencyId agency, Instant before, int limit) {
    return tx.handle()
        .createQuery(
            FILES
                + """
                 where f.evidence_group is null and r.agency = :agency and r.state = 'REGISTERED'
                  and (f.damaged_at is null or f.damaged_at <= :before)
                  and (r.direction = 'INCOMING'
                    or exists (select 1 from record_event e where e.record = r.id and e.kind = 'RELEASED'))
                order by f.stored_at, f.record, f.sha256 limit :limit\
                """)
        .bind("agency", agency.value())
        .bind("before", Timestamp.from(before))
        .bind("limit", limit)
        .map((rs, ctx) -> file(rs))
        .list();
  }

  /**
   * How many files wait.
   *
   * @param damaged how many of them were damaged or gone when they were read last
   */
  public record Waiting(long all, long damaged) {}

  /** How many files of the agency wait. */
  public Waiting waiting(Transaction tx, AgencyId agency) {
    return tx.handle()
        .createQuery(
            """
            select count(*), count(f.damaged_at) from evidence_file f join record r on r.id = f.record
            where f.evidence_group is null and r.agency = :agency and r.state = 'REGISTERED'\
            """)
        .bind("agency", agency.value())
        .map((rs, ctx) -> new Waiting(rs.getLong(1), rs.getLong(2)))
        .one();
  }

  /** These files that wait were found damaged or gone. */
  public List<EvidenceFile> damaged(Transaction tx, List<EvidenceFile> files, Instant at) {
    for (EvidenceFile file : files) {
      tx.write(
          """
          update evidence_file set damaged_at = ?
          where record = ? and sha256 = ? and evidence_group is null\
          """,
          Timestamp.from(at),
          file.record().value(),
          file.file().bytes());
    }
    return files;
  }

  /**
   * Keeps a new group.
   *
   * @param records of the files, in their order, each with one time stamp
   */
  public long keep(
      Transaction tx, EvidenceGroup group, List<EvidenceFile> files, List<EvidenceRecord> records) {
    long id =
        tx.handle()
            .createQuery(
                """
                insert into evidence_group (agency, made_at, holds_until, ends, about, due_at, try_at)
                values (:agency, :made, :until, :ends, :about, :due, :due) returning id\
                """)
            .bind("agency", group.agency().value())
            .bind("made", Timestamp.from(group.madeAt()))
            .bind("until", Timestamp.from(group.holding().until()))
            .bind("ends", group.holding().ends())
            .bind("about", group.holding().about())
            .bind("due", Timestamp.from(group.dueAt()))
            .mapTo(Long.class)
            .one();
    stamp(tx, id, 0, 0, records.getFirst().newest());
    for (int i = 0; i < files.size(); i++) {
      EvidenceFile file = files.get(i);
      tx.write(
          """
          update evidence_file set evidence_group = ?, damaged_at = null
          where record = ? and sha256 = ? and evidence_group is null\
          """,
          id,
          file.record().value(),
          file.file().bytes());
      path(tx, file, 0, records.get(i).newest());
    }
    return id;
  }

  private static void stamp(Transaction tx, long group, int chain, int position, ArchiveStamp s) {
    tx.write(
        """
        insert into evidence_stamp (evidence_group, chain, position, digest, token)
        values (?, ?, ?, ?, ?)\
        """,
        group,
        chain,
        position,
        s.digest().name(),
        s.token().bytes());
  }

  private static void path(Transaction tx, EvidenceFile file, int chain, ArchiveStamp stamp) {
    tx.write(
        "insert into evidence_path (record, sha256, chain, tree) values (?, ?, ?, ?)",
        file.record().value(),
        file.file().bytes(),
        chain,
        stamp.tree());
  }

  /** The next group that is to be renewed. */
  public Optional<EvidenceGroup> due(Transaction tx, Instant now) {
    return tx.handle()
        .createQuery("select * from evidence_group where try_at <= :now order by try_at limit 1")
        .bind("now", Timestamp.from(now))
        .map((rs, ctx) -> group(rs))
        .findOne();
  }

  /** The groups of an agency, the soonest due first. */
  public List<EvidenceGroup> groups(Transaction tx, AgencyId agency, int limit) {
    return tx.handle()
        .createQuery(
            "select * from evidence_group where agency = :agency order by due_at, id limit :limit")
        .bind("agency", agency.value())
        .bind("limit", limit)
        .map((rs, ctx) -> group(rs))
        .list();
  }

  /** The files of a group. */
  public List<EvidenceFile> files(Transaction tx, long group) {
    return tx.handle()
        .createQuery(FILES + " where f.evidence_group = :g order by f.record, f.sha256")
        .bind("g", group)
        .map((rs, ctx) -> file(rs))
        .list();
  }

  /** Every file that has evidence, and to which group it belongs. */
  public void covered(Transaction tx, Consumer<EvidenceFile> each) {
    tx.handle()
        .createQuery(FILES + " where f.evidence_group is not null order by f.evidence_group")
        .setFetchSize(1000)
        .map((rs, ctx) -> file(rs))
        .forEach(each);
  }

  /**
   * Records with a signed file that nothing waits for or covers, or with evidence of a file that
   * they do not hold.
   */
  public List<RecordId> unlikeFiles(Transaction tx) {
    return tx.handle()
        .createQuery(
            """
            with signed as (
              select record, sha256 from record_revision where verdict in ('INTACT', 'NOTICE')
              union select record, sha256 from record_attachment where verdict in ('INTACT', 'NOTICE')
              union select record, sha256 from sealed_annex where verdict in ('INTACT', 'NOTICE'))
            select distinct coalesce(s.record, f.record)
            from signed s full join evidence_file f on f.record = s.record and f.sha256 = s.sha256
            where s.record is null or f.record is null order by 1 limit 1000\
            """)
        .map((rs, ctx) -> new RecordId(rs.getObject(1, UUID.class)))
        .list();
  }

  /** The files of a record for which evidence is kept or waited for, the oldest first. */
  public List<EvidenceFile> of(Transaction tx, RecordId record) {
    return tx.handle()
        .createQuery(FILES + " where f.record = :r order by f.stored_at, f.sha256")
        .bind("r", record.value())
        .map((rs, ctx) -> file(rs))
        .list();
  }

  /** The group of a file; empty while it waits. */
  public Optional<EvidenceGroup> groupOf(Transaction tx, EvidenceFile file) {
    return tx.handle()
        .createQuery(
            """
            select g.* from evidence_group g join evidence_file f on f.evidence_group = g.id
            where f.record = :r and f.sha256 = :s\
            """)
        .bind("r", file.record().value())
        .bind("s", file.file().bytes())
        .map((rs, ctx) -> group(rs))
        .findOne();
  }

  /**
   * The evidence record of a file, put together; empty when there is none.
   *
   * @throws IllegalArgumentException when rows are damaged
   */
  public Optional<EvidenceRecord> record(Transaction tx, EvidenceFile file) {
    List<List<ArchiveStamp>> chains = new ArrayList<>();
    tx.handle()
        .createQuery(
            """
            select s.chain, s.position, s.digest, s.token, p.tree
            from evidence_file f
            join evidence_path p on p.record = f.record and p.sha256 = f.sha256
            join evidence_stamp s on s.evidence_group = f.evidence_group and s.chain = p.chain
            where f.record = :r and f.sha256 = :s order by s.chain, s.position\
            """)
        .bind("r", file.record().value())
        .bind("s", file.file().bytes())
        .map((rs, ctx) -> {
          if (rs.getInt("position") == 0) {
            chains.add(new ArrayList<>());
          }
          chains.getLast().add(stamp(rs));
          return 1;
        })
        .list();
    return chains.isEmpty() ? Optional.empty() : Optional.of(new EvidenceRecord(chains));
  }

  private static ArchiveStamp stamp(ResultSet rs) throws SQLException {
    DigestAlgorithm digest = DigestAlgorithm.valueOf(rs.getString("digest"));
    Octets token = Octets.of(rs.getBytes("token"));
    // a later time stamp of a chain is over the token before it and nothing else
    return rs.getInt("position") == 0
        ? ArchiveStamp.of(digest, rs.getBytes("tree"), token)
        : new ArchiveStamp(digest, List.of(), token);
  }

  /**
   * A further time stamp in the newest chain of a group.
   *
   * @param before the newest token until now, with the answers that prove it
   */
  public void continued(
      Transaction tx, EvidenceGroup group, Octets before, ArchiveStamp stamp, Renewed renewed) {
    Place newest = proven(tx, group, before);
    stamp(tx, group.id(), newest.chain(), newest.position() + 1, stamp);
    renewed(tx, group, renewed);
  }

  /**
   * A new chain of a group, for these of its files.
   *
   * @param before the newest token until now, with the answers that prove it
   */
  public void begun(
      Transaction tx,
      EvidenceGroup group,
      Octets before,
      List<EvidenceFile> files,
      List<EvidenceRecord> records,
      Renewed renewed) {
    Place newest = proven(tx, group, before);
    stamp(tx, group.id(), newest.chain() + 1, 0, records.getFirst().newest());
    for (int i = 0; i < files.size(); i++) {
      path(tx, files.get(i), newest.chain() + 1, records.get(i).newest());
    }
    renewed(tx, group, renewed);
  }

  private record Place(int chain, int position) {}

  private static Place proven(Transaction tx, EvidenceGroup group, Octets token) {
    Place newest =
        tx.handle()
            .createQuery(
                """
                select chain, position from evidence_stamp where evidence_group = :g
                order by chain desc, position desc limit 1\
                """)
            .bind("g", group.id())
            .map((rs, ctx) -> new Place(rs.getInt("chain"), rs.getInt("position")))
            .one();
    tx.write(
        """
        update evidence_stamp set token = ? where evidence_group = ? and chain = ? and position = ?\
        """,
        token.bytes(),
        group.id(),
        newest.chain(),
        newest.position());
    return newest;
  }

  /** Until when a group holds from now on. */
  public record Renewed(ArchiveLine.Held holding, Instant dueAt) {}

  private static void renewed(Transaction tx, EvidenceGroup group, Renewed renewed) {
    Timestamp due = Timestamp.from(renewed.dueAt());
    tx.write(
        """
        update evidence_group set holds_until = ?, ends = ?, about = ?, due_at = ?, try_at = ?, failures = 0,
          problem = null, problem_detail = null where id = ?\
        """,
        Timestamp.from(renewed.holding().until()),
        renewed.holding().ends(),
        renewed.holding().about(),
        due,
        due,
        group.id());
  }

  /** It was tried in vain; it stays due. */
  public int failed(
      Transaction tx, EvidenceGroup group, ArchiveProblem problem, String detail, Instant again) {
    return tx.handle()
        .execute(
            """
            update evidence_group set failures = failures + 1, problem = ?, problem_detail = ?, try_at = ?
            where id = ?\
            """,
            problem.name(),
            detail,
            Timestamp.from(again),
            group.id());
  }

  private static EvidenceFile file(ResultSet rs) throws SQLException {
    return new EvidenceFile(
        new RecordId(rs.getObject("record", UUID.class)),
        BlobId.of(rs.getBytes("sha256")),
        new AgencyId(rs.getString("agency")),
        rs.getTimestamp("stored_at").toInstant());
  }

  private static EvidenceGroup group(ResultSet rs) throws SQLException {
    String problem = rs.getString("problem");
    return new EvidenceGroup(
        rs.getLong("id"),
        new AgencyId(rs.getString("agency")),
        rs.getTimestamp("made_at").toInstant(),
        new ArchiveLine.Held(
            rs.getTimestamp("holds_until").toInstant(),
            rs.getString("ends"),
            rs.getString("about")),
        rs.getTimestamp("due_at").toInstant(),
        rs.getInt("failures"),
        problem == null ? null : ArchiveProblem.valueOf(problem),
        rs.getString("problem_detail"));
  }
}
