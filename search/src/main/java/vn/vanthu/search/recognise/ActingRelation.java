package vn.vanthu.search.recognise;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.recognise.Facts.Relation;

/**
 * What a document does to another one: replaces, repeals, amends or corrects it. Only what this
 * document does itself counts, since the other one is then shown as ended or amended; what others
 * did, shall do or are asked to do is a mention (Law 64/2025/QH15 on normative documents, Decree
 * 30/2020/NĐ-CP).
 */
final class ActingRelation {
  private static final Pattern VERB =
      Pattern.compile("thay the|bai bo|huy bo|het hieu luc|sua doi|bo sung mot so|dinh chinh");

  /** Whoever is asked, whatever was done already or is not done, acts not here and now. */
  private static final Pattern NOT_NOW =
      Pattern.compile(
          "(?<![a-z])(?:da|chua|khong|de nghi|kien nghi|de xuat|xem xet|se|bi)(?:\\s[^\\s;.]{1,20}){0,4}\\s?$");

  private static final Pattern PASSIVE = Pattern.compile("(?<![a-z])duoc\\s$");
  private static final Pattern ACTOR_BEHIND =
      Pattern.compile("(?<![a-z])(?:boi|theo|tai)(?![a-z])");
  private static final Pattern NUMBER =
      Pattern.compile("\\d{1,6}/(?:\\d{4}/)?[a-z]|\\d{1,6}-[a-z]{2}");
  private static final Pattern PART =
      Pattern.compile(
          "(?<![a-z])(?:khoan|diem|dieu \\d|dieu,|mot so dieu|chuong|muc \\d|cum tu|phu luc|noi dung|tiet)(?![a-z])");

  /** Kinds that tell, ask or record, and act only when they name themselves. */
  private static final Pattern TELLING =
      Pattern.compile("(?:^|[/-])(?:BC|TTr|BB|GM|TB|CV|PC)(?:[/-]|$)");

  private static final int LOOK_BACK = 240;

  private ActingRelation() {}

  /**
   * The relation, or null when the words before a number name none or it is not this document that
   * acts.
   *
   * @param ownNumber of the document that is read, or null
   * @param start offset of what is cited
   * @param near folded words right before it
   */
  static @Nullable Relation of(
      Reading reading, @Nullable String ownNumber, int start, Reading.Span span, String near) {
    Relation named = named(near);
    if (named == null) {
      return null;
    }
    String clause = clause(reading, start, span);
    Matcher verb = VERB.matcher(clause);
    if (!verb.find()) {
      return named;
    }
    String actor = clause.substring(0, verb.start());
    int last = verb.start();
    while (verb.find()) {
      last = verb.start();
    }
    String object = clause.substring(last);
    if (NUMBER.matcher(object).find()) {
      return null; // said of the one before; whether of this one too, their chain tells
    }
    boolean itself = actor.contains(" nay ") || actor.startsWith("nay ");
    boolean others = !itself && NUMBER.matcher(actor).find();
    boolean passive =
        PASSIVE.matcher(actor).find()
            || near.contains("duoc sua doi")
            || near.contains("duoc thay the")
            || near.contains("duoc bai bo");
    boolean notNow = NOT_NOW.matcher(actor).find();
    boolean tells = ownNumber != null && TELLING.matcher(ownNumber).find() && !itself;
    boolean consolidated = ownNumber != null && ownNumber.contains("VBHN");
    if (others
        || notNow
        || tells
        || consolidated
        || (passive && ACTOR_BEHIND.matcher(object).find())) {
      return null;
    }
    boolean whole = named == Relation.REPEALS || named == Relation.REPLACES;
    return whole && ofPart(object) ? Relation.AMENDS : named;
  }

  /** Whether words name a part of a document: an article, a clause, an annex. */
  static boolean ofPart(String words) {
    return PART.matcher(words).find();
  }

  private static @Nullable Relation named(String near) {
    if (near.contains("thay the")) {
      return Relation.REPLACES;
    }
    if (near.contains("bai bo") || near.contains("huy bo") || near.contains("het hieu luc")) {
      return Relation.REPEALS;
    }
    if (near.contains("sua doi") || near.contains("bo sung mot so")) {
      return Relation.AMENDS;
    }
    return near.contains("dinh chinh") ? Relation.CORRECTS : null;
  }

  /** The folded words from the beginning of the sentence, or of its part behind a semicolon. */
  private static String clause(Reading reading, int start, Reading.Span span) {
    int from = Math.min(start, Math.max(span.start(), start - LOOK_BACK));
    String before = reading.fold.substring(from, start).replace('\n', ' ');
    int stop = Math.max(before.lastIndexOf(". "), before.lastIndexOf("; "));
    return " " + before.substring(stop < 0 ? 0 : stop + 2);
  }
}
