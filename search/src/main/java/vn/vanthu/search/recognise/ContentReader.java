package vn.vanthu.search.recognise;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a text is as a whole: a document, a portal's page around one, a news article, a form, an
 * annex. Stateless.
 */
final class ContentReader {
  private static final Pattern PUBLISHED =
      Pattern.compile(
          "^(\\d{1,2})[:h](\\d{2})(?:'|\\s*ph)?[,|\\s-]{1,4}(?:ngay\\s)?(\\d{1,2})/(\\d{1,2})/(\\d{4})");
  private static final Pattern PUBLISHED_DATE_FIRST =
      Pattern.compile(
          "^(?:thu (?:hai|ba|tu|nam|sau|bay)|chu nhat)?,?\\s?(?:(?:dang|cap nhat|xuat ban)?:?\\s?ngay\\s)?(\\d{1,2})(?:/|\\sthang\\s)(\\d{1,2})(?:/|\\snam\\s)(\\d{4})\\s?[,|-]?\\s?(?:luc\\s)?(\\d{1,2})[:h](\\d{2})");

  /** A line that says when it was put on the site, without the hour. */
  private static final Pattern POSTED =
      Pattern.compile(
          "^(?:ngay dang|dang ngay|dang luc|ngay cap nhat|cap nhat|cap nhat ngay|ngay xuat ban)\\s?:?\\s?(?:ngay\\s)?(\\d{1,2})/(\\d{1,2})/(\\d{4})$");

  /** So many dots or strokes on end are a blank to fill in. */
  private static final int BLANK = 6;

  private static final int MANY_BLANKS = 12;

  /** What people hand in: with two blanks or more it is a form that nobody has filled in. */
  private static final Pattern REQUEST =
      Pattern.compile(
          "^(?:don (?:de nghi|xin|dang ky|yeu cau|khieu nai|to cao)|giay (?:de nghi|dang ky|uy quyen|cam ket)"
              + "|phieu (?:dang ky|de nghi|khai|yeu cau|thong tin)|to khai|ban (?:cam ket|khai|dang ky|ke khai))");

  private static final int LEAD_LINES = 12;

  private static final Pattern LEAD =
      Pattern.compile(
          "^(?:\\([^)]{2,30}\\)\\s?-\\s?)?(?:(?:sang|chieu|toi|trua)(?: nay)?,?\\s)?(?:ngay )?\\d{1,2}\\s?[/.-]\\s?\\d{1,2}(?:[/.-]\\d{4})?,\\s"
              + "|^(?:ubnd|uy ban|bo|so|chinh phu|thu tuong|van phong|cuc|tong cuc|ban|hoi dong)\\s[^.;:]{0,80}?\\svua (?:ban hanh|co|ky|ra)\\s");

  private ContentReader() {}

  static ContentClass classify(
      Reading reading,
      Letterhead head,
      Title.@Nullable Found title,
      boolean numbered,
      Facts.@Nullable Signer signer,
      boolean recipients,
      boolean portal) {
    boolean flag = head.republic || head.party;
    boolean titled = title != null;
    int signs =
        (flag ? 2 : 0)
            + (titled ? 1 : 0)
            + (numbered ? 2 : 0)
            + (signer != null ? 1 : 0)
            + (recipients ? 1 : 0);
    if (portal) {
      return signs >= 1 ? ContentClass.PORTAL_PAGE : ContentClass.UNKNOWN;
    }
    if (form(reading, numbered)) {
      return ContentClass.FORM;
    }
    if (annex(reading, flag, numbered)) {
      return ContentClass.ANNEX;
    }
    if (signs >= 3 || (titled && (signer != null || recipients))) {
      return ContentClass.OFFICIAL_DOCUMENT;
    }
    if (article(reading) != null
        || (signs <= 1 && byline(reading))
        || (signs == 0 && reports(reading))) {
      return ContentClass.NEWS_ARTICLE;
    }
    return signs >= 2 ? ContentClass.OFFICIAL_DOCUMENT : ContentClass.UNKNOWN;
  }

  /** Begins with Mẫu số, or is full of dotted blanks, and has no number of its own. */
  private static boolean form(Reading reading, boolean numbered) {
    if (numbered || reading.lines.isEmpty()) {
      return false;
    }
    boolean named = false;
    for (int i = 0; i < Math.min(12, reading.lines.size()); i++) {
      String f = reading.lines.get(i).fold();
      named |= reading.lines.get(i).capitals() && REQUEST.matcher(f).find();
      if (i >= 6) {
        continue;
      }
      named |=
          f.startsWith("mau so")
              || (f.startsWith("mau ") && f.length() < 30)
              || f.startsWith("bieu mau")
              || f.startsWith("bieu so")
              || f.startsWith("to khai");
    }
    int blanks = blanks(reading.clean);
    return (named && blanks >= 2)
        || (blanks >= MANY_BLANKS && blanks * 400L > reading.clean.length());
  }

  private static int blanks(String text) {
    int blanks = 0;
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int before = run;
      run = c == '…' ? run + 3 : c == '.' || c == '_' ? run + 1 : 0;
      blanks += before < BLANK && run >= BLANK ? 1 : 0;
    }
    return blanks;
  }

  private static boolean annex(Reading reading, boolean flag, boolean numbered) {
    if (flag || numbered) {
      return false;
    }
    boolean named = false;
    for (int i = 0; i < Math.min(8, reading.lines.size()); i++) {
      Line line = reading.lines.get(i);
      String f = line.fold();
      named |= line.text().length() < 60 && f.startsWith("phu luc");
      if (f.startsWith("(kem theo")
          || f.startsWith("(ban hanh kem theo")
          || f.startsWith("kem theo ")
          || f.startsWith("ban hanh kem theo")
          || f.startsWith("(phu luc")) {
        return true;
      }
    }
    return named;
  }

  /** A heading with the hour of publication; null when there is none. */
  static Facts.@Nullable Article article(Reading reading) {
    for (int i = 0; i < Math.min(12, reading.lines.size()); i++) {
      Line line = reading.lines.get(i);
      boolean cells = i + 1 < reading.lines.size() && reading.lines.get(i + 1).row() == line.row();
      Line last = cells ? reading.lines.get(i + 1) : line;
      String heading = cells ? line.fold() + " " + last.fold() : line.fold();
      Matcher m = PUBLISHED.matcher(heading);
      boolean first = m.find();
      Matcher n = PUBLISHED_DATE_FIRST.matcher(heading);
      Matcher posted = POSTED.matcher(line.fold());
      boolean day = !first && posted.matches();
      if (!first && !day && !n.find()) {
        continue;
      }
      String at =
          day
              ? iso(posted.group(3), posted.group(2), posted.group(1))
              : first
                  ? iso(m.group(5), m.group(4), m.group(3), m.group(1), m.group(2))
                  : iso(n.group(3), n.group(2), n.group(1), n.group(4), n.group(5));
      Line titleLine =
          i == 0 && reading.lines.size() > 1 ? reading.lines.get(1) : reading.lines.getFirst();
      return new Facts.Article(titleLine.text(), at, reading.evidence(line.start(), last.end()));
    }
    return null;
  }

  private static String iso(String year, String month, String day) {
    return String.format(
        java.util.Locale.ROOT,
        "%s-%02d-%02d",
        year,
        Integer.parseInt(month),
        Integer.parseInt(day));
  }

  private static String iso(String year, String month, String day, String hour, String minute) {
    return String.format(
        java.util.Locale.ROOT,
        "%s-%02d-%02dT%02d:%s:00+07:00",
        year,
        Integer.parseInt(month),
        Integer.parseInt(day),
        Integer.parseInt(hour),
        minute);
  }

  /** How news begin: {@code Ngày 9/11, UBND tỉnh …}, {@code UBND tỉnh … vừa ban hành …}. */
  private static boolean reports(Reading reading) {
    return reading.lines.stream()
        .limit(LEAD_LINES)
        .anyMatch(line ->
            line.text().length() > 60
                && LEAD.matcher(line.fold().substring(0, Math.min(200, line.fold().length())))
                    .find());
  }

  /** An article ends with its author, alone in capitals or in Title Case. */
  private static boolean byline(Reading reading) {
    if (reading.lines.size() < 5) {
      return false;
    }
    Line last = reading.lines.getLast();
    String[] words = last.text().split(" ", -1);
    long paragraphs = reading.lines.stream().filter(l -> l.text().length() > 150).count();
    boolean author =
        words.length >= 2
            && words.length <= 5
            && (last.capitals() || SignerReader.person(last.text(), last.fold()))
            && last.text().length() < 40;
    return paragraphs >= 3 && author;
  }
}
