package vn.vanthu.search.recognise;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What follows the number of a cited document: its date or year, its issuer, its subject.
 * Immutable.
 *
 * @param dateRaw the date as printed
 * @param end offset behind the last word that was read
 */
record CitationTail(
    @Nullable LocalDate date,
    @Nullable String dateRaw,
    @Nullable Integer year,
    @Nullable String issuer,
    @Nullable String subject,
    int end) {
  private static final Pattern AFTER_DATE =
      Pattern.compile("^[\\s,(]{0,4}(?:ban hanh )?(?:ngay\\s{0,3})?" + Dates.DATE);

  private static final Pattern AFTER_YEAR = Pattern.compile("^\\s{1,2}nam\\s(\\d{4})(?!\\d)");

  private static final Pattern AFTER_ISSUER = Pattern.compile("^[\\s,)]{0,3}cua\\s");

  private static final Pattern STOP_WORDS =
      Pattern.compile(
          "(?:ve|quy dinh|ban hanh|huong dan|sua doi|phe duyet|tai|thuc hien|cong bo|bai bo|quyet dinh|do|duoc|nham|de|theo|trong|tren|dinh chinh|thay the|cho|ngay|giao|thong qua"
              + "|nghi dinh|thong tu|yeu cau|co|noi tren|trien khai|keo dai|thi|la|ket luan|va (?:nghi|thong tu|quyet|chi thi|ke hoach|cong van|luat|cac|so|khoan|dieu|diem|muc|phu luc|chuan muc)|kem|nay|thanh lap|bo sung|chi dao|phan|hop nhat|nghi quyet|chi thi|ke hoach"
              + "|doi voi|den|dieu chinh|giai thich|khoa|kiem tra|khi|gui|hoac|thong bao|(?<!chuong )trinh|tu|quan ly|uy quyen|uy thac|quy che|vv|v/v|lan thu|chi tiet|nham|tiep tuc|day manh|tang cuong|da|ma|het hieu luc|ngung|ap dung|dua|hien hanh|quy chuan)(?![a-z])");

  /**
   * Words of {@link #STOP_WORDS} that are read without their marks and stand for others as well:
   * how they are written when they end a name. {@code tải} of a ministry's name is not {@code tại}.
   */
  private static final Map<String, Set<String>> WRITTEN =
      Map.ofEntries(
          Map.entry("tai", Set.of("tại")),
          Map.entry("do", Set.of("do")),
          Map.entry("de", Set.of("để")),
          Map.entry("trong", Set.of("trong")),
          Map.entry("cho", Set.of("cho")),
          Map.entry("giao", Set.of("giao")),
          Map.entry("co", Set.of("có")),
          Map.entry("thi", Set.of("thì")),
          Map.entry("la", Set.of("là")),
          Map.entry("nay", Set.of("này")),
          Map.entry("phan", Set.of("phần")),
          Map.entry("den", Set.of("đến")),
          Map.entry("khoa", Set.of("khóa", "khoá")),
          Map.entry("khi", Set.of("khi")),
          Map.entry("trinh", Set.of("trình")),
          Map.entry("tu", Set.of("từ")),
          Map.entry("da", Set.of("đã")),
          Map.entry("ma", Set.of("mà")),
          Map.entry("dua", Set.of("đưa")));

  /** What a body is called before it is said which one: no name ends here. */
  private static final Pattern BARE_HEAD =
      Pattern.compile(
          "(?:(?:truong|pho truong|chu tich|cuc truong|vien truong|giam doc) )?"
              + "(?:hoi dong|ban|uy ban|to|cuc|tong cuc|chi cuc|vu|bo|so|phong|vien|quy|hoi nghi|dai hoi)");

  /** Names whose second half is written small after {@code và}. */
  private static final Pattern AND_GOES_ON =
      Pattern.compile(
          "va (?:moi truong|dao tao|du lich|xa hoi|phat trien nong thon|truyen thong|cong nghe|dau tu|gia dinh)(?![a-z])");

  private static final Pattern OPENS_SUBJECT =
      Pattern.compile(
          "(?:ve|quy dinh|ban hanh|huong dan|sua doi|phe duyet|cong bo|bai bo|dieu chinh|thanh lap|nghi dinh|thong tu|nghi quyet|chi thi|quyet dinh)(?![a-z])");

  /** {@code …, Bộ Tài chính có ý kiến như sau}: here the sentence goes on, not the subject. */
  private static final Pattern SPEAKS =
      Pattern.compile(
          ",\\s[^,;.\\n]{2,80}?\\s(?:co y kien|tra loi|phuc dap|bao cao|kinh (?:trinh|de nghi)|de nghi|thong bao|huong dan)\\s");

  /**
   * Where the sentence goes on behind a title: its effect, others beside it, a list, a condition.
   */
  private static final Pattern GOES_ON =
      Pattern.compile(
          "[,\\s]\\s{0,2}(?:het hieu luc|(?:tiep tuc )?co hieu luc|ke tu ngay|thi (?:hanh ke tu|ap dung|duoc|phai|khong|van|tiep)"
              + "|cu the|nhu sau|cho (?:den|toi) khi|tai thoi diem|truoc ngay|tiep tuc (?:duoc|thuc hien|ap dung)"
              + "|(?:da )?duoc (?:tiep tuc|sua doi|thay the|bai bo|huong|bo nhiem|ap dung|quy dinh)"
              + "|(?:va|hoac|cung) (?:cac )?(?:van ban|quy dinh (?:cua )?phap luat|quy dinh (?:khac|tai|chi tiet|co lien quan|lien quan)|phap luat))(?![a-z])");

  /** The next document of a list: {@code và Thông tư số …}, {@code , Điều 3 Nghị định số …}. */
  private static final Pattern NEXT_DOCUMENT =
      Pattern.compile(
          "(?:,|\\sva)\\s{1,2}(?:(?:cac quy dinh tai|dieu|khoan|diem|phan|muc)\\s(?:[a-z0-9]{1,5}\\s){0,6})?"
              + "(?:nghi dinh|thong tu(?: lien tich)?|quyet dinh|nghi quyet|chi thi|cong van|phap lenh|luat)\\s(?:so\\s)?\\d");

  /** {@code QCVN 17: 2011/BGTVT}. */
  private static final Pattern QCVN_YEAR = Pattern.compile("\\s?\\d{4}(?!\\d)");

  private static final Pattern LIST_ITEM =
      Pattern.compile("\\s{0,8}(?:\\n|\\d{1,2}[.)]|[a-z]\\)|[-+*•])");

  private static final Pattern SPEAKS_OF_ITSELF =
      Pattern.compile(
          "(?:Luật|[Pp]háp lệnh|[Nn]ghị (?:định|quyết)|[Tt]hông tư|[Qq]uyết định|[Đđ]iều|[Kk]hoản|[Qq]uy (?:định|chế)) này(?!\\p{L})");

  /** A title that names the documents which it changes goes on with them. */
  private static final Pattern CHANGES =
      Pattern.compile("(?:ve )?(?:viec )?(?:sua doi|bo sung|bai bo|thay the|dinh chinh)(?![a-z])");

  /** Bodies whose name never goes on. */
  private static final Pattern WHOLE_ISSUER =
      Pattern.compile(
          "(?:thu tuong chinh phu|chinh phu|quoc hoi|uy ban thuong vu quoc hoi|bo chinh tri|chu tich nuoc)(?![a-z])");

  private static final Pattern MINISTRY_COMMA =
      Pattern.compile(
          "(?:bo|so) (?:van hoa|buu chinh|khoa hoc|lao dong), ?(?:the thao|thong tin|vien thong|cong nghe|thuong binh)"
              + "|(?:^| )bo truong, ?chu nhiem");

  /** Reads on behind a number that ends at {@code from}. */
  static CitationTail read(Reading reading, int from) {
    String fold = reading.fold;
    int end = from;
    LocalDate date = null;
    String raw = null;
    Integer year = null;
    Matcher dated = AFTER_DATE.matcher(fold.substring(from, Math.min(fold.length(), from + 60)));
    if (dated.find()) {
      date = Dates.of(dated, 1);
      if (date != null) {
        int first = dated.start(1) >= 0 ? dated.start(1) : dated.start(4);
        raw = reading.words(from + first, from + dated.end());
        end = from + dated.end();
      }
    } else {
      Matcher of = AFTER_YEAR.matcher(fold.substring(from, Math.min(fold.length(), from + 20)));
      if (of.find()) {
        year = Integer.valueOf(of.group(1));
        end = from + of.end();
      }
    }
    String issuer = null;
    Matcher by = AFTER_ISSUER.matcher(fold.substring(end, Math.min(fold.length(), end + 12)));
    if (by.find()) {
      int at = end + by.end();
      int stop = issuerEnd(reading, at);
      if (stop > at + 2 && Character.isUpperCase(reading.clean.charAt(at))) {
        issuer = reading.words(at, stop);
        end = stop;
      }
    }
    String subject = subject(reading, end);
    return new CitationTail(date, raw, year, issuer, subject, end);
  }

  /**
   * Where an issuer's name ends: at punctuation, at a verb, or at an "và" that a small letter
   * follows.
   */
  private static int issuerEnd(Reading reading, int at) {
    int limit = Math.min(reading.fold.length(), at + 120);
    String fold = reading.fold.substring(at, limit).replace('\n', ' ');
    Matcher whole = WHOLE_ISSUER.matcher(fold);
    if (whole.lookingAt()) {
      return at + whole.end();
    }
    int stop = 0;
    while (stop < fold.length()) {
      char c = fold.charAt(stop);
      int comma = stop;
      if (",;.():\"\t/".indexOf(c) >= 0) {
        if (c == ','
            && MINISTRY_COMMA
                .matcher(fold.substring(0, Math.min(fold.length(), stop + 14)))
                .results()
                .anyMatch(goesOn -> goesOn.start() < comma && goesOn.end() > comma)) {
          stop++;
          continue;
        }
        break;
      }
      if (reading.clean.charAt(at + stop) == '\n'
          && at + stop + 1 < limit
          && reading.clean.charAt(at + stop + 1) == '\n') {
        break;
      }
      if (c == ' ' && stops(reading, fold, at, stop + 1)) {
        break;
      }
      if (c == ' '
          && fold.startsWith("va ", stop + 1)
          && stop + 4 < fold.length()
          && !Character.isUpperCase(reading.clean.charAt(at + stop + 4))
          && !AND_GOES_ON.matcher(fold).region(stop + 1, fold.length()).lookingAt()) {
        break;
      }
      stop++;
    }
    return at + stop;
  }

  /**
   * Whether a word ends the name. {@code Bộ Tài chính}, {@code Bộ Tư pháp} hold words that end it
   * elsewhere: in a name they are capital, so that only words that open a subject end it then.
   * {@code Hội đồng quản lý} is not a council that manages: behind a bare head a small word belongs
   * to the name.
   */
  private static boolean stops(Reading reading, String fold, int at, int word) {
    Matcher stop = STOP_WORDS.matcher(fold).useTransparentBounds(true).region(word, fold.length());
    if (!stop.lookingAt()) {
      return false;
    }
    String head = fold.substring(0, word).strip();
    if (BARE_HEAD.matcher(head).matches()) {
      return false;
    }
    String written = reading.clean.substring(at + word, at + stop.end()).toLowerCase(Locale.ROOT);
    Set<String> ends = WRITTEN.get(stop.group());
    if (ends != null && !ends.contains(written) && !plain(reading, fold, at, stop.end())) {
      return false;
    }
    return !Character.isUpperCase(reading.clean.charAt(at + word))
        || OPENS_SUBJECT.matcher(fold).region(word, fold.length()).lookingAt();
  }

  /** Whether the words up to here are typed without any mark. */
  private static boolean plain(Reading reading, String fold, int at, int end) {
    return reading.clean.substring(at, at + end).equalsIgnoreCase(fold.substring(0, end));
  }

  private static @Nullable String subject(Reading reading, int from) {
    String fold = reading.fold;
    int at = from;
    while (at < fold.length()
        && (Character.isWhitespace(fold.charAt(at)) || fold.charAt(at) == ',')) {
      at++;
    }
    String next = fold.substring(at, Math.min(fold.length(), at + 20));
    if (!(next.startsWith("ve ")
        || next.startsWith("quy dinh ")
        || next.startsWith("ban hanh ")
        || next.startsWith("phe duyet ")
        || next.startsWith("sua doi")
        || next.startsWith("huong dan "))) {
      return null;
    }
    int stop = at;
    int open = 0;
    int limit = Math.min(fold.length(), at + 400);
    while (stop < limit) {
      char c = fold.charAt(stop);
      open += c == '(' ? 1 : 0;
      open -= c == ')' ? 1 : 0;
      if (c == ';'
          || (c == ':' && !QCVN_YEAR.matcher(fold).region(stop + 1, fold.length()).lookingAt())
          || c == '('
          || open < 0
          || (c == '.'
              && (stop + 1 >= fold.length()
                  || fold.charAt(stop + 1) == '/'
                  || Character.isWhitespace(fold.charAt(stop + 1))))
          || (c == '\n' && LIST_ITEM.matcher(fold).region(stop + 1, fold.length()).lookingAt())) {
        break;
      }
      stop++;
    }
    Matcher speaks = SPEAKS.matcher(fold).region(at, stop);
    while (speaks.find()) {
      if (Character.isUpperCase(reading.clean.charAt(speaks.start() + 2))) {
        stop = speaks.start();
        break;
      }
    }
    stop = firstBefore(stop, GOES_ON.matcher(fold).region(at, stop));
    if (!CHANGES.matcher(fold).region(at, stop).lookingAt()) {
      stop = firstBefore(stop, NEXT_DOCUMENT.matcher(fold).region(at, stop));
    }
    String subject = reading.words(at, stop);
    // A title does not speak of "this" document: the sentence around it does.
    return SPEAKS_OF_ITSELF.matcher(subject).find() ? null : subject;
  }

  private static int firstBefore(int stop, Matcher sought) {
    return sought.find() ? sought.start() : stop;
  }
}
