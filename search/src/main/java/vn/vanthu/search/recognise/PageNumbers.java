package vn.vanthu.search.recognise;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of a text that are nothing but the number of a page, from top to bottom.
 * Single-threaded.
 *
 * <p>A bare number is one where it goes on from the page before, or from the one before that (the
 * first page has none by rule, so that the second begins: Decree 30/2020/NĐ-CP, annex I) and no
 * sentence that was broken into lines goes through it ({@code ngày / 2 / tháng 3}). Between dashes
 * ({@code - 2 -}) it is always one.
 */
final class PageNumbers {
  private static final Pattern LINE =
      Pattern.compile(
          "(?m)^[ \\t\u00a0]*+(?:(\\d{1,3})|[-\u2013] ?\\d{1,3} ?[-\u2013])[ \\t\u00a0\\r]*+\\n");

  /** Words before a number that belongs to their sentence. */
  private static final Pattern COUNTS =
      Pattern.compile(
          "(?:[,(/:|-]|\\b(?:dieu|khoan|diem|ngay|thang|nam|so|quy|muc|phan|chuong|bang|va|den|tu|lan|khoa))\\s*$");

  /** How a sentence goes on behind a number. */
  private static final Pattern COUNTED =
      Pattern.compile("^\\s*(?:[/,.;:)|-]|\\d|(?:thang|nam|dong|nguoi|ngay|gio)\\b)");

  private static final int REACH = 10;

  private final String text;
  private final Matcher lines;
  private int next = 2;
  private int start;
  private int end;

  PageNumbers(String text) {
    this.text = text;
    this.lines = LINE.matcher(text);
    find();
  }

  /** Offset of the next such line, -1 when there is none. */
  int start() {
    return start;
  }

  /** Offset of the line feed behind it; goes on to the one after. */
  int skip() {
    int last = end - 1;
    find();
    return last;
  }

  private void find() {
    while (lines.find()) {
      start = lines.start();
      end = lines.end();
      if (lines.group(1) == null) {
        return;
      }
      int number = Integer.parseInt(lines.group(1));
      if ((number == next || number == next + 1) && !counts()) {
        next = number + 1;
        return;
      }
    }
    start = -1;
  }

  private boolean counts() {
    String above = Chars.fold(text.substring(Math.max(0, start - REACH), start));
    String below = Chars.fold(text.substring(end, Math.min(text.length(), end + REACH)));
    return COUNTS.matcher(above).find() || COUNTED.matcher(below).find();
  }
}
