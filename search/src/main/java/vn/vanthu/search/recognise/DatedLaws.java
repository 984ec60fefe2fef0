package vn.vanthu.search.recognise;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Laws that a preamble cites by name with their day, month or year alone: {@code Căn cứ Luật Tổ
 * chức … ngày 26 tháng 11 năm 2003; Luật Đất đai năm 2024}. Stateless.
 */
final class DatedLaws {
  private static final Pattern LEAD = Pattern.compile("[-+\\s\\d.)]{0,6}can\\scu\\s");

  /** A law begins the line or stands behind another one. */
  private static final Pattern LAW =
      Pattern.compile(
          "(?:(?<=can cu )|(?<=[;,] )|(?<=[;,] cac )|(?<=can cu cac )|(?<= va ))((?:bo )?luat|phap lenh) "
              + "((?!so:? ?\\d)(?:(?! ngay | so:? ?\\d|\\d/\\d| can cu |[.;]| nam \\d| thang \\d).){3,220}?) (?:(?:da )?duoc quoc hoi .{0,80}?|cua quoc hoi )?"
              + "(?:ngay "
              + Dates.DATE
              + "|(thang \\d{1,2} )?nam (\\d{4})(?=[;,.) ]|$))");

  /** So long a line of a preamble is read. */
  private static final int LONGEST = 1_500;

  private DatedLaws() {}

  /** The laws named in the paragraphs before {@code end}, in order. */
  static List<CitationReader.Mention> read(Reading reading, int end) {
    List<CitationReader.Mention> found = new ArrayList<>();
    for (Reading.Span span : reading.paragraphs) {
      if (span.start() > end) {
        break;
      }
      int limit = Math.min(span.end(), span.start() + LONGEST);
      Matcher lead = LEAD.matcher(reading.fold).region(span.start(), limit);
      if (lead.lookingAt()) {
        String text = reading.fold.substring(span.start(), limit).replace('\n', ' ');
        Matcher law = LAW.matcher(text);
        while (law.find()) {
          found.add(mention(reading, span.start(), law));
        }
      }
    }
    return found;
  }

  private static CitationReader.Mention mention(Reading reading, int at, Matcher law) {
    LocalDate date = Dates.of(law, 3);
    String kind = law.group(1);
    int start = at + law.start(1);
    int end = at + law.end();
    int day = law.start(3) >= 0 ? law.start(3) : law.start(6);
    int raw = day >= 0 ? day : law.start(9);
    return new CitationReader.Mention(
        new Facts.Citation(
            kind.startsWith("bo") ? "Bộ luật" : kind.equals("luat") ? "Luật" : "Pháp lệnh",
            null,
            false,
            date,
            raw < 0 ? null : reading.words(at + raw, end),
            day >= 0 ? null : Integer.valueOf(law.group(10)),
            null,
            reading.words(at + law.start(2), at + law.end(2)),
            Facts.Relation.LEGAL_BASIS,
            1,
            false,
            reading.evidence(start, end)),
        true,
        start);
  }
}
