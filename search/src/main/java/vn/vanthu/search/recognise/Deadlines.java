package vn.vanthu.search.recognise;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Days by which a sentence wants something done: {@code trước ngày}, {@code chậm nhất}, {@code
 * trong quý IV}. Dates of the past and spans are none. Stateless.
 */
final class Deadlines {
  private static final String HOUR =
      "(?:\\s\\d{1,2}\\s?(?:gio|h|g)\\s?(?:\\d{2}(?:\\s?phut)?)?,?(?:\\sthu\\s[a-z]{2,4},?)?)?";

  private static final Pattern DUE =
      Pattern.compile(
          "(?<![a-z])(truoc het|truoc|cham nhat(?: la)?(?: den| vao)?(?: truoc)?(?: het)?|muon nhat(?: la)?|den het|han cuoi(?: la)?|thoi han(?: la)?)"
              + HOUR
              + "\\s{1,2}(?:ngay\\s{1,2})?"
              + Dates.DATE);

  /** A day of a year that the reader is left to think of: {@code trước ngày 05/12}. */
  private static final Pattern YEARLESS =
      Pattern.compile(
          "(?<![a-z])(truoc het|truoc|cham nhat(?: la)?(?: den| vao)?(?: truoc)?(?: het)?|muon nhat(?: la)?|den het|han cuoi(?: la)?|thoi han(?: la)?)"
              + HOUR
              + "\\s{1,2}ngay\\s{1,2}(\\d{1,2})(?:\\s?[/-]\\s?|\\sthang\\s)(\\d{1,2})(?!\\d|\\s?[/.-]\\s?\\d|\\s?,?\\s(?:cua\\s)?nam\\s)");

  /** Within one day, by the verb that says what is to be done by then. */
  private static final Pattern ON_DAY =
      Pattern.compile(
          "(?<![a-z])(?:hoan thanh|xong|bao cao|gui|nop|trinh|tra loi|phan hoi)(?:\\s[a-z]+,?){0,8}?\\s(trong\\s(?:ngay\\s)?"
              + Dates.DATE
              + ")");

  /** A month or quarter of a year that is not said, by the verb before it. */
  private static final Pattern YEARLESS_PERIOD =
      Pattern.compile(
          "(?<![a-z])(?:hoan thanh|xong|bao cao|gui|nop|trinh|ban hanh|to chuc|trien khai)(?:\\s[a-z]+,?){0,12}?\\s(trong\\s(?:thang\\s(\\d{1,2})|quy\\s(iv|i{1,3}|[1-4])))(?![a-z\\d]|\\s?[/.-]\\s?\\d|\\s?,?\\s(?:cua\\s)?nam\\s)");

  /** What tells of what was: no order. */
  private static final Pattern TOLD =
      Pattern.compile("\\b(?:da|so voi|cung ky|tang|giam|uoc dat)\\b");

  /** A day that has gone by this year is next year's when it is that near. */
  private static final int NEXT_YEAR_DAYS = 120;

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
              + "|kiem tra|bao dam|phan bo|giai ngan|so ket|tong ket|thanh lap|dua vao|ket thuc|khac phuc|xu ly|danh gia|cong bo|dang ky|phe duyet|lap |bo tri|gop y|y kien|tra loi|phan hoi|tham dinh|kiem ke|thong ke|ban giao|nghiem thu|xac minh|giai quyet");

  private static final Pattern PAST =
      Pattern.compile(
          "(?:\\bda\\b|\\bduoc\\b|phat sinh|ky ket|co hieu luc|thuoc|con hieu luc)[^.;]{0,40}$");

  /** A sentence about a case: a day in it tells which case, unless something is due by then. */
  private static final Pattern CASE =
      Pattern.compile("(?:doi voi|truong hop|tru truong hop|neu|nguoi nao|nhung)\\s");

  private static final Pattern DUTY =
      Pattern.compile("\\b(?:phai|hoan thanh|xong|bao cao|gui|trinh|nop|ban hanh)\\b");

  private static final Pattern MUST = Pattern.compile("\\b(?:phai|hoan thanh)\\b");

  /** What is allowed or in force until a day is no task: {@code được tiếp tục … đến hết ngày}. */
  private static final Pattern ALLOWED =
      Pattern.compile("\\b(?:duoc|hieu luc|tiep tuc|tu ngay)\\b");

  private static final Pattern FROM =
      Pattern.compile("(?:tu|ke tu|giai doan)\\s(?:ngay\\s)?[\\d/.thangnam ]{4,30}$");

  private static final Pattern RANGE =
      Pattern.compile("(?<![a-z])tu\\s(?:thang|quy|nam)\\s[\\div]{1,4}[^.;]{0,20}$");

  /** With one of these every match of DUE begins. */
  private static final String[] LEADS = {
    "truoc", "cham nhat", "muon nhat", "den het", "han cuoi", "thoi han"
  };

  /** One of these stands before {@code quý} and {@code tháng} where QUARTER and MONTH match. */
  private static final String[] WITHIN = {"trong ", "xong ", "thanh ", "het "};

  private Deadlines() {}

  /** A day by which something must be done. */
  record Due(
      List<LocalDate> dates,
      Facts.Bound bound,
      int start,
      int end,
      boolean target,
      boolean inferred,
      String key) {}

  /**
   * The deadlines of a sentence.
   *
   * @param fold the sentence; {@code base} is its offset in the text
   * @param yearless whether a day without its year is one of the year of issue
   */
  static List<Due> of(String fold, int base, @Nullable LocalDate issued, boolean yearless) {
    List<Due> found = new ArrayList<>();
    boolean near =
        yearless
            && (fold.contains(" ngay ")
                || fold.contains("trong thang ")
                || fold.contains("trong quy "));
    if (near && issued != null && leads(fold) && ORDER.matcher(fold).find()) {
      withoutYear(found, fold, base, issued);
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
    boolean measured = fold.indexOf('%') >= 0;
    Matcher m = DUE.matcher(fold);
    int[] ahead = new int[LEADS.length];
    Arrays.fill(ahead, -1);
    for (boolean more = binds && next(m, fold, 0, ahead);
        more;
        more = next(m, fold, m.end(), ahead)) {
      LocalDate date = Dates.of(m, 2);
      if (date != null
          && !told(fold, m)
          && (issued == null || !date.isBefore(issued))
          && ORDER.matcher(fold).find()) {
        found.add(due(List.of(date), bound(m.group(1)), fold, base, m, false));
      }
    }
    m = ON_DAY.matcher(fold);
    while (fold.contains("trong ") && m.find()) {
      LocalDate date = Dates.of(m, 2);
      if (date != null
          && (issued == null || !date.isBefore(issued))
          && !TOLD.matcher(fold.substring(0, m.start())).find()) {
        found.add(
            new Due(
                List.of(date),
                Facts.Bound.ON,
                base + m.start(1),
                base + m.end(1),
                false,
                false,
                fold.substring(Math.max(0, m.start(1) - 60), m.end(1))));
      }
    }
    m = QUARTER.matcher(fold);
    for (boolean more = within(fold, "quy ") && m.find(); more; more = m.find()) {
      add(
          found,
          YearMonth.of(Integer.parseInt(m.group(3)), quarter(m.group(2)) * 3).atEndOfMonth(),
          Facts.Bound.WITHIN_QUARTER,
          issued,
          true,
          fold,
          base,
          m);
    }
    m = MONTH.matcher(fold);
    for (boolean more = within(fold, "thang ") && m.find(); more; more = m.find()) {
      int month = Integer.parseInt(m.group(2));
      if (month >= 1 && month <= 12) {
        add(
            found,
            YearMonth.of(Integer.parseInt(m.group(3)), month).atEndOfMonth(),
            Facts.Bound.WITHIN_MONTH,
            issued,
            true,
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
          false,
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
    if (m.find() && m.start() < 4 && (measured || MUST.matcher(fold).find())) {
      LocalDate date = LocalDate.of(Integer.parseInt(m.group(1)), 12, 31);
      if (issued == null || !date.isBefore(issued)) {
        found.add(
            new Due(
                List.of(date),
                Facts.Bound.BY_YEAR,
                base + m.start(),
                base + m.end() - 2,
                true,
                false,
                fold.substring(0, Math.min(60, fold.length()))));
      }
    }
    return found;
  }

  private static int quarter(String written) {
    return switch (written) {
      case "i", "1" -> 1;
      case "ii", "2" -> 2;
      case "iii", "3" -> 3;
      default -> 4;
    };
  }

  private static Facts.Bound bound(String lead) {
    return lead.startsWith("truoc")
        ? Facts.Bound.BEFORE
        : lead.startsWith("den het") ? Facts.Bound.UNTIL : Facts.Bound.AT_LATEST;
  }

  /** Whether words stand there without which no day lacks its year. */
  private static boolean leads(String fold) {
    return fold.contains("trong ") || Arrays.stream(LEADS).anyMatch(fold::contains);
  }

  /** Days, months and quarters whose year is that of the issue, or the next when they are near. */
  private static void withoutYear(List<Due> found, String fold, int base, LocalDate issued) {
    if (fold.contains(" ngay ")) {
      Matcher m = YEARLESS.matcher(fold);
      int[] ahead = new int[LEADS.length];
      Arrays.fill(ahead, -1);
      for (boolean more = next(m, fold, 0, ahead); more; more = next(m, fold, m.end(), ahead)) {
        LocalDate date =
            coming(Dates.of(String.valueOf(issued.getYear()), m.group(3), m.group(2)), issued);
        if (date != null && !told(fold, m)) {
          found.add(inferred(date, bound(m.group(1)), fold, base, m.start(), m.end()));
        }
      }
    }
    if (fold.contains("trong thang ") || fold.contains("trong quy ")) {
      Matcher m = YEARLESS_PERIOD.matcher(fold);
      while (m.find()) {
        int month = m.group(2) == null ? quarter(m.group(3)) * 3 : Integer.parseInt(m.group(2));
        if (month < 1 || month > 12 || TOLD.matcher(fold).find()) {
          continue;
        }
        LocalDate date = coming(YearMonth.of(issued.getYear(), month).atEndOfMonth(), issued);
        if (date != null) {
          Facts.Bound bound =
              m.group(2) == null ? Facts.Bound.WITHIN_QUARTER : Facts.Bound.WITHIN_MONTH;
          found.add(inferred(date, bound, fold, base, m.start(1), m.end(1)));
        }
      }
    }
  }

  private static @Nullable LocalDate coming(@Nullable LocalDate date, LocalDate issued) {
    if (date == null || !date.isBefore(issued)) {
      return date;
    }
    LocalDate next = date.plusYears(1);
    return next.isAfter(issued.plusDays(NEXT_YEAR_DAYS)) ? null : next;
  }

  private static Due inferred(
      LocalDate date, Facts.Bound bound, String fold, int base, int start, int end) {
    return new Due(
        List.of(date),
        bound,
        base + start,
        base + end,
        false,
        true,
        fold.substring(Math.max(0, start - 60), end));
  }

  /** Whether the day tells of the past, of a span or of a case. */
  private static boolean told(String fold, Matcher m) {
    String before = fold.substring(Math.max(0, m.start() - 60), m.start());
    return (m.group(1).startsWith("truoc")
            && PAST.matcher(before).find()
            && !before.contains("phai"))
        || FROM.matcher(before).find()
        || inCase(fold, m, before);
  }

  private static boolean inCase(String fold, Matcher m, String before) {
    if (DUTY.matcher(before).find() || fold.lastIndexOf(" phai ", m.start()) >= 0) {
      return false;
    }
    return m.group(1).equals("truoc")
        ? CASE.matcher(fold).lookingAt()
        : m.group(1).equals("den het") && ALLOWED.matcher(before).find();
  }

  /**
   * The next match of DUE, tried only where one of its words begins: that is nearly nowhere.
   *
   * @param ahead where each of the words stands next, kept from call to call so that a long
   *     sentence is walked through once
   */
  private static boolean next(Matcher m, String fold, int from, int[] ahead) {
    for (int at = lead(fold, from, ahead); at >= 0; at = lead(fold, at + 1, ahead)) {
      boolean word = at == 0 || fold.charAt(at - 1) < 'a' || fold.charAt(at - 1) > 'z';
      if (word && m.region(at, fold.length()).lookingAt()) {
        return true;
      }
    }
    return false;
  }

  private static int lead(String fold, int from, int[] ahead) {
    int first = Integer.MAX_VALUE;
    for (int k = 0; k < LEADS.length; k++) {
      if (ahead[k] < from) {
        int at = fold.indexOf(LEADS[k], from);
        ahead[k] = at < 0 ? Integer.MAX_VALUE : at;
      }
      first = Math.min(first, ahead[k]);
    }
    return first == Integer.MAX_VALUE ? -1 : first;
  }

  private static boolean within(String fold, String period) {
    if (fold.contains(period)) {
      for (String before : WITHIN) {
        if (fold.contains(before + period)) {
          return true;
        }
      }
    }
    return false;
  }

  private static void add(
      List<Due> found,
      LocalDate date,
      Facts.Bound bound,
      @Nullable LocalDate issued,
      boolean onlyOrdered,
      String fold,
      int base,
      Matcher m) {
    if (issued != null && date.isBefore(issued)) {
      return;
    }
    boolean range = RANGE.matcher(fold.substring(Math.max(0, m.start() - 40), m.start())).find();
    if (!range && (!onlyOrdered || ORDER.matcher(fold).find())) {
      found.add(due(List.of(date), bound, fold, base, m, false));
    }
  }

  /** The key holds the words that lead to the date, so that a goal stated twice is one. */
  private static Due due(
      List<LocalDate> dates, Facts.Bound bound, String fold, int base, Matcher m, boolean target) {
    String key = fold.substring(Math.max(0, m.start() - (target ? 18 : 60)), m.end());
    return new Due(dates, bound, base + m.start(), base + m.end(), target, false, key);
  }
}
