package vn.vanthu.service.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.records.Attachment;
import vn.vanthu.service.records.BlobId;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.Intake;
import vn.vanthu.service.records.IntakeId;
import vn.vanthu.service.records.IntakeState;
import vn.vanthu.service.records.Objection;
import vn.vanthu.service.records.RecordFacts;
import vn.vanthu.service.records.StoredFile;
import vn.vanthu.service.records.TextState;

/** Documents received and not yet registered. Stateless. */
public final class IntakeTable {
  /** The space of advisory locks over files. */
  private static final int CLAIMS = 0x424c4f42;

  /** What stands for the main file of a dropped document: a file without bytes and name. */
  private static final Attachment NO_FILE =
      new Attachment(
          0,
          new StoredFile(
              new BlobId("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
              0,
              "",
              "application/octet-stream"),
          TextState.NO_TEXT,
          null,
          null);

  /** Beyond every position that a file of a document can have. */
  private static final int AWAY = 1_000_000;

  /**
   * Writes a received document.
   *
   * @param reports on the signatures of its attachments, by their positions
   */
  public void insert(Transaction tx, Intake intake, Map<Integer, JsonNode> reports) {
    tx.write(
        """
        insert into intake (id, agency, direction, state, facts, read_facts, report, verdict, objection, received_at, received_by)
        values (?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?, ?, ?, ?)\
        """,
        intake.id().value(),
        intake.agency().value(),
        intake.direction().name(),
        intake.state().name(),
        Json.write(intake.proposed()),
        Json.writeNullable(intake.readFacts()),
        Json.writeNullable(intake.signatureReport()),
        intake.verdict(),
        intake.objection() == null ? null : intake.objection().name(),
        Timestamp.from(intake.receivedAt()),
        intake.receivedBy());
    KeyedWork.did(tx, intake.id());
    file(tx, intake.id(), 0, intake.main(), null, null);
    intake
        .attachments()
        .forEach(a ->
            file(tx, intake.id(), a.position(), a.file(), a.verdict(), reports.get(a.position())));
  }

  /** The report on the main file stands with the document itself, those on the others here. */
  private static void file(
      Transaction tx,
      IntakeId intake,
      int position,
      StoredFile file,
      @Nullable String verdict,
      @Nullable JsonNode report) {
    tx.write(
        """
        insert into intake_file
          (intake, position, sha256, size, file_name, media_type, verdict, report)
        values (?, ?, ?, ?, ?, ?, ?, ?::jsonb)\
        """,
        intake.value(),
        position,
        file.blob().bytes(),
        file.size(),
        file.fileName(),
        file.mediaType(),
        verdict,
        Json.writeNullable(report));
  }

  /** The verification reports kept with the attachments, by their positions. */
  public Map<Integer, JsonNode> attachmentReports(Transaction tx, IntakeId id) {
    Map<Integer, JsonNode> reports = new TreeMap<>();
    tx.handle()
        .createQuery(
            "select position, report from intake_file where intake = :i and report is not null")
        .bind("i", id.value())
        .map((rs, ctx) ->
            reports.put(
                rs.getInt("position"), Json.tree(Objects.requireNonNull(rs.getString("report")))))
        .list();
    return reports;
  }

  /**
   * Moves one attachment to the front: it becomes the main file, what was the main file its first
   * attachment. Verdicts and reports go with their files.
   *
   * @param facts read from the new main file
   */
  public void putFirst(
      Transaction tx, IntakeId id, int position, RecordFacts facts, @Nullable JsonNode readFacts) {
    KeyedWork.did(tx, id);
    tx.write(
        """
        update intake_file f set verdict = i.verdict, report = i.report
        from intake i where i.id = f.intake and f.intake = ? and f.position = 0\
        """,
        id.value());
    // The key forbids two files at one place even for a moment: first all out of the way.
    tx.write("update intake_file set position = position + ? where intake = ?", AWAY, id.value());
    tx.write(
        """
        update intake_file set position = case
          when position = ? then 0
          when position < ? then position - ?
          else position - ? end
        where intake = ?\
        """,
        AWAY + position,
        AWAY + position,
        AWAY - 1,
        AWAY,
        id.value());
    tx.write(
        """
        update intake i set verdict = f.verdict, report = f.report, facts = ?::jsonb, read_facts = ?::jsonb
        from intake_file f where f.intake = i.id and i.id = ? and f.position = 0\
        """,
        Json.write(facts),
        Json.writeNullable(readFacts),
        id.value());
    tx.write(
        "update intake_file set verdict = null, report = null where intake = ? and position = 0",
        id.value());
  }

  public Optional<Intake> find(Transaction tx, IntakeId id) {
    return query(tx, id, "");
  }

  /** Finds and locks it until the transaction ends. */
  public Optional<Intake> lock(Transaction tx, IntakeId id) {
    return query(tx, id, " for update");
  }

  /** Open ones of an agency, oldest first. */
  public List<IntakeId> open(Transaction tx, AgencyId agency, int limit) {
    return tx.handle()
        .createQuery(
            """
            select id from intake where agency = :a and state = 'OPEN'
            order by received_at, id limit :n\
            """)
        .bind("a", agency.value())
        .bind("n", limit)
        .map((rs, ctx) -> new IntakeId(rs.getObject("id", UUID.class)))
        .list();
  }

  /** The oldest open one whose only file is this. */
  public Optional<Intake> openWith(
      Transaction tx, AgencyId agency, Direction direction, BlobId bytes) {
    return tx.handle()
        .createQuery(
            """
            select i.id from intake_file f join intake i on i.id = f.intake
            where f.sha256 = :b and f.position = 0 and i.agency = :a and i.direction = :d
              and i.state = 'OPEN'
              and not exists (select 1 from intake_file o where o.intake = i.id and o.position > 0)
            order by i.received_at, i.id limit 1\
            """)
        .bind("b", bytes.bytes())
        .bind("a", agency.value())
        .bind("d", direction.name())
        .map((rs, ctx) -> new IntakeId(rs.getObject("id", UUID.class)))
        .findOne()
        .flatMap(id -> find(tx, id));
  }

  public void registered(Transaction tx, IntakeId id) {
    tx.write("update intake set state = 'REGISTERED' where id = ?", id.value());
  }

  /**
   * Drops it: nothing of what it said stays, nor names and digests of its files, nor an answer kept
   * under an Idempotency-Key that tells of it.
   */
  public void dropped(Transaction tx, IntakeId id, String reason, Instant at, String by) {
    KeyedWork.withhold(tx, id);
    KeyedWork.did(tx, id);
    tx.handle().execute("delete from intake_file where intake = ?", id.value());
    tx.write(
        """
        update intake set state = 'DROPPED', facts = ?::jsonb, read_facts = null, report = null,
          verdict = null, objection = null, drop_reason = ?, dropped_at = ?, dropped_by = ?
        where id = ?\
        """,
        Json.write(RecordFacts.NONE),
        reason,
        Timestamp.from(at),
        by,
        id.value());
  }

  /** How many were dropped, in all agencies. */
  public long droppedCount(Transaction tx) {
    return tx.handle()
        .createQuery("select count(*) from intake where state = 'DROPPED'")
        .mapTo(Long.class)
        .one();
  }

  /** Marks it as sent back and leaves a notice for the sender, due the same day. */
  public void returned(
      Transaction tx, Intake intake, String reason, Instant at, String by, ReturnNotice notice) {
    KeyedWork.did(tx, intake.id());
    tx.write(
        """
        update intake set state = 'RETURNED', return_reason = ?, returned_at = ?, returned_by = ?
        where id = ?\
        """,
        reason,
        Timestamp.from(at),
        by,
        intake.id().value());
    tx.write(
        """
        insert into sender_notice (agency, intake, sender, code, body, due_on, made_at)
        values (?, ?, ?, ?, ?, ?, ?)\
        """,
        intake.agency().value(),
        intake.id().value(),
        notice.sender(),
        notice.code(),
        notice.body(),
        Date.valueOf(notice.dueOn()),
        Timestamp.from(at));
  }

  /** What the sender is told. */
  public record ReturnNotice(@Nullable String sender, String code, String body, LocalDate dueOn) {}

  /**
   * A notice that waits to be sent.
   *
   * @param dueOn the day by whose end the sender must know
   */
  public record WaitingNotice(
      long id,
      IntakeId intake,
      @Nullable String sender,
      String code,
      String body,
      LocalDate dueOn) {}

  public List<WaitingNotice> notices(Transaction tx, AgencyId agency) {
    return tx.handle()
        .createQuery(
            """
            select id, intake, sender, code, body, due_on from sender_notice
            where agency = :a and sent_at is null order by id limit 500\
            """)
        .bind("a", agency.value())
        .map((rs, ctx) ->
            new WaitingNotice(
                rs.getLong("id"),
                new IntakeId(rs.getObject("intake", UUID.class)),
                rs.getString("sender"),
                rs.getString("code"),
                rs.getString("body"),
                rs.getObject("due_on", LocalDate.class)))
        .list();
  }

  public int noticeSent(Transaction tx, AgencyId agency, long notice, Instant at) {
    KeyedWork.done(tx);
    return tx.handle()
        .execute(
            "update sender_notice set sent_at = ? where id = ? and agency = ? and sent_at is null",
            Timestamp.from(at),
            notice,
            agency.value());
  }

  /**
   * Keeps {@link #claimAlone} from this file until the transaction ends; others may do the same.
   */
  public void claim(Transaction tx, BlobId blob) {
    tx.handle().execute("select pg_advisory_xact_lock_shared(?, ?)", CLAIMS, lockOf(blob));
  }

  /**
   * Has the file to itself until the transaction ends.
   *
   * @return false when somebody has claimed it
   */
  public boolean claimAlone(Transaction tx, BlobId blob) {
    return tx.handle()
        .createQuery("select pg_try_advisory_xact_lock(:space, :key)")
        .bind("space", CLAIMS)
        .bind("key", lockOf(blob))
        .mapTo(Boolean.class)
        .one();
  }

  /** Different files may share a lock: they then wait for each other, nothing worse. */
  private static int lockOf(BlobId blob) {
    return ByteBuffer.wrap(blob.bytes()).getInt();
  }

  /** Whether any row names this file: then its bytes must stay. */
  public boolean anythingNames(Transaction tx, BlobId blob) {
    return tx.handle()
        .createQuery(
            """
            select exists (select 1 from intake_file where sha256 = :b)
                or exists (select 1 from record_revision where sha256 = :b)
                or exists (select 1 from record_attachment where sha256 = :b)
                or exists (select 1 from sealed_annex where sha256 = :b)
                or exists (select 1 from reading_file where sha256 = :b)\
            """)
        .bind("b", blob.bytes())
        .mapTo(Boolean.class)
        .one();
  }

  private static Optional<Intake> query(Transaction tx, IntakeId id, String lock) {
    return tx.handle()
        .createQuery(
            "select i.*, "
                + AttachedFiles.column("intake_file", "f.intake = i.id")
                + " as files, (select t.note from intake_file f join document_text t using (sha256)"
                + " where f.intake = i.id and f.position = 0) as text_note"
                + " from intake i where i.id = :id"
                + lock)
        .bind("id", id.value())
        .map((rs, ctx) -> intake(id, rs))
        .findOne();
  }

  private static Intake intake(IntakeId id, ResultSet rs) throws SQLException {
    List<Attachment> files = AttachedFiles.read(rs.getString("files"));
    Attachment main = files.isEmpty() ? NO_FILE : files.getFirst();
    return new Intake(
        id,
        new AgencyId(rs.getString("agency")),
        Direction.valueOf(rs.getString("direction")),
        IntakeState.valueOf(rs.getString("state")),
        main.file(),
        files.isEmpty() ? List.of() : files.subList(1, files.size()),
        main.text(),
        TextTable.notes(rs.getString("text_note")),
        Json.read(Objects.requireNonNull(rs.getString("facts")), RecordFacts.class),
        Json.treeOrNull(rs.getString("read_facts")),
        Json.treeOrNull(rs.getString("report")),
        rs.getString("verdict"),
        objection(rs.getString("objection")),
        null,
        List.of(),
        rs.getTimestamp("received_at").toInstant(),
        rs.getString("received_by"));
  }

  private static @Nullable Objection objection(@Nullable String name) {
    return name == null ? null : Objection.valueOf(name);
  }
}
