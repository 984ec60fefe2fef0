package vn.vanthu.search.recognise;

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

/** The issuer behind the number of a cited document: {@code … của Sở Nội vụ}. Stateless. */
final class CitedIssuer {
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

  /** So many characters an issuer's name has at most. */
  private static final int LONGEST = 120;

  private CitedIssuer() {}

  /**
   * The span of the issuer's name.
   *
   * @param from offset behind number and date
   * @return null when no {@code của} and no capital letter follows
   */
  static Reading.@Nullable Span after(Reading reading, int from) {
    String fold = reading.fold;
    Matcher by = AFTER_ISSUER.matcher(fold.substring(from, Math.min(fold.length(), from + 12)));
    if (!by.lookingAt()) {
      return null;
    }
    int at = from + by.end();
    int stop = end(reading, at);
    boolean named = stop > at + 2 && Character.isUpperCase(reading.clean.charAt(at));
    return named ? new Reading.Span(at, stop) : null;
  }

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

  /**
   * Where an issuer's name ends: at punctuation, at a verb, or at an "và" that a small letter
   * follows.
   */
  private static int end(Reading reading, int at) {
    int limit = Math.min(reading.fold.length(), at + LONGEST);
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
              || CitationTail.NEW_LINE
                  .matcher(reading.fold)
                  .region(at + stop + 1, limit)
                  .lookingAt())) {
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
}
