package vn.vanthu.service.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import vn.vanthu.service.language.Language;

/** Verification reports as a paper that people read and file. Thread-safe. */
@FunctionalInterface
public interface ReportPaper {
  /** The media type of the paper. */
  String MEDIA_TYPE = "application/pdf";

  /**
   * Writes verification reports ({@code docs/VERIFICATION.md}), each beginning on a page of its
   * own.
   *
   * @return a PDF/A-2b file
   */
  byte[] write(List<JsonNode> reports, Language language);

  /** A stored report, which knows no file name, under the name of its file. */
  static JsonNode named(JsonNode report, String file) {
    return report instanceof ObjectNode known ? known.deepCopy().put("file", file) : report;
  }
}
