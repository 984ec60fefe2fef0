package vn.vanthu.search.recognise;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.reference.Province;
import vn.vanthu.search.reference.Reference;

/**
 * What follows the number of a cited document: its date or year, its issuer, its subject.
 * Immutable.
 *
 * @param dateRaw the date as printed
 * @param end offset behind date and issuer
 * @param subjectEnd offset behind the subject; {@code end} where there is none
 */
record CitationTail(
    @Nullable LocalDate date,
    @Nullable String dateRaw,
    @Nullable Integer year,
    @Nullable String issuer,
    @Nullable String subject,
    int end,
    int subjectEnd) {
  private static final Pattern AFTER_DATE =
      Pattern.compile("^[\\s,(]{0,4}(?:ban hanh )?(?:ngay\\s{0,3})?" + Dates.DATE);

  private static final Pattern AFTER_YEAR = Pattern.compile("^\\s{1,2}nam\\s(\\d{4})(?!\\d)");

  private static final Pattern AFTER_ISSUER = Pattern.compile("^[\\s,)]{0,3}cua\\s");

  private static final Pattern STOP_WORDS =
      Pattern.compile(
          "(?:can cu|vuong mac|de nghi|kien nghi|chu tri|phoi hop|tham muu|neu tren|lien quan|ve|quy dinh|ban hanh|huong dan|sua doi|phe duyet|tai|thuc hien|cong bo|bai bo|quyet dinh|do|duoc|nham|de|theo|trong|tren|dinh chinh|thay the|cho|ngay|giao|thong qua"
              + "|nghi dinh|thong tu|yeu cau|co|noi tren|trien khai|keo dai|thi|la|ket luan|va (?:nghi|thong tu|quyet|chi thi|ke hoach|cong van|luat|cac|so|khoan|dieu|diem|muc|phu luc|chuan muc)|kem|nay|thanh lap|bo sung|chi dao|phan|hop nhat|nghi quyet|chi thi|ke hoach"
              + "|doi voi|den|dieu chinh|giai thich|khoa|kiem tra|khi|gui|hoac|thong bao|(?<!chuong )trinh|tu|quan ly|uy quyen|uy thac|quy che|vv|v/v|lan thu|chi tiet|tiep tuc|day manh|tang cuong|da|ma|het hieu luc|ngung|ap dung|dua|hien hanh|quy chuan)(?![a-z])");

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

  private static final Pattern SUBJECT =
      Pattern.compile("(?:(?:ve|quy dinh|ban hanh|phe duyet|huong dan)(?![a-z])|sua doi)");

  /** {@code …, Bộ Tài chính có ý kiến như sau}: here the sentence goes on, not the subject. */
  private static final Pattern SPEAKS =
      Pattern.compile(
          ",\\s[^,;.\\n]{2,80}?\\s(?:co y kien|tra loi|phuc dap|bao cao|kinh (?:trinh|de nghi)|de nghi|thong bao|huong dan)\\s");

  /**
   * Where the sentence goes on behind a title: its effect, others beside it, a list, a condition.
   */
  private static final Pattern GOES_ON =
      Pattern.compile(
          ("[,\\s]\\s{0,2}(?:het hieu luc|(?:tiep tuc )?co hieu luc|ke tu ngay|thi (?:hanh ke tu|ap dung|duoc|phai|khong|van|tiep)"
                  + "|cu the|nhu sau|cho (?:den|toi) khi|tai thoi diem|truoc ngay|tiep tuc (?:duoc|ap dung)"
                  + "|(?:da )?duoc (?:tiep tuc|sua doi|thay the|bai bo|huong|bo nhiem|ap dung|quy dinh)"
                  + "|(?:va|hoac|cung) (?:cac )?(?:van ban|quy dinh (?:cua )?phap luat|quy dinh (?:khac|tai|chi tiet|co lien quan|lien quan)|phap luat))(?![a-z])")
              .replace(" ", "\\s"));

  /** A document called by its kind and number. */
  private static final String NUMBERED =
      "(?:nghi dinh|thong tu(?: lien tich)?|quyet dinh|nghi quyet|chi thi|cong van|phap lenh|luat)\\s(?:so\\s)?\\d";

  /** The next document of a list: {@code và Thông tư số …}, {@code , Điều 3 Nghị định số …}. */
  private static final Pattern NEXT_DOCUMENT =
      Pattern.compile(
          "(?:,|\\sva)\\s{1,2}(?:(?:cac quy dinh tai|dieu|khoan|diem|phan|muc)\\s(?:[a-z0-9]{1,5}\\s){0,6})?"
              + NUMBERED);

  private static final Pattern DOCUMENT = Pattern.compile("(?<![a-z])" + NUMBERED);

  /** A line that begins something of its own, also where no empty line stands before it. */
  private static final Pattern NEW_LINE =
      Pattern.compile(
          "\\s{0,8}(?:can cu\\s|theo de nghi|xet\\s|dieu \\d|noi nhan|kinh gui|chuong [ivx]|[ivx]{1,4}\\.\\s"
              + "|quyet (?:dinh|nghi):|[a-z][^\\n:]{2,30}:\\s?[\\d\\n])");

  /** {@code QCVN 17: 2011/BGTVT}. */
  private static final Pattern QCVN_YEAR = Pattern.compile("\\s?\\d{4}(?!\\d)");

  private static final Pattern LIST_ITEM =
      Pattern.compile("\\s{0,8}(?:\\n|\\d{1,2}[.)]|[a-z]\\)|[-+*•]\\s?[^\\s\\d])");

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

  /** The name of a province, which ends the name of its body. */
  private static final Pattern PROVINCE = province();

  /** Before the name of a place, which ends the name of its body. */
  private static final Pattern LEVEL =
      Pattern.compile(
          "(?<![a-z])(?:tinh|thanh pho|tp\\.?|quan|huyen|thi xa|thi tran|xa|phuong|dac khu)\\s$");

  private static final Pattern MINISTRY_COMMA =
      Pattern.compile(
          "(?:bo|so) (?:van hoa|buu chinh|khoa hoc|lao dong), ?(?:the thao|thong tin|vien thong|cong nghe|thuong binh)"
              + "|(?:^| )bo truong, ?chu nhiem");

  private static Pattern province() {
    Set<String> names =
        new TreeSet<>(
            Comparator.comparingInt(String::length)
                .reversed()
                .thenComparing(Comparator.naturalOrder()));
    for (Province province : Reference.standard().provinces()) {
      names.add(Chars.fold(province.before()));
      names.add(Chars.fold(province.now()));
    }
    return Pattern.compile(
        "(?<![a-z])(?:tinh|thanh pho|tp\\.?)\\s(?:"
            + String.join("|", names)
            + ")(?![a-z]|\\s(?:va|-)\\s)");
  }

  /** Reads on behind a number that ends at {@code from}. */
  static CitationTail read(Reading reading, int from) {
    String fold = reading.fold;
    int end = from;
    LocalDate date = null;
    String raw = null;
    Integer year = null;
    Matcher dated = AFTER_DATE.matcher(fold.substring(from, Math.min(fold.length(), from + 60)));
    if (dated.lookingAt()) {
      date = Dates.of(dated, 1);
      if (date != null) {
        int first = dated.start(1) >= 0 ? dated.start(1) : dated.start(4);
        raw = reading.words(from + first, from + dated.end());
        end = from + dated.end();
      }
    } else {
      Matcher of = AFTER_YEAR.matcher(fold.substring(from, Math.min(fold.length(), from + 20)));
      if (of.lookingAt()) {
        year = Integer.valueOf(of.group(1));
        end = from + of.end();
      }
    }
    String issuer = null;
    Matcher by = AFTER_ISSUER.matcher(fold.substring(end, Math.min(fold.length(), end + 12)));
    if (by.lookingAt()) {
      int at = end + by.end();
      int stop = issuerEnd(reading, at);
      if (stop > at + 2 && Character.isUpperCase(reading.clean.charAt(at))) {
        issuer = reading.words(at, stop);
        end = stop;
      }
    }
    int at = end;
    while (at < fold.length()
        && (Character.isWhitespace(fold.charAt(at)) || fold.charAt(at) == ',')) {
      at++;
    }
    int stop = subjectEnd(reading, at);
    String subject = stop > at ? reading.words(at, stop) : null;
    // A title does not speak of "this" document: the sentence around it does.
    if (subject != null && SPEAKS_OF_ITSELF.matcher(subject).find()) {
      subject = null;
    }
    int behind = subject == null ? end : stop;
    return new CitationTail(date, raw, year, issuer, subject, end, behind);
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
    Matcher province = PROVINCE.matcher(fold);
    boolean placed = province.find();
    int longest = placed ? province.end() : fold.length();
    while (stop < longest) {
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
          && (reading.clean.charAt(at + stop + 1) == '\n'
              || NEW_LINE.matcher(reading.fold).region(at + stop + 1, limit).lookingAt())) {
        break;
      }
      if (c == ' '
          && (stops(reading, fold, at, stop + 1) || (!placed && behindPlace(reading, at, stop)))) {
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
   * {@code Thuế tỉnh An Lạc| vướng mắc}: a small letter behind the name of a place is another
   * word's.
   */
  private static boolean behindPlace(Reading reading, int at, int blank) {
    int next = at + blank + 1;
    if (next >= reading.clean.length() || !Character.isLowerCase(reading.clean.charAt(next))) {
      return false;
    }
    int word = at + blank;
    int words = 0;
    while (word > at) {
      int begin = reading.clean.lastIndexOf(' ', word - 1) + 1;
      if (begin <= at || !Character.isUpperCase(reading.clean.charAt(begin))) {
        break;
      }
      word = begin - 1;
      words++;
    }
    return words > 0 && word > at && LEVEL.matcher(reading.fold).region(at, word + 1).find();
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

  /** Where the subject that begins at {@code at} ends; {@code at} when none begins there. */
  private static int subjectEnd(Reading reading, int at) {
    String fold = reading.fold;
    if (!SUBJECT.matcher(fold).region(at, Math.min(fold.length(), at + 20)).lookingAt()) {
      return at;
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
          || (c == '\n'
              && (LIST_ITEM.matcher(fold).region(stop + 1, fold.length()).lookingAt()
                  || NEW_LINE.matcher(fold).region(stop + 1, limit).lookingAt()))) {
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
      // What the title names itself follows a word; what follows a comma is named beside it.
      Matcher next = NEXT_DOCUMENT.matcher(fold).region(at, stop);
      Matcher first = DOCUMENT.matcher(fold).region(at, stop);
      if (next.find() && first.find() && first.end() == next.end()) {
        stop = next.start();
      }
    }
    return stop;
  }

  private static int firstBefore(int stop, Matcher sought) {
    return sought.find() ? sought.start() : stop;
  }
}
