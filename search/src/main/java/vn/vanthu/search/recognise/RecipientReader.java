package vn.vanthu.search.recognise;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Nơi nhận: who receives a copy and what for, and the archive line; Kính gửi: to whom it is
 * addressed. Stateless.
 */
final class RecipientReader {
  private static final Pattern PURPOSE =
      Pattern.compile(
          "\\s*\\(\\s*((?:de |thay )?(?:b/?c|bao cao|biet|theo doi|t/?h|thuc hien|p/?h|phoi hop|dang tai|dang|chi dao|giam sat|kiem tra"
              + "|t/?d|lam viec|xem xet|p/?l|phuc vu|luu|cong bo|thi hanh|dua tin|pb|thong bao|niem yet)[^()]{0,60})\\)\\s*$");
  private static final Pattern ARCHIVE = Pattern.compile("^luu\\s*[:;.]?\\s*");
  private static final Pattern COPIES =
      Pattern.compile("\\(?\\b(\\d{1,3})\\s?b(?:ản)?\\b\\)?|\\((\\d{1,3})\\)");

  private static final Pattern INITIALS =
      Pattern.compile("\\s*(?:[.]\\s.*|;.*|(?<=\\s)\\..*|\\.(?=\\p{Lu}\\p{Ll}{2}).*|[.]$)");

  /** A unit that is named by its kind: {@code Vụ PC}. */
  private static final Pattern UNIT =
      Pattern.compile("(?:Vụ|Cục|Chi cục|Phòng|Ban|Viện|Văn phòng|Trung tâm|Tổ|Khoa|Đội)\\s");

  private static final int MAX_ITEMS = 80;
  private static final int LONGEST_LIST = 40;

  private RecipientReader() {}

  record Read(
      List<Facts.Recipient> recipients, Facts.@Nullable Archive archive, int start, int end) {
    static final Read NONE = new Read(List.of(), null, -1, -1);
  }

  /** A printed item, possibly over several lines. */
  private record Item(int start, int end, boolean nested) {}

  static Read read(Reading reading, int from, int to) {
    List<Line> lines = reading.lines;
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      if (line.start() >= from
          && line.end() <= to
          && line.fold().startsWith("noi nhan")
          && line.text().length() < 200) {
        Read read = block(reading, i, to);
        if (!read.recipients().isEmpty() || read.archive() != null) {
          return read;
        }
      }
    }
    return Read.NONE;
  }

  private static Read block(Reading reading, int header, int to) {
    List<Line> lines = reading.lines;
    List<Item> items = new ArrayList<>();
    Line head = lines.get(header);
    int colon = head.text().indexOf(':');
    int rest = head.start() + (colon < 0 ? Math.min(8, head.text().length()) : colon + 1);
    boolean dashes = false;
    int start = -1;
    int end = -1;
    boolean nested = false;
    boolean archived = false;
    int i = header;
    while (i < lines.size() && items.size() < MAX_ITEMS) {
      Line line = lines.get(i);
      int at = i == header ? rest : line.start();
      i++;
      if (line.end() > to) {
        break;
      }
      while (at < line.end() && Character.isWhitespace(reading.clean.charAt(at))) {
        at++;
      }
      if (at >= line.end()) {
        continue;
      }
      String text = reading.clean.substring(at, line.end());
      char first = text.charAt(0);
      boolean bullet = "-–+•—·".indexOf(first) >= 0 && text.length() > 1;
      boolean beside = i >= 2 && i - 1 > header && lines.get(i - 2).row() == line.row();
      if (beside && !bullet && start >= 0) {
        continue; // the signer's cell, printed on the same line
      }
      boolean signerCell =
          !bullet
              && Chars.capitals(text)
              && (text.indexOf('.') > 0
                  || text.indexOf('/') > 0
                  || TitleLines.speaks(Chars.fold(text))
                  || (text.length() > 8 && text.indexOf(';') < 0));
      if (signerCell
          || (!bullet && archived)
          || (!bullet && dashes && line.apart() && start >= 0 && ends(reading, end))) {
        if (archived || (line.apart() && !signerCell)) {
          break;
        }
        if (signerCell) {
          continue;
        }
      }
      if (!bullet && SignerReader.person(text, Chars.fold(text))) {
        if (archived) {
          break;
        }
        continue;
      }
      if (!bullet && start < 0 && line.text().length() > 160) {
        break;
      }
      boolean listed =
          end > 0
              && reading.clean.charAt(end - 1) == ';'
              && Character.isUpperCase(first)
              && unmarked(lines, i - 1);
      boolean fresh = bullet || start < 0 || (!dashes && ends(reading, end)) || listed;
      if (fresh) {
        if (start >= 0) {
          add(reading, items, start, end, nested);
        }
        dashes |= bullet;
        nested = first == '+';
        start = bullet ? skip(reading, at + 1, line.end()) : at;
      }
      end = line.end();
      archived |= Chars.fold(reading.clean.substring(start, end)).startsWith("luu");
      if (archived && fresh && items.size() > 60) {
        break;
      }
    }
    if (start >= 0) {
      add(reading, items, start, end, nested);
    }
    return build(reading, items, head.start());
  }

  /**
   * Whether from this line to the line Lưu no item has a dash: some lists begin with dashes and go
   * on without. A line between dashes goes on with the item above it.
   */
  private static boolean unmarked(List<Line> lines, int from) {
    for (int i = from; i < Math.min(lines.size(), from + LONGEST_LIST); i++) {
      if (lines.get(i).fold().startsWith("luu")) {
        return true;
      }
      if ("-–+•—·".indexOf(lines.get(i).text().charAt(0)) >= 0) {
        return false;
      }
    }
    return false;
  }

  /** One printed line may hold several items: {@code A; - B;} or {@code VPUB: + CVP}. */
  private static void add(Reading reading, List<Item> items, int start, int end, boolean nested) {
    int at = start;
    boolean inner = nested;
    for (int i = start; i + 3 < end; i++) {
      char c = reading.clean.charAt(i);
      if ((c == ';' || c == ',' || c == '.' || c == ':') && reading.clean.charAt(i + 1) == ' ') {
        char bullet = reading.clean.charAt(i + 2);
        boolean child = bullet == '+';
        if ((child || ((c == ';' || c == '.') && (bullet == '-' || bullet == '–')))
            && reading.clean.charAt(i + 3) == ' ') {
          items.add(new Item(at, i + 1, inner));
          at = i + 4;
          inner = child;
        }
      }
    }
    if (at < end) {
      items.add(new Item(at, end, inner));
    }
  }

  private static Read build(Reading reading, List<Item> items, int start) {
    List<Facts.Recipient> recipients = new ArrayList<>();
    Facts.Archive archive = null;
    int end = start;
    for (Item item : items) {
      String text = trimmed(reading.words(item.start(), item.end()));
      String fold = Chars.fold(text);
      Evidence evidence = reading.evidence(item.start(), item.end());
      end = item.end();
      if (ARCHIVE.matcher(fold).find()
          && (fold.startsWith("luu:") || fold.startsWith("luu ") || fold.equals("luu"))) {
        archive = archive(reading.words(item.start(), item.end()), fold, evidence);
        break;
      }
      if (text.isEmpty()) {
        continue;
      }
      if (item.nested() && !recipients.isEmpty()) {
        Facts.Recipient parent = recipients.removeLast();
        List<String> children = new ArrayList<>(parent.children());
        children.add(text);
        recipients.add(
            new Facts.Recipient(parent.text(), parent.purpose(), children, parent.evidence()));
        continue;
      }
      Matcher purpose = PURPOSE.matcher(fold);
      if (purpose.find() && purpose.start() > 0) {
        String why = text.substring(purpose.start(1), purpose.end(1)).strip();
        recipients.add(
            new Facts.Recipient(
                trimmed(text.substring(0, purpose.start())), why, List.of(), evidence));
      } else {
        recipients.add(new Facts.Recipient(text, null, List.of(), evidence));
      }
    }
    return new Read(recipients, archive, start, end);
  }

  private static Facts.Archive archive(String raw, String fold, Evidence evidence) {
    String plain = raw.strip().replaceAll("[.;]+$", "");
    Matcher m = ARCHIVE.matcher(fold);
    String rest = m.find() ? plain.substring(Math.min(m.end(), plain.length())).strip() : plain;
    Matcher copies = COPIES.matcher(rest);
    String count =
        copies.find() ? copies.group(1) == null ? copies.group(2) : copies.group(1) : null;
    // What stands in brackets, and behind the stop, is copies, initials and file names.
    String units = INITIALS.matcher(rest.replaceAll("\\([^()]*\\)?", " ")).replaceFirst("").strip();
    String[] parts = units.split("\\s*[,;-]\\s*", -1);
    String drafter = null;
    for (int i = 1; i < parts.length; i++) {
      String part = parts[i].strip();
      if (drafter != null && part.matches("\\d{1,3}")) {
        drafter = drafter + ", " + part;
      } else if (!part.isEmpty() && Character.isUpperCase(part.charAt(0))) {
        drafter = UNIT.matcher(part).lookingAt() ? part : part.split(" ", -1)[0];
      }
    }
    return new Facts.Archive(plain, parts[0].strip(), drafter, count, evidence);
  }

  private static String trimmed(String text) {
    int end = text.length();
    while (end > 0
        && (".;,: ".indexOf(text.charAt(end - 1)) >= 0
            || text.startsWith("./", Math.max(0, end - 2)))) {
      end--;
    }
    return text.substring(0, end).strip();
  }

  private static int skip(Reading reading, int from, int to) {
    int at = from;
    while (at < to
        && (Character.isWhitespace(reading.clean.charAt(at)) || reading.clean.charAt(at) == '-')) {
      at++;
    }
    return at;
  }

  private static boolean ends(Reading reading, int end) {
    char last = end > 0 ? reading.clean.charAt(end - 1) : ' ';
    return last == ';' || last == '.' || last == ',';
  }

  /** Whom a letter, an invitation or a telegram calls: Kính gửi, Kính mời, … điện. */
  private static final Pattern CALLS = Pattern.compile("\\b(?:kinh moi|dien)\\s?:$");

  /** Kính gửi: the addressees of a letter. */
  static List<Facts.Value<String>> addressees(Reading reading, int to) {
    List<Facts.Value<String>> found = new ArrayList<>();
    List<Line> lines = reading.lines;
    for (int i = 0; i < Math.min(lines.size(), 80); i++) {
      Line line = lines.get(i);
      boolean calls =
          line.fold().startsWith("kinh gui")
              || (line.fold().endsWith(":") && CALLS.matcher(line.fold()).find());
      if (line.text().length() > 2_000 || line.end() > to || !calls) {
        continue;
      }
      int colon = line.text().indexOf(':');
      int at = line.start() + (colon < 0 ? 8 : colon + 1);
      for (int stop = at; stop <= line.end(); stop++) {
        if (stop == line.end() || reading.clean.charAt(stop) == ';') {
          String text = trimmed(reading.words(at, stop));
          if (!text.isEmpty()) {
            found.add(new Facts.Value<>(text, text, reading.evidence(at, stop), false));
          }
          at = stop + 1;
        }
      }
      for (int k = i + 1;
          k < Math.min(lines.size(), i + 40) && "-–+".indexOf(lines.get(k).text().charAt(0)) >= 0;
          k++) {
        int start = lines.get(k).start() + 1;
        while (k + 1 < lines.size() && goesOn(lines.get(k), lines.get(k + 1))) {
          k++;
        }
        int end = lines.get(k).end();
        String text = trimmed(reading.words(start, end));
        if (!text.isEmpty()) {
          found.add(new Facts.Value<>(text, text, reading.evidence(start, end), false));
        }
      }
      if (!found.isEmpty()) {
        return found;
      }
    }
    return found;
  }

  /** {@code - Các bộ, cơ quan / thuộc Chính phủ;}: one addressee over two lines. */
  private static boolean goesOn(Line item, Line next) {
    return !next.apart()
        && next.row() == item.row() + 1
        && Character.isLowerCase(next.text().charAt(0))
        && ";.".indexOf(item.text().charAt(item.text().length() - 1)) < 0;
  }
}
