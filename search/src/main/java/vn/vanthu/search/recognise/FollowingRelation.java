package vn.vanthu.search.recognise;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.recognise.Facts.Relation;

/**
 * What a document does that comes after another one: guides it (Law 64/2025/QH15: quy định chi
 * tiết, hướng dẫn thi hành), carries it out, or consolidates it (Ordinance 01/2012/UBTVQH13: văn
 * bản hợp nhất). That a rule is to be followed ({@code thực hiện theo quy định tại …}), and what
 * another document guides, is only mentioned. Stateless.
 */
final class FollowingRelation {
  /** Words between a verb and the document that it governs. */
  private static final String OF =
      "(?:,?\\s(?:va|chi tiet|huong dan|thi hanh|thuc hien|ap dung|bien phap|to chuc|trien khai|quan triet|viec|mot so|cac|nhung|noi dung"
          + "|quy dinh|dieu|khoan|diem|chuong|muc|phan|cua|tai|[ivxlc]{1,6}|\\d{1,3}[a-z]?|[a-z]))*\\s?$";

  private static final Pattern GUIDES =
      Pattern.compile(
          "(?<![a-z])(?:(?:huong dan(?!\\s(?:tai|cua|o)\\s)|quy dinh (?:chi tiet|bien phap))"
              + OF
              + ")");

  /** {@code theo hướng dẫn …}, {@code văn bản hướng dẫn …}: the guidance, not who guides. */
  private static final Pattern NOUN =
      Pattern.compile(
          "(?<![a-z])(?:theo|duoc|van ban|tai lieu|cong van|noi dung|quy dinh(?:,| va)|su|nguoi)\\s$");

  /** Whoever is charged with it, asked for it or has done it already. */
  private static final Pattern CHARGED =
      Pattern.compile(
          "(?<![a-z])(?:giao|chu tri|phoi hop|trach nhiem|yeu cau|de nghi|kien nghi|de xuat|da|chua|khong|se)(?:\\s[^\\s;.]{1,20}){0,8}\\s?$");

  private static final Pattern NUMBER =
      Pattern.compile("\\d{1,6}/(?:\\d{4}/)?[a-z]|\\d{1,6}-[a-z]{2}");

  /** {@code Thông tư của Bộ Tài chính hướng dẫn …}: another one, though without its number. */
  private static final Pattern OTHER =
      Pattern.compile("(?<![a-z])(?:thong tu|nghi dinh|quyet dinh|phap lenh|luat|van ban)\\s");

  private static final Pattern CARRIES_OUT =
      Pattern.compile("(?<![a-z])(?:thuc hien|trien khai|quan triet|chap hanh)(?![a-z])");

  /** By what rule something is done: to follow a rule is not to carry a document out. */
  private static final Pattern RULE =
      Pattern.compile("(?<![a-z])(?:(?<!kem )theo|quy dinh)(?![a-z])");

  /** What is carried out by doing what it says. */
  private static final Pattern CALL =
      Pattern.compile(
          "theo\\s(?:tinh than|chi dao|yeu cau|noi dung|ket luan|ke hoach|chi thi|cong van|cong dien|thong bao|nghi quyet|chuong trinh)(?![a-z])");

  private static final Pattern CONSOLIDATES =
      Pattern.compile(
          "(?<![a-z])hop nhat(?:\\s(?:tu|cua|van ban|cac|noi dung|\\d{1,2}|nghi dinh|thong tu|quyet dinh|luat|sau day|sau))*\\s?:?\\s?$");

  /** So many characters before a document's name its verb is looked for. */
  private static final int NEAR = 60;

  private FollowingRelation() {}

  /**
   * The relation to the document that is named at {@code start}; null when the words before it name
   * none.
   */
  static @Nullable Relation of(Reading reading, CitationReader.Own own, int start, Clause clause) {
    String text = " " + clause.text();
    if (CONSOLIDATES.matcher(text).find()) {
      return Relation.CONSOLIDATES;
    }
    Matcher guides = GUIDES.matcher(text);
    if (guides.find()) {
      String actor = text.substring(0, guides.start());
      if (others(actor, start >= own.bodyStart()) || NOUN.matcher(actor).find()) {
        return null;
      }
      if (!CHARGED.matcher(actor).find()) {
        return Relation.GUIDES;
      }
    }
    String near = text.substring(Math.max(0, text.length() - NEAR));
    Matcher verb = CARRIES_OUT.matcher(near);
    int last = -1;
    while (verb.find()) {
      last = verb.end();
    }
    if (last < 0) {
      return null;
    }
    String object = near.substring(last);
    boolean pointed =
        RULE.matcher(object).find()
            && !CALL.matcher(
                    object
                        + reading.fold.substring(
                            start, Math.min(reading.fold.length(), start + 20)))
                .find();
    return pointed ? null : Relation.IMPLEMENTS;
  }

  /** Whether another document than this one is what acts. */
  private static boolean others(String actor, boolean inBody) {
    if (actor.contains(" nay ")) {
      return false;
    }
    return NUMBER.matcher(actor).find() || (inBody && OTHER.matcher(actor).find());
  }
}
