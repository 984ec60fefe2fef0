package vn.vanthu.search.recognise;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** From when the document is in force, and until when, by its own words. Stateless. */
final class EffectReader {
  private static final Pattern EFFECT =
      Pattern.compile(
          "co\\shieu\\sluc(?:\\sthi\\shanh)?\\s(?:(?:ke\\s)?(?:tu|sau)\\s|sau\\s)"
              + "(?:(?:khi\\s)?(\\d{1,3})(?:\\s\\([^()]{1,30}\\))?\\sngay,?\\s?(?:ke\\s)?(?:tu\\s)?ngay\\s(?:ky|dang cong bao)"
              + "|(?:ngay\\s)?"
              + Dates.DATE
              + "|ngay\\s(ky|(?:duoc\\s)?ban hanh))");

  /**
   * This document is what comes into force: {@code Quyết định này có hiệu lực}, {@code Nghị quyết
   * này được … thông qua ngày …, có hiệu lực}; at the head of a sentence its kind alone will do.
   */
  private static final Pattern THIS_ONE =
      Pattern.compile(
          "(?:nay,?\\s{1,3}(?:bat dau\\s|se\\s|chinh thuc\\s)?"
              + "|nay\\s(?:da\\s)?(?:duoc|do)\\s[^.;]{4,240}thong\\squa[^;]{0,80}?(?:,|\\sva)\\s"
              + "|(?:^|[.\\n:]\\s*)(?:quyet dinh|nghi quyet|nghi dinh|thong tu|chi thi|quy dinh|quy che|luat|phap lenh)\\s(?:se\\s|bat dau\\s)?)$");

  private static final Pattern NUMBERED =
      Pattern.compile("\\d{1,6}(?:/\\d{4})?[/-][a-z][^\\s]*\\s$");

  private static final Pattern KIND =
      Pattern.compile(
          "(?<![a-z])(luat|phap lenh|nghi dinh|nghi quyet|thong tu|quyet dinh|chi thi)(?: lien tich)?\\s$");

  private static final int LOOK_BACK = 380;

  /** So many sentences about effect are looked at: the document's own is among the first. */
  private static final int MOST = 300;

  private static final Pattern AFTER_DAYS =
      Pattern.compile(
          "co\\shieu\\sluc(?:\\sthi\\shanh)?\\s(?:ke\\stu\\s|sau\\s)+(\\d{1,3})(?:\\s\\([^()]{1,30}\\))?\\sngay,?\\ske\\stu\\sngay\\sky");
  private static final Pattern UNTIL =
      Pattern.compile(
          "nay\\s(?:(?:co hieu luc|duoc ap dung|thuc hien)[^.;]{0,120}?(?:(?:den|toi)\\s(?:het\\s)?|khong qua\\s)"
              + "|(?:se\\s|co hieu luc\\s(?:(?!\\sso\\s)[^.;]){4,60}\\sva\\s)?het hieu luc\\s(?:thi hanh\\s)?(?:sau|vao)\\s)"
              + "ngay\\s"
              + Dates.DATE);

  private static final String[] ENDS = {"het ngay", "khong qua ngay", "het hieu luc"};

  private EffectReader() {}

  /**
   * From when it is in force; null for a consolidated text, which tells from when others are.
   *
   * @param kind name of its kind, so that of {@code Luật này} in a decision nothing is taken
   */
  static Facts.@Nullable Value<LocalDate> read(
      Reading reading, @Nullable LocalDate issued, @Nullable String kind, int from, int to) {
    if ("Văn bản hợp nhất".equals(kind)) {
      return null;
    }
    String own = kind == null ? null : Chars.fold(kind);
    int limit = Math.min(to, reading.fold.length());
    Matcher m = EFFECT.matcher(reading.fold);
    int looked = 0;
    for (int at = reading.fold.indexOf("hieu", from);
        at >= 0 && at < limit && looked < MOST;
        at = reading.fold.indexOf("hieu", at + 4)) {
      if (at < from + 3) {
        continue;
      }
      m.region(Math.max(from, at - 3), Math.min(limit, at + 130));
      if (!m.lookingAt()) {
        continue;
      }
      looked++;
      String before = reading.fold.substring(Math.max(from, at - LOOK_BACK), at - 3);
      Matcher itself = THIS_ONE.matcher(before);
      if (!itself.find() || ofOther(before.substring(0, itself.start()), own)) {
        continue;
      }
      LocalDate date =
          m.group(1) != null
              ? issued == null ? null : issued.plusDays(Integer.parseInt(m.group(1)))
              : m.group(8) != null ? issued : Dates.of(m, 2);
      if (date != null) {
        return new Facts.Value<>(
            date,
            reading.words(m.start(), m.end()),
            reading.evidence(m.start(), m.end()),
            m.group(1) != null); // counted, not printed
      }
    }
    Matcher days = AFTER_DAYS.matcher(reading.fold).region(Math.min(from, limit), limit);
    if (issued != null && reading.fold.indexOf("ngay ky", from) >= 0 && days.find()) {
      LocalDate date = issued.plusDays(Integer.parseInt(days.group(1)));
      return new Facts.Value<>(
          date,
          reading.words(days.start(), days.end()),
          reading.evidence(days.start(), days.end()),
          true);
    }
    return null;
  }

  /** {@code Nghị định số 70/2025/NĐ-CP này}, {@code Luật này} in a decision: another's effect. */
  private static boolean ofOther(String before, @Nullable String own) {
    if (NUMBERED.matcher(before).find()) {
      return true;
    }
    Matcher named = KIND.matcher(before);
    return own != null && named.find() && !own.contains(named.group(1));
  }

  static Facts.@Nullable Value<LocalDate> end(Reading reading, int from, int to) {
    Matcher m =
        UNTIL
            .matcher(reading.fold)
            .region(Math.min(from, reading.fold.length()), Math.min(to, reading.fold.length()));
    boolean ends = Arrays.stream(ENDS).anyMatch(words -> reading.fold.indexOf(words, from) >= 0);
    if (ends && m.find()) {
      LocalDate date = Dates.of(m, 1);
      if (date != null) {
        return new Facts.Value<>(
            date, reading.words(m.start(), m.end()), reading.evidence(m.start(), m.end()), false);
      }
    }
    return null;
  }
}
