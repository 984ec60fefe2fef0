package vn.vanthu.service.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.access.AccessRule;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.records.BlobId;
import vn.vanthu.service.records.Cancellation;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.IncomingEntry;
import vn.vanthu.service.records.Intake;
import vn.vanthu.service.records.IntakeId;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.RecordFacts;
import vn.vanthu.service.records.RecordId;
import vn.vanthu.service.records.RecordQuery;
import vn.vanthu.service.records.Registration;

/**
 * The books' rows. Every reading question carries the reader's marks: what they do not open is not
 * there. Stateless.
 */
public final class RecordTable {
  /** What {@link RecordRow} reads; conditions on {@code r} follow. */
  static final String COLUMNS =
      """
      select r.*, v.kind, v.sha256, v.size, v.file_name, v.media_type, v.verdict, v.stored_at, v.stored_by,
             t.state as text_state, t.note as text_note, %s as files
      from record r
      join record_revision v on v.record = r.id and v.revision = r.revision
      left join document_text t on t.sha256 = r.original_sha256
      """
          .formatted(AttachedFiles.ofRecord());

  private static final String NEWEST = "r.created_at desc, r.id desc";

  private static final String SAME_BYTES =
      """
      select true as bytes, id, coalesce(display, '') as display, created_at as made from record
      where agency = :agency and direction = :direction
        and original_sha256 = :original and state <> 'CANCELLED'\
      """;

  private static final String SAME_NUMBER =
      """
      select false, id, coalesce(display, ''), created_at from record
      where agency = :agency and number_key = :number and issuer_key = :issuer
        and issued_on = :on and state <> 'CANCELLED' order by created_at limit 20\
      """;

  /**
   * Where equal names and numbers meet; worked out by the caller, who knows how names are folded.
   */
  public record Keys(@Nullable String number, @Nullable String issuer) {}

  /** Inserts a record at version 1; its revision and files follow in the same transaction. */
  public void insert(
      Transaction tx, OfficeRecord record, IntakeId intake, Keys keys, boolean copy) {
    Map<String, @Nullable Object> values = values(record, keys);
    values.put("agency", record.agency().value());
    values.put("direction", record.direction().name());
    values.put("intake", intake.value());
    values.put("copy", copy);
    values.put("original", record.current().file().blob().bytes());
    values.put("createdAt", Timestamp.from(record.createdAt()));
    values.put("createdBy", record.createdBy());
    tx.write(
        """
        insert into record (id, agency, direction, state, intake, version,
          number, number_key, type_code, type_name, issued_on, issuer, issuer_key, subject, signer,
          signer_position, urgency, secrecy, series, year, entry_number, display, book, registered_at,
          registered_by, arrived_on, sender, due_on, paper_original, handed_to, audience, marks,
          revision, original_sha256, created_at, created_by, copy)
        values (:id, :agency, :direction, :state, :intake, 1,
          :number, :numberKey, :typeCode, :typeName, :issuedOn, :issuer, :issuerKey, :subject, :signer,
          :signerPosition, :urgency, :secrecy, :series, :year, :entryNumber, :display, :book, :registeredAt,
          :registeredBy, :arrivedOn, :sender, :dueOn, :paperOriginal, :handedTo, :audience::jsonb, :marks,
          :revision, :original, :createdAt, :createdBy, :copy)\
        """,
        values);
  }

  /**
   * Writes everything that may change, under the next version. When the row no longer stands at the
   * version before, the transaction ends with {@link Superseded}.
   */
  public void update(Transaction tx, OfficeRecord record, Keys keys) {
    Map<String, @Nullable Object> values = values(record, keys);
    Cancellation cancelled = record.cancellation();
    values.put("version", record.version());
    values.put("cancelReason", cancelled == null ? null : cancelled.reason());
    values.put("cancelledAt", cancelled == null ? null : Timestamp.from(cancelled.at()));
    values.put("cancelledBy", cancelled == null ? null : cancelled.by());
    tx.change(
        "record " + record.id(),
        """
        update record set state = :state, version = :version,
          number = :number, number_key = :numberKey, type_code = :typeCode, type_name = :typeName,
          issued_on = :issuedOn, issuer = :issuer, issuer_key = :issuerKey, subject = :subject,
          signer = :signer, signer_position = :signerPosition, urgency = :urgency, secrecy = :secrecy,
          series = :series, year = :year, entry_number = :entryNumber, display = :display, book = :book,
          registered_at = :registeredAt, registered_by = :registeredBy,
          arrived_on = :arrivedOn, sender = :sender, due_on = :dueOn, paper_original = :paperOriginal,
          handed_to = :handedTo, audience = :audience::jsonb, marks = :marks, revision = :revision,
          cancel_reason = :cancelReason, cancelled_at = :cancelledAt, cancelled_by = :cancelledBy
        where id = :id and version = :version - 1\
        """,
        values);
  }

  /** What both write. */
  private static Map<String, @Nullable Object> values(OfficeRecord record, Keys keys) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("id", record.id().value());
    values.put("state", record.state().name());
    values.put("revision", record.current().number());
    values.put("audience", AudienceJson.write(record.audience()));
    values.put(
        "marks", AccessRule.marksOf(record.agency(), record.audience()).toArray(String[]::new));
    facts(values, record.facts(), keys);
    entry(values, record.registration());
    incoming(values, record.incoming());
    return values;
  }

  private static void facts(Map<String, @Nullable Object> values, RecordFacts facts, Keys keys) {
    values.put("number", facts.number());
    values.put("numberKey", keys.number());
    values.put("typeCode", facts.typeCode());
    values.put("typeName", facts.typeName());
    values.put("issuedOn", facts.issuedOn());
    values.put("issuer", facts.issuer());
    values.put("issuerKey", keys.issuer());
    values.put("subject", facts.subject());
    values.put("signer", facts.signer());
    values.put("signerPosition", facts.signerPosition());
    values.put("urgency", facts.urgency().name());
    values.put("secrecy", facts.secrecy().name());
  }

  private static void entry(Map<String, @Nullable Object> values, @Nullable Registration entry) {
    values.put("series", entry == null ? null : entry.series().value());
    values.put("year", entry == null ? null : entry.year());
    values.put("entryNumber", entry == null ? null : entry.number());
    values.put("display", entry == null ? null : entry.display());
    values.put("book", entry == null ? null : entry.book().value());
    values.put("registeredAt", entry == null ? null : Timestamp.from(entry.registeredAt()));
    values.put("registeredBy", entry == null ? null : entry.registeredBy());
  }

  private static void incoming(
      Map<String, @Nullable Object> values, @Nullable IncomingEntry incoming) {
    values.put("arrivedOn", incoming == null ? null : incoming.arrivedOn());
    values.put("sender", incoming == null ? null : incoming.sender());
    values.put("dueOn", incoming == null ? null : incoming.dueOn());
    values.put("paperOriginal", incoming != null && incoming.paperOriginal());
    values.put("handedTo", incoming == null ? null : incoming.handedTo());
  }

  /** Any record, for the program itself. */
  public Optional<OfficeRecord> find(Transaction tx, RecordId id) {
    return tx.handle()
        .createQuery(COLUMNS + "where r.id = :id")
        .bind("id", id.value())
        .map((rs, ctx) -> RecordRow.read(rs))
        .findOne();
  }

  /** A record that these marks open. */
  public Optional<OfficeRecord> find(Transaction tx, RecordId id, Set<String> marks) {
    return tx.handle()
        .createQuery(COLUMNS + "where r.id = :id and r.marks && :marks::text[]")
        .bind("id", id.value())
        .bindArray("marks", String.class, marks.toArray())
        .map((rs, ctx) -> RecordRow.read(rs))
        .findOne();
  }

  /**
   * The record that holds these original bytes in a book or as a draft, unless cancelled; of
   * several copies of one paper the first.
   */
  public Optional<OfficeRecord> withBytes(
      Transaction tx, AgencyId agency, Direction direction, BlobId original) {
    return tx.handle()
        .createQuery(
            COLUMNS
                + """
                where r.agency = :agency and r.direction = :direction
                  and r.original_sha256 = :original and r.state <> 'CANCELLED'
                order by r.created_at, r.id limit 1\
                """)
        .bind("agency", agency.value())
        .bind("direction", direction.name())
        .bind("original", original.bytes())
        .map((rs, ctx) -> RecordRow.read(rs))
        .findOne();
  }

  /**
   * Records whose main file is or was this one, or whose annex the agency sealed in it, open to the
   * marks: those that stand before struck ones, those whose present file it is before those that
   * went on, the newest first. A file that is attached and not sealed is another document than that
   * record.
   */
  public List<OfficeRecord> holding(Transaction tx, BlobId file, Set<String> marks) {
    return holding(tx, file, marks, "");
  }

  /**
   * The same, of those that came in or were released: what is in the making is nobody's original.
   */
  public List<OfficeRecord> filed(Transaction tx, BlobId file, Set<String> marks) {
    return holding(
        tx,
        file,
        marks,
        """
         and r.state <> 'DRAFT'
          and (r.direction = 'INCOMING'
            or exists (select 1 from record_event e where e.record = r.id and e.kind = 'RELEASED'))\
        """);
  }

  private static List<OfficeRecord> holding(
      Transaction tx, BlobId file, Set<String> marks, String more) {
    return tx.handle()
        .createQuery(
            COLUMNS
                + """
                where r.marks && :marks::text[]
                  and r.id in (select record from record_revision where sha256 = :file
                               union select record from sealed_annex where sha256 = :file)\
                """
                + more
                + " order by r.state = 'CANCELLED', v.sha256 <> :file, r.created_at desc limit 20")
        .bind("file", file.bytes())
        .bindArray("marks", String.class, marks.toArray())
        .map((rs, ctx) -> RecordRow.read(rs))
        .list();
  }

  /** The record a received document became. */
  public Optional<OfficeRecord> ofIntake(Transaction tx, IntakeId intake) {
    return tx.handle()
        .createQuery(COLUMNS + "where r.intake = :intake")
        .bind("intake", intake.value())
        .map((rs, ctx) -> RecordRow.read(rs))
        .findOne();
  }

  /** What the books of the intake's agency hold already that is like it; in one question. */
  public Alike alike(Transaction tx, Intake intake, RecordFacts facts, Keys keys) {
    boolean numbered = keys.number() != null && keys.issuer() != null && facts.issuedOn() != null;
    Query query =
        tx.handle()
            .createQuery(
                SAME_BYTES
                    + (numbered
                        ? " union all (" + SAME_NUMBER + ") order by bytes desc, made"
                        : ""))
            .bind("agency", intake.agency().value())
            .bind("direction", intake.direction().name())
            .bind("original", intake.main().blob().bytes());
    if (numbered) {
      query
          .bind("number", keys.number())
          .bind("issuer", keys.issuer())
          .bind("on", facts.issuedOn());
    }
    List<Alike.Known> bytes = new ArrayList<>();
    List<RecordId> number = new ArrayList<>();
    query
        .map((rs, ctx) -> {
          RecordId id = new RecordId(rs.getObject("id", UUID.class));
          return rs.getBoolean("bytes")
              ? bytes.add(new Alike.Known(id, rs.getString("display")))
              : number.add(id);
        })
        .list();
    return new Alike(bytes.stream().findFirst(), number);
  }

  /**
   * Lists records that the marks open: newest first, or when days of issue are asked for, the
   * latest issued first. Whatever the order, an index has it, so that a page costs the same in a
   * book of a million.
   *
   * @param numberKey the query's number, folded
   */
  public List<OfficeRecord> list(
      Transaction tx, RecordQuery query, @Nullable String numberKey, Set<String> marks) {
    boolean byDay = query.issuedFrom() != null || query.issuedTo() != null;
    String order = byDay ? "r.issued_on desc, r.created_at desc, r.id desc" : NEWEST;
    String page = " order by " + order + " limit :limit";
    String where = conditions(query, byDay);
    String hits =
        numberKey == null
            ? "select r.id from record r" + where + page
            // Two ways to a number, each by its own index.
            : "(select r.id from record r"
                + where
                + " and r.number_key = :number"
                + page
                + ")"
                + " union (select r.id from record r"
                + where
                + " and r.display = :display"
                + page
                + ")";
    Query q = tx.handle().createQuery(COLUMNS + " where r.id in (" + hits + ")" + page);
    q.addCustomizer(new PlannedForItsValues());
    q.bindArray("marks", String.class, marks.toArray()).bind("limit", query.limit());
    bind(q, "agency", query.agency() == null ? null : query.agency().value());
    bind(q, "direction", query.direction() == null ? null : query.direction().name());
    bind(q, "state", query.state() == null ? null : query.state().name());
    bind(q, "book", query.book() == null ? null : query.book().value());
    bind(q, "year", query.year());
    bind(q, "number", numberKey);
    bind(q, "display", numberKey == null ? null : query.number());
    bind(q, "from", query.issuedFrom());
    bind(q, "to", query.issuedTo());
    bind(q, "after", query.after() == null ? null : query.after().value());
    return q.map((rs, ctx) -> RecordRow.read(rs)).list();
  }

  private static String conditions(RecordQuery query, boolean byDay) {
    StringBuilder sql = new StringBuilder(" where r.marks && :marks::text[]");
    condition(sql, query.agency(), "r.agency = :agency");
    condition(sql, query.direction(), "r.direction = :direction");
    condition(sql, query.state(), "r.state = :state");
    condition(sql, query.book(), "r.book = :book");
    condition(sql, query.year(), "r.year = :year");
    condition(sql, query.issuedFrom(), "r.issued_on >= :from");
    condition(sql, query.issuedTo(), "r.issued_on <= :to");
    String key = byDay ? "issued_on, created_at, id" : "created_at, id";
    condition(
        sql,
        query.after(),
        "(%s) < (select %s from record where id = :after)"
            .formatted(byDay ? "r.issued_on, r.created_at, r.id" : "r.created_at, r.id", key));
    return sql.toString();
  }

  private static void condition(StringBuilder sql, @Nullable Object value, String clause) {
    if (value != null) {
      sql.append(" and ").append(clause);
    }
  }

  private static void bind(Query query, String name, @Nullable Object value) {
    if (value != null) {
      query.bind(name, value);
    }
  }

  /** The facts as they were proposed when the record's document was received. */
  public Optional<RecordFacts> proposed(Transaction tx, RecordId id) {
    return tx.handle()
        .createQuery(
            "select i.facts from record r join intake i on i.id = r.intake where r.id = :id")
        .bind("id", id.value())
        .mapTo(String.class)
        .findOne()
        .map(facts -> Json.read(facts, RecordFacts.class));
  }

  /** What the recogniser read when the record's document was received. */
  public Optional<JsonNode> readFacts(Transaction tx, RecordId id) {
    return tx.handle()
        .createQuery(
            """
            select i.read_facts from record r join intake i on i.id = r.intake
            where r.id = :id and i.read_facts is not null\
            """)
        .bind("id", id.value())
        .mapTo(String.class)
        .findOne()
        .map(Json::tree);
  }

  /** Keys of all records after one, in order of the key: for walks over everything. */
  public List<RecordId> idsAfter(Transaction tx, @Nullable RecordId last, int limit) {
    return tx.handle()
        .createQuery("select id from record where id > :last order by id limit :limit")
        .bind("last", last == null ? new UUID(0, 0) : last.value())
        .bind("limit", limit)
        .map((rs, ctx) -> new RecordId(rs.getObject("id", UUID.class)))
        .list();
  }
}
