package vn.vanthu.service.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import vn.vanthu.service.questions.AskedQuestion;
import vn.vanthu.service.questions.SavedQuestion;
import vn.vanthu.service.questions.SavedSearch;
import vn.vanthu.service.questions.SearchAlert;
import vn.vanthu.service.records.RecordId;

/** What people search for, in PostgreSQL (V140). Every question names the owner. Stateless. */
public final class SearchTable {
  private static final String OWN = " agency = :agency and owner = :owner ";
  private static final String SEEN_BY_OWNER =
      """
      from search_alert a
      join saved_search s on s.id = a.search
      join record r on r.id = a.record
      where s.agency = :agency and s.owner = :owner and r.marks && :marks::text[]\
      """;

  /** The owner's kept questions, newest first. */
  public List<SavedSearch> saved(Transaction tx, String agency, String owner) {
    return tx.handle()
        .createQuery("select * from saved_search where" + OWN + "order by created_at desc, id")
        .bind("agency", agency)
        .bind("owner", owner)
        .map((rs, _) -> search(rs))
        .list();
  }

  /** Every kept question with an alert. */
  public List<SavedSearch> alerting(Transaction tx) {
    return tx.handle()
        .createQuery("select * from saved_search where alert")
        .map((rs, _) -> search(rs))
        .list();
  }

  public int insert(Transaction tx, SavedSearch search) {
    KeyedWork.kept(tx, search.id());
    return tx.handle()
        .createUpdate(
            """
            insert into saved_search (id, agency, owner, name, question, alert, created_at)
            values (:id, :agency, :owner, :name, :question::jsonb, :alert, :at)\
            """)
        .bind("id", search.id())
        .bind("agency", search.agency())
        .bind("owner", search.owner())
        .bind("name", search.name())
        .bind("question", Json.write(search.question().parameters()))
        .bind("alert", search.alert())
        .bind("at", Timestamp.from(search.createdAt()))
        .execute();
  }

  /** Whether the owner had it. */
  public boolean delete(Transaction tx, UUID id, String agency, String owner) {
    return tx.handle()
            .createUpdate("delete from saved_search where id = :id and" + OWN)
            .bind("id", id)
            .bind("agency", agency)
            .bind("owner", owner)
            .execute()
        == 1;
  }

  /** Tells a record once for each question; how many were new. */
  public int tell(Transaction tx, List<SavedSearch> answered, RecordId record) {
    int told = 0;
    for (SavedSearch search : answered) {
      told +=
          tx.handle()
              .createUpdate(
                  """
                  insert into search_alert (search, record, at)
                  select id, :record, now() from saved_search where id = :search
                  on conflict do nothing\
                  """)
              .bind("search", search.id())
              .bind("record", record.value())
              .execute();
    }
    return told;
  }

  /** The newest first, of records that these marks open. */
  public List<SearchAlert> alerts(
      Transaction tx, String agency, String owner, Set<String> marks, int most) {
    return tx.handle()
        .createQuery(
            "select a.search, s.name, a.record, r.number, r.subject, a.at, a.seen_at "
                + SEEN_BY_OWNER
                + " order by a.at desc, a.record limit :most")
        .bind("agency", agency)
        .bind("owner", owner)
        .bindArray("marks", String.class, marks.toArray())
        .bind("most", most)
        .map((rs, _) ->
            new SearchAlert(
                rs.getObject("search", UUID.class),
                rs.getString("name"),
                new RecordId(rs.getObject("record", UUID.class)),
                rs.getString("number"),
                rs.getString("subject"),
                rs.getTimestamp("at").toInstant(),
                rs.getTimestamp("seen_at") != null))
        .list();
  }

  /** How many of them were not looked at. */
  public int unseen(Transaction tx, String agency, String owner, Set<String> marks) {
    return tx.handle()
        .createQuery("select count(*) " + SEEN_BY_OWNER + " and a.seen_at is null")
        .bind("agency", agency)
        .bind("owner", owner)
        .bindArray("marks", String.class, marks.toArray())
        .mapTo(Integer.class)
        .one();
  }

  public int seen(Transaction tx, String agency, String owner, Instant at) {
    KeyedWork.done(tx);
    return tx.handle()
        .createUpdate(
            """
            update search_alert set seen_at = :at where seen_at is null
              and search in (select id from saved_search where agency = :agency and owner = :owner)\
            """)
        .bind("at", Timestamp.from(at))
        .bind("agency", agency)
        .bind("owner", owner)
        .execute();
  }

  /** What the owner asked lately, newest first. */
  public List<AskedQuestion> history(Transaction tx, String agency, String owner, int most) {
    return tx.handle()
        .createQuery(
            "select id, question, asked_at from search_history where"
                + OWN
                + "order by id desc limit :most")
        .bind("agency", agency)
        .bind("owner", owner)
        .bind("most", most)
        .map((rs, _) ->
            new AskedQuestion(
                rs.getLong("id"),
                question(rs.getString("question")),
                rs.getTimestamp("asked_at").toInstant()))
        .list();
  }

  public int remember(
      Transaction tx, String agency, String owner, SavedQuestion question, Instant at) {
    return tx.handle()
        .createUpdate(
            """
            insert into search_history (agency, owner, question, asked_at)
            values (:agency, :owner, :question::jsonb, :at)\
            """)
        .bind("agency", agency)
        .bind("owner", owner)
        .bind("question", Json.write(question.parameters()))
        .bind("at", Timestamp.from(at))
        .execute();
  }

  /** Whether the owner had asked it. */
  public boolean forget(Transaction tx, long id, String agency, String owner) {
    return tx.handle()
            .createUpdate("delete from search_history where id = :id and" + OWN)
            .bind("id", id)
            .bind("agency", agency)
            .bind("owner", owner)
            .execute()
        == 1;
  }

  /** Keeps the newest so many; how many went. */
  public int trim(Transaction tx, String agency, String owner, int most) {
    return tx.handle()
        .createUpdate(
            "delete from search_history where"
                + OWN
                + "and id not in (select id from search_history where"
                + OWN
                + "order by id desc limit :most)")
        .bind("agency", agency)
        .bind("owner", owner)
        .bind("most", most)
        .execute();
  }

  private static SavedSearch search(ResultSet rs) throws SQLException {
    return new SavedSearch(
        rs.getObject("id", UUID.class),
        rs.getString("agency"),
        rs.getString("owner"),
        rs.getString("name"),
        question(rs.getString("question")),
        rs.getBoolean("alert"),
        rs.getTimestamp("created_at").toInstant());
  }

  private static SavedQuestion question(String json) {
    Map<String, String> parameters = new TreeMap<>();
    for (Map.Entry<String, JsonNode> field : Json.read(json, JsonNode.class).properties()) {
      parameters.put(field.getKey(), field.getValue().asText());
    }
    return new SavedQuestion(parameters);
  }
}
