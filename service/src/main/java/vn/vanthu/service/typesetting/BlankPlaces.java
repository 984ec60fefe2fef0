package vn.vanthu.service.typesetting;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.vanthu.service.typesetting.PageGlyphs.Glyph;
import vn.vanthu.service.typesetting.PageGlyphs.Row;

/**
 * Finds in a finished page where its author left room: after "Số:", between "ngày", "tháng" and
 * "năm", and between the signer's title and name (Decree 30/2020/NĐ-CP, Annex I). Linear in the
 * number of letters. Pure.
 */
final class BlankPlaces {
  /** A digit needs about half the type size; less room than this holds no number. */
  private static final float LEAST_NUMBER = 12;

  private static final float LEAST_DAY = 9;
  private static final float LEAST_SIGNATURE = 32;

  private BlankPlaces() {}

  /** Room on a base line. */
  record Blank(float x, float base, float width, float size) {}

  /**
   * The blanks of the letterhead by field name; what is printed already, or has no room, is absent.
   */
  static Map<String, Blank> letterhead(List<Row> rows) {
    Map<String, Blank> blanks = new TreeMap<>();
    for (Row row : rows) {
      if (!blanks.containsKey(OpenFields.NUMBER)) {
        number(row).ifPresent(blank -> blanks.put(OpenFields.NUMBER, blank));
      }
      if (!blanks.containsKey(OpenFields.DAY)) {
        blanks.putAll(date(row));
      }
    }
    return blanks;
  }

  /** Whether a number or a date stands there already: nothing is to be added then. */
  static boolean printed(List<Row> rows, String field) {
    return rows.stream()
        .map(row -> row.text().toLowerCase(Locale.ROOT))
        .anyMatch(text ->
            field.equals(OpenFields.NUMBER)
                ? digitAfter(text, "số:")
                : digitAfter(text, "ngày") && text.contains("tháng") && text.contains("năm"));
  }

  private static boolean digitAfter(String text, String word) {
    int at = text.indexOf(word);
    if (at < 0) {
      return false;
    }
    int next = skip(text, at + word.length());
    return next < text.length() && Character.isDigit(text.charAt(next));
  }

  private static Optional<Blank> number(Row row) {
    String text = row.text();
    for (int at = text.indexOf("Số"); at >= 0; at = text.indexOf("Số", at + 2)) {
      int from = at + 2;
      if (from < text.length() && text.charAt(from) == ':') {
        from++;
      }
      int to = skip(text, from);
      if (to < text.length() && text.charAt(to) == '/' && to > from) {
        return blank(row, from - 1, to, LEAST_NUMBER);
      }
    }
    return Optional.empty();
  }

  private static Map<String, Blank> date(Row row) {
    String text = row.text().toLowerCase(Locale.ROOT);
    int day = text.indexOf("ngày");
    int month = day < 0 ? -1 : text.indexOf("tháng", day);
    int year = month < 0 ? -1 : text.indexOf("năm", month);
    Map<String, Blank> blanks = new TreeMap<>();
    if (year < 0 || skip(text, day + 4) < month) {
      return blanks;
    }
    blank(row, day + 3, month, LEAST_DAY).ifPresent(b -> blanks.put(OpenFields.DAY, b));
    if (skip(text, month + 5) >= year) {
      blank(row, month + 4, year, LEAST_DAY).ifPresent(b -> blanks.put(OpenFields.MONTH, b));
    }
    if (skip(text, year + 3) >= text.length()) {
      Glyph last = row.glyphs().get(year + 2);
      float width = last.size() * 2.3f;
      blanks.put(OpenFields.YEAR, new Blank(last.end() + 2, row.base(), width, last.size()));
    }
    return blanks;
  }

  /** The first index from there on that is neither blank nor a leader of dots or strokes. */
  private static int skip(String text, int from) {
    int at = from;
    while (at < text.length()
        && (Character.isWhitespace(text.charAt(at))
            || Character.isSpaceChar(text.charAt(at))
            || "._…".indexOf(text.charAt(at)) >= 0)) {
      at++;
    }
    return at;
  }

  private static Optional<Blank> blank(Row row, int before, int after, float least) {
    Glyph left = row.glyphs().get(before);
    Glyph right = row.glyphs().get(after);
    float x = left.end() + 1;
    float width = right.x() - 1 - x;
    return width < least
        ? Optional.empty()
        : Optional.of(new Blank(x, row.base(), width, left.size()));
  }

  /**
   * The gap between the signer's title, in capitals, and the name below it: the last one in the
   * right half of the page.
   *
   * @param page width and height of the page
   */
  static Optional<Typesetting.Place> signature(int page, List<Row> rows, float width) {
    List<Row> right = new ArrayList<>();
    for (Row row : rows) {
      rightHalf(row, width).ifPresent(right::add);
    }
    Optional<Typesetting.Place> found = Optional.empty();
    for (int i = 1; i < right.size(); i++) {
      Row above = right.get(i - 1);
      Row below = right.get(i);
      float gap = above.base() - below.base() - below.size();
      if (gap >= LEAST_SIGNATURE
          && DraftText.capitals(above.text())
          && !DraftText.capitals(below.text())) {
        float height = Math.min(gap - 6, Paper.SIGNATURE_HEIGHT);
        float middle = (below.start() + below.end()) / 2;
        float x =
            Math.clamp(
                middle - Paper.SIGNATURE_WIDTH / 2, 0, Math.max(0, width - Paper.SIGNATURE_WIDTH));
        float y = below.base() + below.size() + (gap - height) / 2;
        found = Optional.of(new Typesetting.Place(page, x, y, Paper.SIGNATURE_WIDTH, height));
      }
    }
    return found;
  }

  /** The part of a row that begins in the right half, when there is one. */
  private static Optional<Row> rightHalf(Row row, float width) {
    for (int i = 0; i < row.glyphs().size(); i++) {
      boolean begins = i == 0 || row.text().charAt(i - 1) == ' ';
      if (begins && row.glyphs().get(i).x() > width * 0.42f && row.text().charAt(i) != ' ') {
        String text = row.text().substring(i).strip();
        return text.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Row(
                    text,
                    row.glyphs().subList(i, row.glyphs().size()),
                    row.base(),
                    row.glyphs().get(i).size()));
      }
    }
    return Optional.empty();
  }
}
