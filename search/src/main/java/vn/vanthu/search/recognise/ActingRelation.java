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

  /** The rule by which something is amended or repealed, not what is. */
  private static final Pattern BY = Pattern.compile("(?<![a-z])(?<!kem )theo(?![a-z])");

  /** {@code … bị bãi bỏ, thay thế bởi Thông tư số …}: the one that is named acts. */
  private static final Pattern BY_THE_OTHER =
      Pattern.compile(
          "^(?:thay the|bai bo|huy bo|sua doi(?:, bo sung)?|dinh chinh)\\s(?:boi|bang)\\s");

  /** A document that is called by what it changes. */
  private static final Pattern NAMED_SO =
      Pattern.compile(
          "(?<![a-z])(?:luat|nghi dinh|thong tu|quyet dinh|nghi quyet|phap lenh|van ban)\\s(?:(?:sua doi|bo sung|thay the|bai bo), )*$");

  private static final Pattern PASSIVE = Pattern.compile("(?<![a-z])duoc\\s$");
  private static final Pattern ACTOR_BEHIND =
      Pattern.compile("(?<![a-z])(?:boi|theo|tai)(?![a-z])");
  private static final Pattern NUMBER =
      Pattern.compile("\\d{1,6}/(?:\\d{4}/)?[a-z]|\\d{1,6}-[a-z]{2}");
  private static final Pattern PART =
      Pattern.compile(
          "(?<![a-z])(?:khoan|diem|dieu \\d|dieu,|mot so dieu|chuong|muc (?:\\d|[ivx]+(?![a-z]))|phan (?:[ivx]+|[a-h]|\\d+|thu)(?![a-z])|mot phan|cum tu|phu luc|noi dung|tiet|kem theo)(?![a-z])");

  /** Kinds that tell, ask or record, and act only when they name themselves. */
  private static final Pattern TELLING =
      Pattern.compile("(?:^|[/-])(?:BC|TTr|BB|GM|TB|CV|PC)(?:[/-]|$)");

  private ActingRelation() {}

  /**
   * The relation, or null when the words before a number name none or it is not this document that
   * acts.
   *
   * @param start offset of what is cited
   * @param words from the beginning of its clause
   * @param near folded words right before it
   */
  static @Nullable Relation of(
      Reading reading, CitationReader.Own own, int start, Clause words, String near) {
    String clause = " " + words.text();
    Relation verbal = named(near.length() > clause.length() ? clause : near);
    if (verbal == null) {
      return null;
    }
    String ownNumber = own.number();
    Matcher verb = VERB.matcher(clause);
    if (!verb.find()) {
      return verbal;
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
    Matcher name = NAMED_SO.matcher(clause.substring(0, last));
    boolean named =
        start >= own.bodyStart()
            && name.find()
            && !clause.substring(0, name.start()).endsWith(" ban hanh ")
            && Character.isUpperCase(reading.clean.charAt(words.start() + name.start() - 1));
    if (named || BY.matcher(object).find() || BY_THE_OTHER.matcher(object).find()) {
      return null; // "theo Luật sửa đổi … của Luật …", "sửa đổi … theo quy định tại Nghị định …"
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
    boolean whole = verbal == Relation.REPEALS || verbal == Relation.REPLACES;
    return whole && ofPart(object) ? Relation.AMENDS : verbal;
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
}
