package vn.vanthu.service.api;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.query.Hit;
import vn.vanthu.service.language.Language;

/**
 * A list of hits as a table for spreadsheets: CSV of RFC 4180 in UTF-8 with a byte order mark, so
 * that Excel reads Vietnamese. A cell that a spreadsheet would take for a formula gets an
 * apostrophe in front (CWE-1236). Stateless.
 */
final class ResultTable {
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final String STARTS_FORMULA = "=+-@\t\r\n|";

  private ResultTable() {}

  /** The table with its heading. */
  static String csv(List<Hit> hits, Language language) {
    StringBuilder csv = new StringBuilder(BYTE_ORDER_MARK);
    csv.append(row(headings(language)));
    for (Hit hit : hits) {
      List<String> cells = new ArrayList<>();
      cells.add(text(hit.number()));
      cells.add(day(hit.issuedOn()));
      cells.add(text(hit.issuer()));
      cells.add(text(hit.type()));
      cells.add(hit.subject().text());
      cells.add(text(hit.arrivalNumber()));
      cells.add(day(hit.effectiveFrom()));
      cells.add(day(hit.effectiveTo()));
      cells.add(text(hit.signature()));
      cells.add(hit.id());
      csv.append(row(cells));
    }
    return csv.toString();
  }

  private static List<String> headings(Language language) {
    return List.of(
        language.pick("Số, ký hiệu", "Number"),
        language.pick("Ngày ban hành", "Issued on"),
        language.pick("Cơ quan ban hành", "Issuing body"),
        language.pick("Loại văn bản", "Type"),
        language.pick("Trích yếu", "Subject"),
        language.pick("Số đến", "Arrival number"),
        language.pick("Có hiệu lực từ", "In force from"),
        language.pick("Hết hiệu lực", "In force until"),
        language.pick("Chữ ký", "Signatures"),
        language.pick("Mã", "Id"));
  }

  private static String row(List<String> cells) {
    return cells.stream().map(ResultTable::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  static String cell(String text) {
    String harmless =
        !text.isEmpty() && STARTS_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    boolean quoted =
        harmless.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r' || c == ';');
    return quoted ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String day(@Nullable LocalDate day) {
    return day == null ? "" : day.toString();
  }
}
