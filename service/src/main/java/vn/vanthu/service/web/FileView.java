package vn.vanthu.service.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import vn.vanthu.service.language.Language;
import vn.vanthu.service.records.Attachment;

/**
 * One of a document's further files as the pages list it. Immutable.
 *
 * @param address where its bytes are
 * @param verdict of its signatures, or empty when it is of a kind that holds none we read
 */
public record FileView(
    int position, String name, String address, String verdict, Optional<ReportView> report) {

  /**
   * The files in their order.
   *
   * @param base address under which each file stands by its position
   * @param reports on their signatures, by position
   */
  static List<FileView> of(
      List<Attachment> attachments,
      Map<Integer, JsonNode> reports,
      String base,
      Language language) {
    return attachments.stream()
        .map(a ->
            new FileView(
                a.position(),
                a.file().fileName(),
                base + "/" + a.position(),
                Objects.requireNonNullElse(a.newestVerdict(), ""),
                Optional.ofNullable(reports.get(a.position()))
                    .map(stored -> ReportView.stored(stored, language))))
        .toList();
  }

  /** The key of the bundle that says how the signatures stand. */
  public String verdictKey() {
    return "verdict.short." + (verdict.isEmpty() ? "NONE" : verdict);
  }
}
