package vn.vanthu.search.recognise;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the document is about (trích yếu): the lines under its title, or {@code V/v} under the
 * number of a letter. Immutable.
 */
final class SubjectReader {
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
    if (found == null) {
      found = about(reading, head);
    }
    if (found == null || headOfPage(found.raw())) {
      return null;
    }
    String plain = found.value().replaceAll("[\\s.;:]+$", "");
    return new Facts.Value<>(casing.sentence(plain), found.raw(), found.evidence(), false);
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
