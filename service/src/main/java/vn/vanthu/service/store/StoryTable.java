package vn.vanthu.service.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.records.BlobId;
import vn.vanthu.service.records.HistoryEvent;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.RecordId;
import vn.vanthu.service.records.Revision;
import vn.vanthu.service.records.RevisionKind;
import vn.vanthu.service.records.StoredFile;

/**
 * A record with all that happened to it, in one question: one statement sees one unchanging view of
 * all rows, so neither a transaction nor more trips are needed. Stateless.
 */
public final class StoryTable {
  private static final String MICROS = "(extract(epoch from %s) * 1000000)::bigint";

  private static final String QUESTION =
      """
      select w.*,
        (select json_agg(json_build_array(e.id, %s, e.actor, e.kind, e.detail) order by e.id)
         from record_event e where e.record = w.id) as events,
        (select json_agg(json_build_array(n.revision, n.kind, encode(n.sha256, 'hex'), n.size, n.file_name,
                  n.media_type, %s, n.stored_by, n.verdict) order by n.revision)
         from record_revision n where n.record = w.id) as revisions
      from (%s where r.id = :id and r.marks && :marks::text[]) w\
      """
          .formatted(
              MICROS.formatted("e.at"), MICROS.formatted("n.stored_at"), RecordTable.COLUMNS);

  /**
   * What one statement saw.
   *
   * @param history oldest first
   * @param revisions oldest first
   */
  public record Story(OfficeRecord record, List<HistoryEvent> history, List<Revision> revisions) {}

  /** The story of a record that these marks open. */
  public Optional<Story> find(Transaction tx, RecordId id, Set<String> marks) {
    return tx.handle()
        .createQuery(QUESTION)
        .bind("id", id.value())
        .bindArray("marks", String.class, marks.toArray())
        .map((rs, ctx) ->
            new Story(
                RecordRow.read(rs),
                history(rs.getString("events")),
                revisions(rs.getString("revisions"))))
        .findOne();
  }

  private static List<HistoryEvent> history(@Nullable String json) {
    List<HistoryEvent> history = new ArrayList<>();
    for (JsonNode e : array(json)) {
      history.add(
          new HistoryEvent(
              e.get(0).asLong(),
              instant(e.get(1)),
              e.get(2).asText(),
              e.get(3).asText(),
              e.get(4)));
    }
    return List.copyOf(history);
  }

  private static List<Revision> revisions(@Nullable String json) {
    List<Revision> revisions = new ArrayList<>();
    for (JsonNode r : array(json)) {
      revisions.add(
          new Revision(
              r.get(0).asInt(),
              RevisionKind.valueOf(r.get(1).asText()),
              new StoredFile(
                  BlobId.of(HexFormat.of().parseHex(r.get(2).asText())),
                  r.get(3).asLong(),
                  r.get(4).asText(),
                  r.get(5).asText()),
              instant(r.get(6)),
              r.get(7).asText(),
              r.get(8).textValue()));
    }
    return List.copyOf(revisions);
  }

  private static Iterable<JsonNode> array(@Nullable String json) {
    return json == null ? List.of() : Json.tree(json);
  }

  private static Instant instant(JsonNode micros) {
    return Instant.EPOCH.plus(micros.asLong(), ChronoUnit.MICROS);
  }
}
