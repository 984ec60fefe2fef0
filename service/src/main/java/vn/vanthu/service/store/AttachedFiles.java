package vn.vanthu.service.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.records.Attachment;
import vn.vanthu.service.records.BlobId;
import vn.vanthu.service.records.SealedAnnex;
import vn.vanthu.service.records.StoredFile;

/**
 * The files that belong to a row as one column of it, so that a list of rows is one question and
 * not one more for each row. Stateless.
 */
final class AttachedFiles {
  private AttachedFiles() {}

  /**
   * The column.
   *
   * @param table with record_attachment's columns
   * @param owner its condition on the outer row, such as {@code f.record = r.id}
   */
  static String column(String table, String owner) {
    return """
    (select json_agg(json_build_array(f.position, encode(f.sha256, 'hex'), f.size, f.file_name,
              f.media_type, w.state, f.verdict) order by f.position)
     from %s f left join document_text w on w.sha256 = f.sha256 where %s)\
    """
        .formatted(table, owner);
  }

  /** The column for the outer row {@code r} of a record: with the seals of its annexes. */
  static String ofRecord() {
    return """
    (select json_agg(json_build_array(f.position, encode(f.sha256, 'hex'), f.size, f.file_name,
              f.media_type, w.state, f.verdict, encode(s.sha256, 'hex'), s.size, s.verdict,
              (extract(epoch from s.sealed_at) * 1000000)::bigint, s.sealed_by) order by f.position)
     from record_attachment f left join document_text w on w.sha256 = f.sha256
     left join sealed_annex s on s.record = f.record and s.position = f.position
     where f.record = r.id)\
    """;
  }

  /** Reads the column; a row without files has null there. */
  static List<Attachment> read(@Nullable String json) {
    if (json == null) {
      return List.of();
    }
    List<Attachment> files = new ArrayList<>();
    for (JsonNode file : Json.tree(json)) {
      StoredFile filed = stored(file, 1, 2);
      files.add(
          new Attachment(
              file.get(0).asInt(),
              filed,
              RevisionTable.textState(file.get(5).textValue()),
              file.get(6).textValue(),
              file.hasNonNull(7) ? seal(file) : null));
    }
    return List.copyOf(files);
  }

  private static SealedAnnex seal(JsonNode file) {
    return new SealedAnnex(
        stored(file, 7, 8),
        file.get(9).asText(),
        Instant.EPOCH.plus(file.get(10).asLong(), ChronoUnit.MICROS),
        file.get(11).asText());
  }

  /** Sealed or not, a file keeps its name and kind. */
  private static StoredFile stored(JsonNode file, int digest, int size) {
    return new StoredFile(
        BlobId.of(HexFormat.of().parseHex(file.get(digest).asText())),
        file.get(size).asLong(),
        file.get(3).asText(),
        file.get(4).asText());
  }
}
