package vn.vanthu.search.recognise;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the document is about (trích yếu): the lines under its title, or {@code V/v} under the
 * number of a letter. Immutable.
 */
final class SubjectReader {
  private static final Pattern BLOCK =
      Pattern.compile(
          "cua\\s[^.;:]{3,140}?\\sso\\s?:?\\s?\\d[^\\s]{0,30}(?:\\s-\\s[^\\s]{1,20})?,?\\s{1,3}ngay\\s{1,3}"
              + Dates.DATE
              + "[\\s,]{1,3}(?=ve\\s|quy dinh|ban hanh|huong dan|sua doi|bai bo|cong bo|phe duyet|thanh lap)");

  /** With what a subject begins that stands under the day, where a page lost the title. */
  private static final Pattern UNTITLED =
      Pattern.compile(
          "(?:ve |v/v|ban hanh |quy dinh |phe duyet |thanh lap |sua doi|bai bo |cong bo |dieu chinh |bo sung |huong dan |quy che |ke hoach |phan cong |phan bo )");

  private final Title titles;
  private final Casing casing;

  SubjectReader(Title titles, Casing casing) {
    this.titles = titles;
    this.casing = casing;
  }

  Facts.@Nullable Value<String> read(
      Reading reading, Title.@Nullable Found title, Title.@Nullable Block block, Letterhead head) {
    Facts.Value<String> found =
        title == null
            ? null
            : block == null
                ? titles.subject(reading, title)
                : titles.subject(reading, title, block);
    if (found == null && title == null && head.republic) {
      found = untitled(reading, head);
    }
    if (found == null) {
      found = about(reading, head);
    }
    if (found == null || headOfPage(found.raw())) {
      return null;
    }
    found = withoutBlock(reading, found);
    String plain = found.value().replaceAll("[\\s.;:]+$", "");
    return new Facts.Value<>(casing.sentence(plain), found.raw(), found.evidence(), false);
  }

  /**
   * {@code CỦA HỘI ĐỒNG BỘ TRƯỞNG SỐ 10-HĐBT NGÀY 1-10-1981 VỀ VIỆC …} under a letterhead that says
   * it already: the subject begins behind the day.
   */
  private static Facts.Value<String> withoutBlock(Reading reading, Facts.Value<String> found) {
    int start = reading.before(found.evidence());
    int end = reading.behind(found.evidence());
    Matcher block = BLOCK.matcher(reading.fold).region(start, end);
    return block.lookingAt() && block.end() < end ? Title.value(reading, block.end(), end) : found;
  }

  /**
   * The name of the republic or of the party, or the motto: the right cell of a letterhead that was
   * read after the title. No document is about it; what its subject is was not found.
   */
  private static boolean headOfPage(String raw) {
    String letters = Chars.letters(raw);
    return letters.startsWith("conghoaxahoichunghiavietnam")
        || letters.startsWith("doclaptudohanhphuc")
        || letters.equals("dangcongsanvietnam");
  }

  /** The lines in capitals between day and body, where a page lost the line with the kind. */
  private static Facts.@Nullable Value<String> untitled(Reading reading, Letterhead head) {
    List<Line> lines = head.lines();
    boolean dated = false;
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      if (!dated || !line.capitals() || !UNTITLED.matcher(line.fold()).lookingAt()) {
        dated |= line.fold().contains("ngay ") && line.fold().contains(" thang ");
        continue;
      }
      int last = i;
      while (last + 1 < lines.size()
          && lines.get(last + 1).capitals()
          && !TitleLines.speaks(lines.get(last + 1).fold())
          && !TitleLines.isRule(lines.get(last + 1))) {
        last++;
      }
      return Title.value(reading, line.start(), lines.get(last).end());
    }
    return null;
  }

  /** {@code V/v chính sách thuế / GTGT}: the last word of a subject, not the body of a cell. */
  private static boolean abbreviation(Line above, Line line) {
    return !line.apart()
        && line.row() == above.row() + 1
        && line.text().length() <= 8
        && line.text().indexOf(' ') < 0
        && !line.fold().equals("mat")
        && !line.fold().equals("khan");
  }

  /** V/v under the number of a letter. */
  private static Facts.@Nullable Value<String> about(Reading reading, Letterhead head) {
    List<Line> lines = head.lines();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      int at =
          line.fold().startsWith("v/v") || line.fold().startsWith("ve viec ")
              ? 0
              : line.fold().indexOf(" v/v");
      if (at < 0) {
        continue;
      }
      int start = line.start() + at;
      int end = line.end();
      StringBuilder words = new StringBuilder(reading.words(start, end));
      for (int k = i + 1; k < Math.min(lines.size(), i + 8); k++) {
        Line next = lines.get(k);
        if (next.row() == lines.get(k - 1).row()) {
          continue; // the right cell
        }
        if (headOfPage(next.text())
            || (next.fold().contains("ngay ") && next.fold().contains("thang"))
            || next.fold().startsWith("doc lap")
            || TitleLines.isRule(next)
            || (next.capitals() && !abbreviation(lines.get(k - 1), next))) {
          break;
        }
        if (next.apart()
            && !Character.isLowerCase(next.text().charAt(0))
            && !Character.isDigit(next.text().charAt(0))) {
          break;
        }
        if (reading.optical() && next.text().length() < 4) {
          continue;
        }
        end = next.end();
        words.append(' ').append(reading.words(next.start(), end));
      }
      String whole = words.toString();
      return new Facts.Value<>(whole, whole, reading.evidence(start, end), false);
    }
    return null;
  }
}
