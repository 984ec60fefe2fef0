package vn.vanthu.search.recognise;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The sides of a contract or of minutes that settle one: who they are, who stands for them, who
 * signed ({@code BÊN A: …}, {@code Đại diện: Ông …}, {@code ĐẠI DIỆN BÊN A}). Stateless.
 */
final class PartyReader {
  /** {@code BÊN A:}, {@code Bên mua (Bên A):}, {@code BÊN NHẬN THẦU (sau đây gọi là Bên B):}. */
  private static final Pattern SIDE =
      Pattern.compile(
          "^[-+*•]?\\s?(?:\\d{1,2}[.)]|[ivx]{1,3}[.)]|[a-z][.)])?\\s?((?:dai dien\\s)?ben\\s(?:thu\\s)?[a-z]{1,9}(?:\\s[a-z]{1,9}){0,4}?)\\s?(?:\\(([^()]{2,70})\\)?)?\\s?(?:[:–]|-\\s)\\s?");

  private static final Pattern LETTER = Pattern.compile("(?<![a-z])ben\\s([a-h])(?![a-z])");

  private static final Pattern NAMED =
      Pattern.compile(
          "^[-+*•]?\\s?(?:ten\\s(?:don vi|co quan|cong ty|doanh nghiep|to chuc|giao dich)|don vi|co quan|cong ty|ong|ba|ong/ba|ho va ten|ho ten)\\s?:\\s?");

  private static final Pattern STANDS =
      Pattern.compile(
          "^[-+*•]?\\s?(?:(?:nguoi\\s)?dai dien(?:\\s(?:theo phap luat|hop phap|phap luat))?(?:\\s(?:la|boi))?)\\s?:?\\s?(?:(?:ong|ba|dong chi|anh|chi)(?:\\s?/\\s?ba|\\s?\\(ba\\))?\\s?:?\\s)?");

  private static final Pattern POSITION =
      Pattern.compile("(?:chuc vu|chuc danh)\\s?:\\s?([^\\t;.]{3,70}?)(?=\\s{2,}|[\\t;.]|$)");

  /** The head of a signing block. */
  private static final Pattern SIGNS =
      Pattern.compile(
          "^(?:tm\\.?\\s|dai dien\\s(?:cho\\s)?)?ben\\s(?:[a-z]{1,9}\\s?){1,5}(?:\\([^()]{2,40}\\))?$");

  private static final int MOST = 6;
  private static final int BLOCK_LINES = 14;

  private PartyReader() {}

  /** The sides in order; empty when fewer than two are named. */
  static List<Facts.Party> read(Reading reading, int from) {
    List<Line> lines = reading.lines;
    List<Integer> heads = new ArrayList<>();
    for (int i = 0; i < lines.size() && heads.size() < MOST; i++) {
      Line line = lines.get(i);
      if (line.start() < from || line.text().length() > 300) {
        continue;
      }
      if (line.fold().startsWith("dieu 1") && heads.size() > 1) {
        break;
      }
      boolean fresh = SIDE.matcher(line.fold()).find() && named(reading, i) != null;
      if (fresh && heads.stream().noneMatch(h -> role(lines.get(h)).equals(role(line)))) {
        heads.add(i);
      }
    }
    if (heads.size() < 2) {
      return List.of();
    }
    List<Facts.Party> parties = new ArrayList<>();
    for (int k = 0; k < heads.size(); k++) {
      int end = k + 1 < heads.size() ? heads.get(k + 1) : heads.get(k) + BLOCK_LINES;
      parties.add(party(reading, heads.get(k), Math.min(end, lines.size())));
    }
    return signed(reading, parties, heads.getLast() + 1);
  }

  /** {@code bên a}: by its letter where it has one. */
  private static String role(Line line) {
    Matcher side = SIDE.matcher(line.fold());
    if (!side.find()) {
      return line.fold();
    }
    Matcher letter = LETTER.matcher(side.group());
    return letter.find() ? letter.group() : side.group(1).replaceFirst("^dai dien ", "");
  }

  /** The span of a side's name: behind the colon, or on the next line. */
  private static Reading.@Nullable Span named(Reading reading, int index) {
    Line line = reading.lines.get(index);
    Matcher side = SIDE.matcher(line.fold());
    if (!side.find()) {
      return null;
    }
    int start = line.start() + side.end();
    if (start < line.end() - 2) {
      return name(reading, start, line.end());
    }
    if (index + 1 >= reading.lines.size()) {
      return null;
    }
    Line next = reading.lines.get(index + 1);
    Matcher labelled = NAMED.matcher(next.fold());
    if (labelled.find()) {
      return name(reading, next.start() + labelled.end(), next.end());
    }
    return next.capitals() && next.text().length() > 4
        ? name(reading, next.start(), next.end())
        : null;
  }

  private static Reading.@Nullable Span name(Reading reading, int start, int end) {
    int stop = start;
    while (stop < end && "\t;".indexOf(reading.clean.charAt(stop)) < 0) {
      stop++;
    }
    int bracket = reading.clean.substring(start, stop).indexOf(" (");
    stop = bracket > 2 ? start + bracket : stop;
    while (stop > start && " .,;:".indexOf(reading.clean.charAt(stop - 1)) >= 0) {
      stop--;
    }
    boolean name = stop - start > 2 && Character.isUpperCase(reading.clean.charAt(start));
    return name ? new Reading.Span(start, stop) : null;
  }

  private static Facts.Party party(Reading reading, int head, int end) {
    Line line = reading.lines.get(head);
    Reading.Span name = named(reading, head);
    String representative = null;
    String position = null;
    for (int i = head; i < end; i++) {
      Line each = reading.lines.get(i);
      Matcher stands = STANDS.matcher(each.fold());
      if (i > head && representative == null && stands.find()) {
        representative = person(each.text().substring(stands.end()));
      }
      Matcher office = POSITION.matcher(each.fold());
      if (representative != null && position == null && office.find()) {
        position = each.text().substring(office.start(1), office.end(1)).strip();
      }
    }
    Matcher side = SIDE.matcher(line.fold());
    String role = side.find() ? line.text().substring(side.start(1), side.end(1)) : line.text();
    int stop = name == null ? line.end() : name.end();
    return new Facts.Party(
        role.strip(),
        name == null ? line.text() : reading.words(name.start(), name.end()),
        representative,
        position,
        null,
        reading.evidence(line.start(), stop));
  }

  /** The name at the beginning of some words; null when they are none. */
  private static @Nullable String person(String words) {
    String text = words.strip();
    int stop = 0;
    while (stop < text.length()
        && "\t,;.-–:(".indexOf(text.charAt(stop)) < 0
        && !text.startsWith("  ", stop)) {
      stop++;
    }
    String name = SignerReader.withoutRank(text.substring(0, stop).strip());
    int office = Chars.fold(name).indexOf(" chuc ");
    name = office > 0 ? name.substring(0, office).strip() : name;
    return SignerReader.person(name, Chars.fold(name)) ? SignerReader.personCase(name) : null;
  }

  /** Who signed for each side: under its head in the last block, in its column. */
  private static List<Facts.Party> signed(Reading reading, List<Facts.Party> parties, int from) {
    List<Line> lines = reading.lines;
    @Nullable String[] names = new String[parties.size()];
    for (int i = lines.size() - 1; i >= from; i--) {
      int side = side(lines.get(i), parties);
      if (side < 0 || names[side] != null) {
        continue;
      }
      boolean left = i + 1 < lines.size() && lines.get(i + 1).row() == lines.get(i).row();
      boolean right = i > 0 && lines.get(i - 1).row() == lines.get(i).row();
      names[side] = under(lines, i, left, right, parties);
    }
    List<Facts.Party> signed = new ArrayList<>();
    for (int k = 0; k < parties.size(); k++) {
      signed.add(parties.get(k).signedBy(names[k]));
    }
    return signed;
  }

  /** The index of the side whose signing block a line opens, or -1. */
  private static int side(Line line, List<Facts.Party> parties) {
    if (!line.capitals() || line.text().length() > 70 || !SIGNS.matcher(line.fold()).find()) {
      return -1;
    }
    Matcher letter = LETTER.matcher(line.fold());
    String mark = letter.find() ? letter.group(1) : null;
    for (int k = 0; k < parties.size(); k++) {
      String role = Chars.fold(parties.get(k).evidence().text());
      boolean same =
          mark != null
              ? role.contains("ben " + mark)
              : line.fold().endsWith(Chars.fold(parties.get(k).role()));
      if (same) {
        return k;
      }
    }
    return -1;
  }

  private static @Nullable String under(
      List<Line> lines, int head, boolean left, boolean right, List<Facts.Party> parties) {
    int limit = Math.min(lines.size(), head + 2 * BLOCK_LINES);
    for (int i = head + (left ? 2 : 1); i < limit; i++) {
      Line line = lines.get(i);
      boolean first = lines.get(i - 1).row() != line.row();
      boolean pair =
          (i + 1 < lines.size() && lines.get(i + 1).row() == line.row())
              || lines.get(i - 1).row() == line.row();
      if ((left || right) && !(pair && first == left)) {
        continue;
      }
      if (!left && !right && side(line, parties) >= 0) {
        return null;
      }
      String name = SignerPiece.position(line.text(), line.fold()) ? null : person(line.text());
      if (name != null) {
        return name;
      }
    }
    return null;
  }
}
