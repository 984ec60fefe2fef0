package vn.vanthu.search.recognise;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who must do what by when. Stateless.
 *
 * <p>A date binds only in a sentence that orders something, and never when it lies before the day
 * of issue: those tell of the past, as do {@code đã được … trước ngày} and {@code từ ngày … đến
 * ngày}.
 */
final class TaskReader {
  private static final int MAX_TASKS = 300;
  private static final int MAX_PARAGRAPHS = 20_000;
  private static final int MAX_SENTENCES = 400;
  private static final Pattern DUE =
      Pattern.compile(
          "(?<![a-z])(truoc het|truoc|cham nhat(?: la)?(?: den| vao)?(?: truoc)?(?: het)?|muon nhat(?: la)?|den het|han cuoi(?: la)?|thoi han(?: la)?)"
              + "\\s(?:ngay\\s)?"
              + Dates.DATE);
  private static final Pattern QUARTER =
      Pattern.compile(
          "(?<![a-z])(?:xong |hoan thanh )?(trong|xong|hoan thanh|truoc het|den het)\\squy\\s(iv|i{1,3}|[1-4])(?:\\s?/\\s?|\\snam\\s|,\\snam\\s)(\\d{4})");
  private static final Pattern MONTH =
      Pattern.compile(
          "(?<![a-z])(?:xong |hoan thanh )?(trong|xong|hoan thanh|den het|het)\\sthang\\s(\\d{1,2})(?:\\s?/\\s?|\\snam\\s)(\\d{4})");
  private static final Pattern IN_YEAR =
      Pattern.compile(
          "(?<![a-z])vao\\snam\\s(\\d{4})((?:(?:,|\\sva)\\s(?:nam\\s)?\\d{4}){0,4})(?!\\d)");
  private static final Pattern DONE_IN_YEAR =
      Pattern.compile(
          "(?<![a-z])(?:hoan thanh|xong)(?:\\s[a-z]+){0,3}\\strong\\snam\\s(\\d{4})(?!\\d)");
  private static final Pattern BY_YEAR =
      Pattern.compile("(?<![a-z])den\\s(?:het\\s|cuoi\\s)?nam\\s(\\d{4}),\\s");
  private static final Pattern ORDER =
      Pattern.compile(
          "bao cao|gui|trinh|hoan thanh|xong|tong hop|tham muu|thuc hien|to chuc|ban hanh|xay dung|trien khai|ra soat|cung cap|\\bnop\\b|de xuat|cap nhat"
              + "|kiem tra|bao dam|phan bo|giai ngan|so ket|tong ket|thanh lap|dua vao|ket thuc|khac phuc|xu ly|danh gia|cong bo|dang ky|phe duyet|lap ");
  private static final Pattern PAST =
      Pattern.compile(
          "(?:\\bda\\b|\\bduoc\\b|phat sinh|ky ket|co hieu luc|thuoc|con hieu luc)[^.;]{0,40}$");
  private static final Pattern FROM =
      Pattern.compile("(?:tu|ke tu|giai doan)\\s(?:ngay\\s)?[\\d/.thangnam ]{4,30}$");
  private static final Pattern RANGE =
      Pattern.compile("(?<![a-z])tu\\s(?:thang|quy|nam)\\s[\\div]{1,4}[^.;]{0,20}$");
  private static final Pattern FREQUENCY =
      Pattern.compile(
          "(?<![a-z])(hang|moi|dinh ky|dinh ky hang)\\s(tuan|thang|quy|nam|6 thang|sau thang)(?![a-z])|(?<![a-z])(dinh ky|thuong xuyen)(?=[ ,])");
  private static final Pattern CLAUSE =
      Pattern.compile(
          "^(?:(\\d{1,2}(?:\\.\\d{1,2}){0,3})[.)]?\\s|([a-z])\\)\\s?|([ivx]{1,5})[.\\-]\\s?(?=[A-Za-z])|dieu\\s(\\d{1,3})[.:]?\\s?)");
  private static final Pattern ACTOR =
      Pattern.compile(
          "^(?:giao\\s(?:cho\\s)?|yeu cau\\s|de nghi\\s|phan cong\\s|(?:hang|dinh ky hang) (?:tuan|thang|quy|nam),?\\s)?"
              + "((?:cac\\s)?(?:so|bo|ubnd|uy ban|van phong|ban|cong an|thu truong|chu tich|giam doc|co quan|chanh|kho bac|cuc|chi cuc|trung tam|bao|dai|cap uy|bcs|dang uy|thanh tra|ngan hang"
              + "|hoi|hoi dong|tinh|thanh pho|don vi|dia phuong|truong|vien|tong cuc|vu|bo truong|thong doc|to cong tac|kiem toan|toa an|vien kiem sat|huyen uy|thanh uy|tinh uy|nganh|to chuc|phong)[\\s,].{0,160}?)"
              + "(?=\\s(?:chu tri|phoi hop|tham muu|bao cao|trinh|xay dung|to chuc|thuc hien|huong dan|tong hop|theo doi|ra soat|chi dao|co trach nhiem|phai|khan truong|hoan thanh|tang cuong"
              + "|trien khai|cap nhat|dinh ky|giup|lanh dao|can doi|quan triet|tiep tuc|chiu trach nhiem|can cu|nghien cuu|gui|lap|kiem tra|day manh|truc tiep|thuong xuyen|tap trung|chu dong|bo tri)(?:\\s|,)|:|$)");

  private TaskReader() {}

  static List<Facts.Task> read(
      Reading reading, @Nullable LocalDate issued, boolean legal, int from, int to) {
    List<Facts.Task> tasks = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    String roman = null;
    String number = null;
    String letter = null;
    String headed = null;
    int read = 0;
    for (Reading.Span span : reading.paragraphs) {
      if (span.start() < from || span.start() >= to) {
        continue;
      }
      if (tasks.size() >= MAX_TASKS || ++read > MAX_PARAGRAPHS) {
        break;
      }
      String fold = reading.fold.substring(span.start(), span.end());
      Matcher clause = CLAUSE.matcher(fold);
      int begin = 0;
      if (clause.find()) {
        begin = clause.end();
        if (clause.group(1) != null || clause.group(4) != null) {
          number = clause.group(1) != null ? clause.group(1) : clause.group(4);
          letter = null;
        } else if (clause.group(2) != null) {
          letter = String.valueOf(reading.clean.charAt(span.start()));
        } else {
          roman = clause.group(3).toUpperCase(java.util.Locale.ROOT);
          number = null;
          letter = null;
        }
        if (clause.group(2) == null) {
          headed = actor(reading, span.start() + begin, span.end());
        }
      }
      String where = clause(roman, number, letter);
      sentences(reading, span, begin, issued, legal, where, headed, tasks, seen);
    }
    return tasks;
  }

  private static @Nullable String clause(
      @Nullable String roman, @Nullable String number, @Nullable String letter) {
    StringBuilder out = new StringBuilder();
    for (String part :
        new String[] {
          roman == null ? "" : roman, number == null ? "" : number, letter == null ? "" : letter
        }) {
      if (!part.isEmpty()) {
        out.append(out.isEmpty() ? "" : ".").append(part);
      }
    }
    return out.isEmpty() ? null : out.toString();
  }

  private static void sentences(
      Reading reading,
      Reading.Span span,
      int begin,
      @Nullable LocalDate issued,
      boolean legal,
      @Nullable String clause,
      @Nullable String headed,
      List<Facts.Task> tasks,
      Set<String> seen) {
    int at = span.start() + begin;
    int count = 0;
    while (at < span.end() && count++ < MAX_SENTENCES && tasks.size() < MAX_TASKS) {
      int stop = sentenceEnd(reading.fold, at, span.end());
      sentence(reading, at, stop, issued, legal, clause, headed, tasks, seen);
      at = stop + 1;
    }
  }

  private static int sentenceEnd(String fold, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = fold.charAt(i);
      if (c == ';') {
        return i;
      }
      if (c == '.'
          && i > from
          && (i + 1 >= to
              || Character.isWhitespace(fold.charAt(i + 1))
              || fold.charAt(i + 1) == '/')
          && !(Character.isDigit(fold.charAt(i - 1)) && i - from < 6)) {
        return i;
      }
    }
    return to;
  }

  private static void sentence(
      Reading reading,
      int from,
      int to,
      @Nullable LocalDate issued,
      boolean legal,
      @Nullable String clause,
      @Nullable String headed,
      List<Facts.Task> tasks,
      Set<String> seen) {
    int start = from;
    while (start < to
        && (Character.isWhitespace(reading.fold.charAt(start))
            || "-+•–".indexOf(reading.clean.charAt(start)) >= 0)) {
      start++;
    }
    if (to - start < 12) {
      return;
    }
    String fold = reading.fold.substring(start, to).replace('\n', ' ');
    if (fold.indexOf("ngay") < 0
        && fold.indexOf("nam ") < 0
        && fold.indexOf("quy ") < 0
        && fold.indexOf("thang ") < 0
        && fold.indexOf("truoc") < 0
        && fold.indexOf("dinh ky") < 0
        && fold.indexOf("thuong xuyen") < 0
        && fold.indexOf("hang ") < 0
        && fold.indexOf("chu tri") < 0
        && fold.indexOf("giup") < 0
        && fold.indexOf("theo doi") < 0) {
      return;
    }
    String own = actor(reading, start, to);
    String actor = own == null ? headed : own;
    List<Due> dues = dues(fold, start, issued, legal && actor == null);
    Matcher often = FREQUENCY.matcher(fold);
    boolean repeated =
        fold.contains("hang ")
            || fold.contains("moi ")
            || fold.contains("dinh ky")
            || fold.contains("thuong xuyen");
    String frequency = repeated && often.find() ? frequency(often) : null;
    if (dues.isEmpty()) {
      boolean ordered =
          fold.contains("chu tri")
              || fold.contains("tham muu")
              || fold.contains("theo doi")
              || fold.contains("giup ")
              || fold.contains("bao cao")
              || fold.contains("xay dung");
      if (actor != null && !legal && (frequency != null || (own != null && ordered))) {
        tasks.add(
            new Facts.Task(
                clause,
                actor,
                reading.words(start, to),
                frequency == null
                    ? null
                    : reading.words(start + often.start(), start + often.end()),
                List.of(),
                false,
                null,
                frequency,
                false,
                reading.evidence(start, to)));
      }
      return;
    }
    for (Due due : dues) {
      if (seen.add(due.key())) {
        tasks.add(
            new Facts.Task(
                clause,
                actor,
                reading.words(start, to),
                reading.words(due.start(), due.end()),
                due.dates(),
                false,
                due.bound(),
                frequency,
                due.target(),
                reading.evidence(start, to)));
      }
    }
  }

  private record Due(
      List<LocalDate> dates, Facts.Bound bound, int start, int end, boolean target, String key) {}

  private static List<Due> dues(String fold, int base, @Nullable LocalDate issued, boolean strict) {
    List<Due> found = new ArrayList<>();
    if (strict) {
      return found;
    }
    if (fold.indexOf("20") < 0 && fold.indexOf("19") < 0) {
      return found;
    }
    boolean binds =
        fold.contains("truoc")
            || fold.contains("cham nhat")
            || fold.contains("muon nhat")
            || fold.contains("den het")
            || fold.contains("han ");
    boolean dated = fold.contains(" nam ") || fold.contains("/20");
    if (!binds && !dated) {
      return found;
    }
    boolean order = ORDER.matcher(fold).find();
    boolean measured = fold.indexOf('%') >= 0;
    Matcher m = DUE.matcher(fold);
    while (binds && m.find()) {
      LocalDate date = Dates.of(m, 2);
      String before = fold.substring(Math.max(0, m.start() - 60), m.start());
      boolean told =
          (m.group(1).startsWith("truoc")
                  && PAST.matcher(before).find()
                  && !before.contains("phai"))
              || FROM.matcher(before).find();
      if (date != null && order && !told && (issued == null || !date.isBefore(issued))) {
        Facts.Bound bound =
            m.group(1).startsWith("truoc")
                ? Facts.Bound.BEFORE
                : m.group(1).startsWith("den het") ? Facts.Bound.UNTIL : Facts.Bound.AT_LATEST;
        found.add(due(List.of(date), bound, fold, base, m, false));
      }
    }
    m = QUARTER.matcher(fold);
    while (fold.contains("quy ") && m.find()) {
      int quarter =
          switch (m.group(2)) {
            case "i", "1" -> 1;
            case "ii", "2" -> 2;
            case "iii", "3" -> 3;
            default -> 4;
          };
      add(
          found,
          YearMonth.of(Integer.parseInt(m.group(3)), quarter * 3).atEndOfMonth(),
          Facts.Bound.WITHIN_QUARTER,
          issued,
          order,
          fold,
          base,
          m);
    }
    m = MONTH.matcher(fold);
    while (fold.contains("thang ") && m.find()) {
      int month = Integer.parseInt(m.group(2));
      if (month >= 1 && month <= 12) {
        add(
            found,
            YearMonth.of(Integer.parseInt(m.group(3)), month).atEndOfMonth(),
            Facts.Bound.WITHIN_MONTH,
            issued,
            order,
            fold,
            base,
            m);
      }
    }
    m = DONE_IN_YEAR.matcher(fold);
    while (fold.contains("trong nam") && m.find()) {
      add(
          found,
          LocalDate.of(Integer.parseInt(m.group(1)), 12, 31),
          Facts.Bound.WITHIN_YEAR,
          issued,
          true,
          fold,
          base,
          m);
    }
    m = IN_YEAR.matcher(fold);
    while (fold.contains("vao nam") && m.find()) {
      List<LocalDate> dates = new ArrayList<>();
      Matcher year = Pattern.compile("\\d{4}").matcher(m.group());
      while (year.find()) {
        dates.add(LocalDate.of(Integer.parseInt(year.group()), 12, 31));
      }
      boolean past = issued != null && dates.getFirst().isBefore(issued);
      if (!past && (measured || ORDER.matcher(fold.substring(0, m.start())).find())) {
        found.add(due(dates, Facts.Bound.WITHIN_YEAR, fold, base, m, measured));
      }
    }
    m = BY_YEAR.matcher(fold);
    if (m.find() && m.start() < 4 && measured) {
      LocalDate date = LocalDate.of(Integer.parseInt(m.group(1)), 12, 31);
      if (issued == null || !date.isBefore(issued)) {
        found.add(
            new Due(
                List.of(date),
                Facts.Bound.BY_YEAR,
                base + m.start(),
                base + m.end() - 2,
                true,
                fold.substring(0, Math.min(60, fold.length()))));
      }
    }
    return found;
  }

  private static void add(
      List<Due> found,
      LocalDate date,
      Facts.Bound bound,
      @Nullable LocalDate issued,
      boolean order,
      String fold,
      int base,
      Matcher m) {
    boolean range = RANGE.matcher(fold.substring(Math.max(0, m.start() - 40), m.start())).find();
    if (order && !range && (issued == null || !date.isBefore(issued))) {
      found.add(due(List.of(date), bound, fold, base, m, false));
    }
  }

  /** The key holds the words that lead to the date, so that a goal stated twice is one. */
  private static Due due(
      List<LocalDate> dates, Facts.Bound bound, String fold, int base, Matcher m, boolean target) {
    String key = fold.substring(Math.max(0, m.start() - (target ? 18 : 60)), m.end());
    return new Due(dates, bound, base + m.start(), base + m.end(), target, key);
  }

  private static String frequency(Matcher m) {
    if (m.group(3) != null) {
      return m.group(3).equals("thuong xuyen") ? "continuous" : "periodic";
    }
    return switch (m.group(2)) {
      case "tuan" -> "weekly";
      case "thang" -> "monthly";
      case "quy" -> "quarterly";
      case "nam" -> "yearly";
      default -> "half-yearly";
    };
  }

  private static @Nullable String actor(Reading reading, int from, int to) {
    int end = Math.min(to, from + 240);
    int start = from;
    while (start < end && Character.isWhitespace(reading.fold.charAt(start))) {
      start++;
    }
    Matcher m = ACTOR.matcher(reading.fold.substring(start, end).replace('\n', ' '));
    if (!m.find()) {
      return null;
    }
    String name = reading.words(start + m.start(1), start + m.end(1));
    String key = Chars.fold(name);
    boolean other =
        key.startsWith("truong hop")
            || key.startsWith("bao gom")
            || key.startsWith("bao dam")
            || key.startsWith("ban hanh")
            || key.indexOf('%') >= 0
            || key.contains(" neu ")
            || key.contains(" khi ")
            || key.contains(" thi ")
            || key.startsWith("hoi nghi")
            || key.startsWith("hoi hop")
            || key.startsWith("so luong")
            || key.startsWith("so lieu")
            || key.startsWith("bo sung")
            || key.startsWith("bo phan")
            || key.startsWith("bo may")
            || key.startsWith("hoi thao")
            || key.startsWith("van ban");
    return other
            || name.length() > 170
            || !Character.isUpperCase(reading.clean.charAt(start + m.start(1)))
        ? null
        : name.replaceAll("[,:;]+$", "");
  }
}
