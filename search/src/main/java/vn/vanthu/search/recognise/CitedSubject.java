package vn.vanthu.search.recognise;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The title behind the number of a cited document: {@code … về việc …}. Stateless. */
final class CitedSubject {
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
                  + "|(?:va|hoac|cung) (?:cac )?(?:van ban|quy dinh (?:cua )?phap luat|y kien thao luan|(?:bao cao|y kien) tham tra|quy dinh (?:khac|tai|chi tiet|co lien quan|lien quan)|phap luat))(?![a-z])")
              .replace(" ", "\\s"));

  /** A document called by its kind and number. */
  private static final String NUMBERED =
      "(?:(?:nghi dinh|thong tu(?: lien tich)?|quyet dinh|nghi quyet|chi thi|cong van|phap lenh|luat)\\s(?:so\\s)?\\d|luat\\s[^,;.()]{2,80}?\\sso\\s\\d{1,3}/\\d{4}/qh)";

  /** The next document of a list: {@code và Thông tư số …}, {@code , Điều 3 Nghị định số …}. */
  private static final Pattern NEXT_DOCUMENT =
      Pattern.compile(
          "(?:,|\\sva)\\s{1,2}(?:(?:cac quy dinh tai|dieu|khoan|diem|phan|muc)\\s(?:[a-z0-9]{1,5}\\s){0,6})?"
              + NUMBERED);

  private static final Pattern DOCUMENT = Pattern.compile("(?<![a-z])" + NUMBERED);

  /** {@code QCVN 17: 2011/BGTVT}. */
  private static final Pattern QCVN_YEAR = Pattern.compile("\\s?\\d{4}(?!\\d)");

  private static final Pattern LIST_ITEM =
      Pattern.compile(
          "\\s{0,8}(?:\\n|\\d{1,2}[.)]|[a-z]\\)|[-+*•]\\s?[^\\s\\d]|[-+*•]\\s\\d{1,2}\\s?[a-z])");

  private static final Pattern SPEAKS_OF_ITSELF =
      Pattern.compile(
          "(?:Luật|[Pp]háp lệnh|[Nn]ghị (?:định|quyết)|[Tt]hông tư|[Qq]uyết định|[Đđ]iều|[Kk]hoản|[Qq]uy (?:định|chế)) này(?!\\p{L})");

  /** A title that names the documents which it changes goes on with them. */
  private static final Pattern CHANGES =
      Pattern.compile("(?:ve )?(?:viec )?(?:sua doi|bo sung|bai bo|thay the|dinh chinh)(?![a-z])");

  /** So many characters a title has at most. */
  private static final int LONGEST = 400;

  private CitedSubject() {}

  /**
   * The span of the title.
   *
   * @param from offset behind number, date and issuer
   * @return null when none begins there, or when the sentence around the document is meant
   */
  static Reading.@Nullable Span after(Reading reading, int from) {
    String fold = reading.fold;
    int at = from;
    while (at < fold.length()
        && (Character.isWhitespace(fold.charAt(at)) || fold.charAt(at) == ',')) {
      at++;
    }
    int stop = end(reading, at);
    while (stop > at && " \n,".indexOf(fold.charAt(stop - 1)) >= 0) {
      stop--;
    }
    // A title does not speak of "this" document: the sentence around it does.
    boolean title = stop > at && !SPEAKS_OF_ITSELF.matcher(reading.words(at, stop)).find();
    return title ? new Reading.Span(at, stop) : null;
  }

  /** Where the subject that begins at {@code at} ends; {@code at} when none begins there. */
  private static int end(Reading reading, int at) {
    String fold = reading.fold;
    if (!SUBJECT.matcher(fold).region(at, Math.min(fold.length(), at + 20)).lookingAt()) {
      return at;
    }
    int stop = at;
    int open = 0;
    int limit = Math.min(fold.length(), at + LONGEST);
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
                  || CitationTail.NEW_LINE.matcher(fold).region(stop + 1, limit).lookingAt()))) {
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
