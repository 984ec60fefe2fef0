package vn.vanthu.search.recognise;

import java.time.LocalDate;
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

  private static final Pattern FREQUENCY =
      Pattern.compile(
          "(?<![a-z])(hang|moi|dinh ky|dinh ky hang)\\s(tuan|thang|quy|nam|0?[36] thang|sau thang|ba thang)(?![a-z])|(?<![a-z])(dinh ky|thuong xuyen)(?=[ ,])");

  /** With one of these every match of FREQUENCY begins. */
  private static final String[] OFTEN = {"hang ", "moi ", "dinh ky", "thuong xuyen"};

  /** So many days from something: {@code trong thời hạn 05 ngày làm việc, kể từ ngày …}. */
  private static final Pattern PERIOD =
      Pattern.compile(
          "(?<![a-z])(?:trong (?:vong|thoi han|thoi gian)|cham nhat(?: la| sau)?)\\s(?:khong qua\\s|toi da\\s)?"
              + "(?:\\d{1,3}|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi(?:\\s[a-z]{2,4})?)\\s(?:\\([^()]{1,20}\\)\\s)?(?:ngay|thang)(?:\\slam viec)?"
              + "(?:,?\\s(?:ke\\s)?tu\\s(?:ngay|khi)\\s[^,.;:]{2,70})?");

  private static final Pattern CLAUSE =
      Pattern.compile(
          "^(?:(\\d{1,2}(?:\\.\\d{1,2}){0,3})[.)]?\\s|([a-z])\\)\\s?|([ivx]{1,5})[.\\-]\\s?(?=[A-Za-z])|dieu\\s(\\d{1,3})[.:]?\\s?)");
  private static final Pattern ACTOR =
      Pattern.compile(
          "^(?:giao\\s(?:cho\\s)?|yeu cau\\s|de nghi\\s|phan cong\\s|(?:hang|dinh ky hang|dinh ky) (?:tuan|thang|quy|nam|0?[36] thang),?\\s)?"
              + "((?:cac\\s)?(?:so|bo|ubnd|uy ban|van phong|ban|cong an|thu truong|chu tich|giam doc|co quan|chanh|kho bac|cuc|chi cuc|trung tam|bao|dai|cap uy|bcs|dang uy|thanh tra|ngan hang"
              + "|hoi|hoi dong|tinh|thanh pho|don vi|dia phuong|truong|vien|tong cuc|vu|bo truong|thong doc|to cong tac|kiem toan|toa an|vien kiem sat|huyen uy|thanh uy|tinh uy|nganh|to chuc|phong)[\\s,].{0,160}?)"
              + "(?=\\s(?:chu tri|phoi hop|tham muu|bao cao|trinh|xay dung|to chuc|thuc hien|huong dan|tong hop|theo doi|ra soat|chi dao|co trach nhiem|phai|khan truong|hoan thanh|tang cuong"
              + "|trien khai|cap nhat|dinh ky|giup|lanh dao|can doi|quan triet|tiep tuc|chiu trach nhiem|can cu|nghien cuu|gui|lap|kiem tra|day manh|truc tiep|thuong xuyen|tap trung|chu dong|bo tri|tra loi|tham dinh|phan hoi|nop|gop y|co y kien|cho y kien|trong (?:vong|thoi)|truoc ngay|cham nhat"
              + "|tong ket|so ket|tiep thu|hoan thien|giai trinh|xem xet|cung cap|chuan bi|thong bao|cong bo|dang tai|niem yet|bao dam|dam bao|duy tri|cong khai|lay y kien|ke khai|ban giao|khac phuc"
              + "|doi chieu|xac nhan|kien toan|tuyen truyen|pho bien|tham gia|nghiem tuc|phan anh|bo sung|dong thoi|van dong|sao gui|hoan tat|tien hanh|quyet toan|giai ngan)(?:[\\s,:]|$)|:|$)");

  /**
   * Words that begin like a body's and are none: {@code Báo cáo tình hình}, {@code Bố trí}, {@code
   * Số lao động}, {@code Tổ chức kiểm tra}.
   */
  private static final Pattern NO_BODY =
      Pattern.compile(
          "bao cao(?:\\s|$)|to chuc (?:thuc hien|truc|duy tri|trien khai|kiem tra|danh gia|hop|lay y kien|hoi nghi|tuyen truyen|tap huan|cac|so ket|tong ket|xay dung|le|thi|huong dan|tong hop|theo doi)(?![a-z])");

  /** On what ground somebody acts is no part of the name: {@code Sở Tài chính, trên cơ sở …}. */
  private static final Pattern GROUNDS =
      Pattern.compile("(?U),?\\s(?:trên cơ sở|theo chức năng|trong phạm vi|theo thẩm quyền)\\b.*$");

  /** {@code Bộ Y tế có văn bản số … báo cáo}: what somebody did already. */
  private static final Pattern TELLS =
      Pattern.compile(
          "(?iu)\\s(?:đã |(?:có|tại) (?:văn bản|công văn|tờ trình|báo cáo|ý kiến|công điện|quyết định|thông báo)(?!\\p{L})|ngày \\d)");

  private static final Pattern NO_BODY_AS_PRINTED = Pattern.compile("(?iu)(?:số|bố|bỏ|bổ)\\s");

  /** The actor that a clause begins with, looked for when a sentence of it needs one. */
  private static final class Headed {
    static final Headed NOBODY = new Headed(null, 0, 0);

    private final @Nullable Reading reading;
    private final int from;
    private final int to;
    private boolean looked;
    private @Nullable String actor;

    Headed(@Nullable Reading reading, int from, int to) {
      this.reading = reading;
      this.from = from;
      this.to = to;
    }

    @Nullable String actor() {
      if (!looked && reading != null) {
        actor = TaskReader.actor(reading, from, to);
        looked = true;
      }
      return actor;
    }
  }

  private TaskReader() {}

  static List<Facts.Task> read(
      Reading reading,
      @Nullable LocalDate issued,
      boolean legal,
      int from,
      int to,
      Closing closing) {
    List<Facts.Task> tasks = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    String roman = null;
    String number = null;
    String letter = null;
    Headed headed = Headed.NOBODY;
    int read = 0;
    for (Reading.Span span : reading.paragraphs) {
      if (span.start() < from || span.start() >= to || closing.holds(span.start())) {
        continue;
      }
      if (tasks.size() >= MAX_TASKS || ++read > MAX_PARAGRAPHS) {
        break;
      }
      String fold = reading.fold.substring(span.start(), span.end());
      Matcher clause = CLAUSE.matcher(fold);
      int begin = 0;
      if (clause.lookingAt()) {
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
          headed = new Headed(reading, span.start() + begin, span.end());
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
      Headed headed,
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
      Headed headed,
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
    Matcher often = FREQUENCY.matcher(fold).useTransparentBounds(true);
    String frequency = repeats(often, fold) ? frequency(often) : null;
    List<Deadlines.Due> dues = Deadlines.of(fold, start, issued, !legal && frequency == null);
    if (dues.isEmpty() && legal) {
      return;
    }
    if (dues.isEmpty()) {
      boolean ordered =
          fold.contains("chu tri")
              || fold.contains("tham muu")
              || fold.contains("theo doi")
              || fold.contains("giup ")
              || fold.contains("bao cao")
              || fold.contains("xay dung");
      Matcher within = PERIOD.matcher(fold);
      boolean period = frequency == null && fold.contains(" ngay") && within.find();
      if (fold.startsWith("truong hop ")) {
        return; // what holds in one case, whenever it comes
      }
      String own = frequency != null || ordered || period ? actor(reading, start, to) : null;
      String actor = own == null && (frequency != null || period) ? headed.actor() : own;
      if (actor != null && !(period && actor.length() > within.start())) {
        Matcher due = period ? within : often;
        tasks.add(
            new Facts.Task(
                clause,
                actor,
                reading.words(start, to),
                frequency == null && !period
                    ? null
                    : reading.words(start + due.start(), start + due.end()),
                List.of(),
                false,
                null,
                frequency,
                false,
                reading.evidence(start, to)));
      }
      return;
    }
    String own = actor(reading, start, to);
    String actor = own == null ? headed.actor() : own;
    if (legal && actor == null) {
      return; // in the text of a law a date without an actor is no deadline
    }
    for (Deadlines.Due due : dues) {
      if (seen.add(due.key())) {
        tasks.add(
            new Facts.Task(
                clause,
                actor,
                reading.words(start, to),
                reading.words(due.start(), due.end()),
                due.dates(),
                due.inferred(),
                due.bound(),
                frequency,
                due.target(),
                reading.evidence(start, to)));
      }
    }
  }

  /** Whether it says how often, looked for only where such words begin. */
  private static boolean repeats(Matcher often, String fold) {
    int[] ahead = new int[OFTEN.length];
    int at = -1;
    while (true) {
      int next = fold.length();
      for (int i = 0; i < OFTEN.length; i++) {
        if (ahead[i] >= 0 && ahead[i] <= at) {
          ahead[i] = fold.indexOf(OFTEN[i], at + 1);
        } else if (at < 0) {
          ahead[i] = fold.indexOf(OFTEN[i]);
        }
        next = ahead[i] >= 0 ? Math.min(next, ahead[i]) : next;
      }
      if (next == fold.length()) {
        return false;
      }
      at = next;
      if (often.region(at, fold.length()).lookingAt()) {
        return true;
      }
    }
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
      case "3 thang", "03 thang", "ba thang" -> "quarterly";
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
    if (!m.lookingAt()) {
      return null;
    }
    String name =
        GROUNDS.matcher(reading.words(start + m.start(1), start + m.end(1))).replaceFirst("");
    String key = Chars.fold(name);
    boolean other =
        NO_BODY.matcher(key).lookingAt()
            || NO_BODY_AS_PRINTED.matcher(name).lookingAt()
            || key.startsWith("truong hop")
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
            || key.startsWith("van ban")
            || TELLS.matcher(name).find();
    return other
            || name.length() > 170
            || !(Character.isUpperCase(reading.clean.charAt(start + m.start(1)))
                || (m.start(1) > 0 && key.startsWith("cac ")))
        ? null
        : name.replaceAll("(?:[,:;]|\\s\\p{Ll}\\))+$", "");
  }
}
