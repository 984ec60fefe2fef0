package vn.vanthu.service.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.records.Attachment;
import vn.vanthu.service.records.BlobId;
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

  /** Reads the column; a row without files has null there. */
  static List<Attachment> read(@Nullable String json) {
    if (json == null) {
      return List.of();
    }
    List<Attachment> files = new ArrayList<>();
    for (JsonNode file : Json.tree(json)) {
      files.add(
          new Attachment(
              file.get(0).asInt(),
              new StoredFile(
                  BlobId.of(HexFormat.of().parseHex(file.get(1).asText())),
                  file.get(2).asLong(),
                  file.get(3).asText(),
                  file.get(4).asText()),
              RevisionTable.textState(file.get(5).textValue()),
              file.get(6).textValue()));
    }
    return List.copyOf(files);
  }
}
