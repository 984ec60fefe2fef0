package vn.vanthu.search.recognise;

import java.time.LocalDate;
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
              + "|doi voi|den|dieu chinh|giai thich|khoa|kiem tra|khi|gui|hoac|thong bao|trinh|(?<!dau )tu|quan ly|uy quyen|uy thac|quy che|vv|v/v|lan thu|chi tiet|nham|tiep tuc|day manh|tang cuong|da|ma|het hieu luc|ngung|ap dung|dua|hien hanh|quy chuan)(?![a-z])");

  private static final Pattern OPENS_SUBJECT =
      Pattern.compile(
          "(?:ve|quy dinh|ban hanh|huong dan|sua doi|phe duyet|cong bo|bai bo|dieu chinh|thanh lap|nghi dinh|thong tu|nghi quyet|chi thi|quyet dinh)(?![a-z])");

  /** {@code …, Bộ Tài chính có ý kiến như sau}: here the sentence goes on, not the subject. */
  private static final Pattern SPEAKS =
      Pattern.compile(
          ",\\s[^,;.\\n]{2,80}?\\s(?:co y kien|tra loi|phuc dap|bao cao|kinh (?:trinh|de nghi)|de nghi|thong bao|huong dan)\\s");

  /** Bodies whose name never goes on. */
  private static final Pattern WHOLE_ISSUER =
      Pattern.compile(
          "(?:thu tuong chinh phu|chinh phu|quoc hoi|uy ban thuong vu quoc hoi|bo chinh tri|chu tich nuoc)(?![a-z])");

  private static final Pattern MINISTRY_COMMA =
      Pattern.compile(
          "(?:bo|so) (?:van hoa, (?:the thao|thong tin)|buu chinh, vien)$|(?:bo|so) (?:van hoa|buu chinh), ?(?:the thao|thong tin|vien)");

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
      if (",;.():\"\t/".indexOf(c) >= 0) {
        if (c == ','
            && MINISTRY_COMMA
                .matcher(fold.substring(0, Math.min(fold.length(), stop + 14)))
                .find()) {
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
          && !fold.startsWith("moi truong", stop + 4)
          && !fold.startsWith("dao tao", stop + 4)
          && !fold.startsWith("du lich", stop + 4)) {
        break;
      }
      stop++;
    }
    return at + stop;
  }

  /**
   * Whether a word ends the name. {@code Bộ Tài chính}, {@code Bộ Tư pháp} hold words that end it
   * elsewhere: in a name they are capital, so that only words that open a subject end it then.
   */
  private static boolean stops(Reading reading, String fold, int at, int word) {
    // The bounds are transparent so that "tư" of "Đầu tư" is seen to end a name's word.
    Matcher stop = STOP_WORDS.matcher(fold).useTransparentBounds(true);
    if (!stop.region(word, fold.length()).lookingAt()) {
      return false;
    }
    return !Character.isUpperCase(reading.clean.charAt(at + word))
        || OPENS_SUBJECT.matcher(fold).region(word, fold.length()).lookingAt();
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
    int limit = Math.min(fold.length(), at + 400);
    while (stop < limit) {
      char c = fold.charAt(stop);
      if (c == ';'
          || c == '('
          || (c == '.'
              && (stop + 1 >= fold.length() || Character.isWhitespace(fold.charAt(stop + 1))))
          || (c == '\n' && stop + 1 < limit && fold.charAt(stop + 1) == '\n')) {
        break;
      }
      stop++;
    }
    Matcher speaks = SPEAKS.matcher(fold).region(at, stop);
    while (speaks.find()) {
      if (Character.isUpperCase(reading.clean.charAt(speaks.start() + 2))) {
        return reading.words(at, speaks.start());
      }
    }
    return reading.words(at, stop);
  }
}
