package vn.vanthu.search.recognise;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the document does to one that it names. Single-threaded: one for each text. */
final class CitationRelation {
  private static final int NEAR = 60;
  private static final int BEHIND = 240;

  /** So far into its paragraph an answered letter is named. */
  private static final int ANSWER_LEAD = 240;

  private static final int ANSWER_FOLLOWS = 700;

  private static final Pattern OPINION =
      Pattern.compile("(?:co y kien|tra loi|phuc dap|co cong van tra loi)\\s(?:nhu sau|ve)");

  /** With what a preamble names the paper that proposes; not {@code Theo quy định tại …}. */
  private static final Pattern PROPOSED =
      Pattern.compile(
          "xet\\s|theo\\s(?:de (?:nghi|xuat)|to trinh|cong van|bao cao|van ban|y kien|kien nghi|bien ban|ket (?:qua|luan)|thong bao|phieu|giay|don)\\s");

  /**
   * {@code … hết hiệu lực kể từ ngày Thông tư này có hiệu lực}, {@code … được thay thế bằng Quyết
   * định này}.
   */
  private static final Pattern ENDS_BEHIND =
      Pattern.compile(
          "(?<![a-z])(?<!da )(?:(het hieu luc)(?: thi hanh)?,?\\s(?:ke )?(?:tu|khi)\\s(?:ngay\\s)?[a-z ]{4,30}\\snay\\s(?:co|duoc)"
              + "|(?:duoc|bi)\\s(thay the|bai bo|sua doi(?:, bo sung)?)\\s(?:boi|bang|theo|tai)\\s[a-z ]{4,30}\\snay(?![a-z]))");

  private static final Pattern ATTACHED =
      Pattern.compile(
          "\\s{0,20}(?:(?:phu luc|mau|bieu|danh muc|danh sach)[^(\\n]{0,40}\\()?\\(?\\s?(?:duoc )?(?:ban hanh |dinh |gui )?kem theo\\s");

  private static final Pattern ENUMERATES = Pattern.compile("(?<!nhu sau)\\s?:$");

  /** The mark of an item in a list. */
  private static final Pattern MARK =
      Pattern.compile(
          "\\s*(?:(\\d{1,2}(?:\\.\\d{1,2}){0,2})[.)]?\\s|([a-z]{1,2})\\)\\s?|([-+•])\\s?)?\\s*");

  /** A whole document, or parts of it, as the first thing that an item of a list names. */
  private static final Pattern ITEM_LEAD =
      Pattern.compile(
          "(?:toan bo\\s|cac\\s|mot phan\\s)*((?:khoan|diem|dieu|chuong|muc|phu luc|cac quy dinh|quy dinh|noi dung|cum tu|tiet)\\s[^;.:]{0,120})?");

  private final Reading reading;
  private final CitationReader.Own own;

  /** The lead of the list that is open before paragraph {@link #seen}, or null. */
  private Facts.@Nullable Relation listed;

  private int listMark = -1;
  private int seen;

  CitationRelation(Reading reading, CitationReader.Own own) {
    this.reading = reading;
    this.own = own;
  }

  /** A relation, and whether it belongs to the legal basis. */
  record Read(Facts.Relation kind, boolean basis) {}

  /**
   * The relation to the document that is named at {@code start}.
   *
   * @param paragraph index of its paragraph; not smaller than in the call before
   * @param self whether it has the number of this document
   */
  Read of(int start, int paragraph, CitationTail tail, boolean self) {
    Reading.Span span = span(paragraph, start);
    Clause clause = Clause.before(reading, start, span);
    Facts.Relation inList = listed(start, paragraph, span);
    String lead =
        reading
            .fold
            .substring(span.start(), Math.min(span.end(), span.start() + 40))
            .replaceFirst("^[-+\\s\\d.)(]+", "");
    String before =
        reading
            .fold
            .substring(Math.min(start, Math.max(span.start(), start - NEAR)), start)
            .replace('\n', ' ');
    before = before.substring(before.lastIndexOf(';') + 1);
    if (before.contains("kem theo") && (self || attached(start))) {
      return new Read(Facts.Relation.ATTACHED_TO, false);
    }
    boolean proposed = PROPOSED.matcher(lead).lookingAt();
    boolean basis =
        start < own.basisEnd()
            && (lead.startsWith("can cu") || proposed || lead.startsWith("tren co so"));
    if (basis) {
      if (proposed) {
        return new Read(Facts.Relation.PROPOSED_BY, true);
      }
      boolean amended = before.contains("duoc sua doi");
      return new Read(amended ? Facts.Relation.AMENDS : Facts.Relation.LEGAL_BASIS, true);
    }
    if (answers(lead, start, span)) {
      return new Read(Facts.Relation.REPLIES_TO, false);
    }
    if (inList != null) {
      return new Read(inList, false);
    }
    Facts.Relation kind = ActingRelation.of(reading, own, start, clause, before);
    kind = kind == null ? behind(tail, span, before) : kind;
    kind = kind == null ? FollowingRelation.of(reading, own, start, clause) : kind;
    return new Read(kind == null ? Facts.Relation.REFERS_TO : kind, false);
  }

  /** Whether the line says to what this annex belongs: {@code (Kèm theo Quyết định số …)}. */
  private boolean attached(int start) {
    int line = reading.fold.lastIndexOf('\n', start) + 1;
    return ATTACHED.matcher(reading.fold).region(Math.max(line, start - 120), start).lookingAt();
  }

  /** A paragraph without what belongs to letterhead, title and subject, where no line is empty. */
  private Reading.Span span(int paragraph, int at) {
    if (reading.paragraphs.isEmpty()) {
      return new Reading.Span(0, 0);
    }
    Reading.Span span = reading.paragraphs.get(paragraph);
    int from = at >= own.bodyStart() ? own.bodyStart() : own.letterheadEnd();
    return span.start() < from && from <= at ? new Reading.Span(from, span.end()) : span;
  }

  /** What the document does by words behind the one that is named. */
  private Facts.@Nullable Relation behind(CitationTail tail, Reading.Span span, String before) {
    int limit = Math.min(span.end(), tail.end() + BEHIND);
    if (limit <= tail.end()) {
      return null;
    }
    String rest = reading.fold.substring(tail.end(), limit).replace('\n', ' ');
    int stop = rest.indexOf(';');
    int point = rest.indexOf(". ");
    stop = stop < 0 || (point >= 0 && point < stop) ? point : stop;
    Matcher m = ENDS_BEHIND.matcher(stop < 0 ? rest : rest.substring(0, stop));
    if (!m.find()) {
      return null;
    }
    boolean amended =
        ActingRelation.ofPart(before.substring(before.lastIndexOf(". ") + 1))
            || "sua doi".equals(first(m.group(2)));
    return amended
        ? Facts.Relation.AMENDS
        : "thay the".equals(m.group(2)) ? Facts.Relation.REPLACES : Facts.Relation.REPEALS;
  }

  private static @Nullable String first(@Nullable String verb) {
    return verb != null && verb.startsWith("sua doi") ? "sua doi" : verb;
  }

  /**
   * What a list does to the document that its item begins with: {@code Bãi bỏ các văn bản sau: / a)
   * Quyết định số …; / b) Điều 2 Quyết định số …}. Null outside of lists, and for what an item
   * names further on.
   */
  private Facts.@Nullable Relation listed(int start, int paragraph, Reading.Span span) {
    for (; seen < paragraph; seen++) {
      follow(seen);
    }
    if (listed == null || start < span.start()) {
      return null;
    }
    Matcher mark = MARK.matcher(reading.fold).region(span.start(), span.end());
    if (!mark.lookingAt() || (listMark >= 0 && kind(mark) != listMark)) {
      return null;
    }
    Matcher lead = ITEM_LEAD.matcher(reading.fold.substring(Math.min(mark.end(), start), start));
    if (!lead.matches()) {
      return null;
    }
    return lead.group(1) == null ? listed : Facts.Relation.AMENDS;
  }

  private static int kind(Matcher mark) {
    return mark.group(1) != null ? 1 : mark.group(2) != null ? 2 : mark.group(3) != null ? 3 : 0;
  }

  /** Opens a list behind a paragraph that leads to one, closes it behind its last item. */
  private void follow(int paragraph) {
    int end = reading.paragraphs.get(paragraph).end();
    Reading.Span span = span(paragraph, end);
    if (end <= span.start()) {
      return;
    }
    if (reading.fold.charAt(end - 1) == ':') {
      int from = Math.max(span.start(), end - BEHIND);
      String text = reading.fold.substring(from, end).replace('\n', ' ');
      int point = text.lastIndexOf(". ");
      String near = point < 0 ? text : text.substring(point + 2);
      listed =
          ENUMERATES.matcher(text).find()
              ? ActingRelation.of(
                  reading, own, end - 1, Clause.before(reading, end - 1, span), near)
              : null;
      listMark = -1;
      return;
    }
    if (listed == null) {
      return;
    }
    Matcher mark = MARK.matcher(reading.fold).region(span.start(), end);
    int kind = mark.lookingAt() ? kind(mark) : 0;
    if (listMark < 0) {
      listMark = kind;
    }
    boolean last = listMark == 0 && reading.fold.charAt(end - 1) == '.';
    if (kind != listMark || last) {
      listed = null;
    }
  }

  /**
   * Whether the letter answers what is named here: {@code Phúc đáp Công văn số …}, {@code … nhận
   * được Công văn số … Về việc này … có ý kiến như sau}; not what the answered letter is about.
   */
  private boolean answers(String lead, int start, Reading.Span span) {
    boolean near = start >= span.start() && start - span.start() < ANSWER_LEAD;
    if (!near) {
      return false;
    }
    String until = reading.fold.substring(span.start(), start).replace('\n', ' ');
    if (until.contains(" ve ") || until.contains(". ")) {
      return false;
    }
    if (lead.startsWith("phuc dap ") || lead.startsWith("tra loi ")) {
      return true;
    }
    int limit = Math.min(reading.fold.length(), start + ANSWER_FOLLOWS);
    return until.contains("nhan duoc ")
        && OPINION.matcher(reading.fold).region(start, limit).find();
  }
}
