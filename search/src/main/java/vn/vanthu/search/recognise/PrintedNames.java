package vn.vanthu.search.recognise;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.reference.Spelling;

/**
 * The names of bodies printed in the left cell of a letterhead, put together from their lines.
 * Immutable.
 */
final class PrintedNames {
  private static final Pattern RIGHT_CELL =
      Pattern.compile(
          "cong\\s+ho[ao]\\w?\\s+xa\\s*hoi(?:\\s+chu\\s+nghia(?:\\s+viet\\s+nam)?)?"
              + "|chu\\s+nghia\\s+viet\\s+nam|xa\\s+hoi\\s+chu\\s+nghia(?:\\s+viet\\s+nam)?|viet\\s+nam\\s+dan\\s+chu\\s+cong\\s+hoa"
              + "|doc\\s+lap\\W{1,5}tu\\s+do(?:\\W{1,5}hanh\\s+phuc)?|dang\\s+cong\\s+san(?:\\s+viet\\s+nam)?");

  private static final Pattern OTHER =
      Pattern.compile(
          "(?:doan (?:kiem tra|thanh tra|kiem toan|giam sat|lien nganh)[a-z ]{0,30} theo\\b|cong bao|ban sao|du thao|hoa toc|thuong khan|khan\\b|toi mat|tuyet mat|mat$|ban hanh\\b|ve viec\\b|quyet (?:dinh|nghi)\\b|sao y|van ban hop nhat|den\\b|phu luc"
              + "|cong van den|so$|so\\s?:.*|ngay\\b|v/v|kinh gui|mau so|ky boi|nguoi ky|to cong bao|trang\\b|luu hanh|giay to|signature).*");

  private static final String[] HEADS = {
    "bo ",
    "uy ban",
    "ubnd",
    "hoi dong",
    "so ",
    "ban ",
    "van phong",
    "cuc ",
    "tong cuc",
    "chi cuc",
    "vu ",
    "trung tam",
    "vien ",
    "truong ",
    "cong an",
    "thanh tra",
    "chinh phu",
    "thu tuong",
    "quoc hoi",
    "chu tich",
    "toa an",
    "kiem toan",
    "ngan hang",
    "bao hiem",
    "kho bac",
    "dang bo",
    "dang uy",
    "tinh uy",
    "thanh uy",
    "huyen uy",
    "quan uy",
    "quan uy",
    "doan ",
    "mat tran",
    "lien doan",
    "hoi ",
    "cong ty",
    "tap doan",
    "tong cong ty",
    "phong ",
    "benh vien",
    "dai hoc",
    "hoc vien",
    "dai ",
    "bao ",
    "quy ",
    "to cong tac",
    "hdnd",
    "tong lien doan",
    "lien hiep",
    "lien minh",
    "chi bo",
    "kiem lam",
    "hat ",
    "hai quan",
    "thue ",
    "thi uy",
    "bo tu lenh",
    "ho ",
    "tieu ban",
    "lien bo",
    "nha ",
    "trung uong",
    "thuong truc"
  };

  private static final List<String> UNFINISHED =
      List.of(
          "van phong",
          "uy ban nhan dan",
          "hoi dong nhan dan",
          "ban",
          "so",
          "bo",
          "thu tuong",
          "chu tich",
          "uy ban",
          "ubnd",
          "hoi dong",
          "trung tam",
          "tong cuc",
          "cuc",
          "chi cuc",
          "ban quan ly",
          "van phong uy ban",
          "chu tich uy ban nhan dan",
          "ban chap hanh",
          "cong an",
          "thanh tra",
          "thuong truc");

  /** A number whose symbol goes on in the next line of its cell. */
  private static final Pattern OPEN_NUMBER =
      Pattern.compile("^so\\s?[:.]?\\s?\\d{1,6}\\s?/.{0,40}[-/]$");

  /** Marks that pages put before a line. */
  private static final String BULLETS = "•·▪○● ";

  private final Set<String> known;

  /**
   * @param known names of bodies in the spelling of {@link Spelling#lower}
   */
  PrintedNames(Set<String> known) {
    this.known = Set.copyOf(known);
  }

  private static final Pattern NUMBER_LINE = Pattern.compile("so\\s?[:.;]|so\\s\\d|so$");

  private static final Pattern SENTENCE = Pattern.compile("[:;.,\"/?!()\\d]");

  /** A name made of one or more printed lines. */
  record Printed(String name, int start, int end) {}

  /** Names printed in the left cell, in order. */
  List<Printed> names(Reading reading, List<Line> lines) {
    List<Printed> names = new ArrayList<>();
    boolean[] right = rightCell(reading, lines);
    int lastRow = -1;
    int openRow = -9;
    for (Line line : lines) {
      boolean below = line.row() > openRow && line.row() <= openRow + 2;
      boolean restOfNumber = below && line.text().indexOf(' ') < 0;
      openRow = OPEN_NUMBER.matcher(line.fold()).find() ? line.row() : below ? -9 : openRow;
      int[] span = restOfNumber ? null : leftCell(line, right);
      if (span == null) {
        continue;
      }
      String text = reading.words(line.start() + span[0], line.start() + span[1]);
      String f = Chars.fold(text);
      if (text.length() < 2
          || text.length() > 120
          || !Chars.capitals(text)
          || OTHER.matcher(f).matches()
          || text.indexOf('/') >= 0
          || (f.chars().anyMatch(Character::isDigit) && !f.contains("khu vuc"))) {
        continue;
      }
      int start = line.start() + span[0];
      int end = line.start() + span[1];
      Printed previous = names.isEmpty() ? null : names.getLast();
      if (previous != null && f.startsWith(Chars.fold(previous.name()) + " ")) {
        names.set(names.size() - 1, new Printed(text, start, end)); // the same, with its place
      } else if (previous != null
          && line.row() - lastRow <= 6
          && continues(previous.name(), text)) {
        names.set(
            names.size() - 1, new Printed(previous.name() + " " + text, previous.start(), end));
      } else if (startsBody(f)) {
        names.add(new Printed(text, start, end));
      }
      lastRow = line.row();
    }
    return names;
  }

  /**
   * Names that are not printed in capitals: only right above the number do such lines name the
   * issuer and no one else.
   */
  List<Printed> small(Reading reading, List<Line> lines) {
    int number = 0;
    while (number < lines.size() && !NUMBER_LINE.matcher(lines.get(number).fold()).lookingAt()) {
      number++;
    }
    if (number == lines.size()) {
      return List.of();
    }
    boolean[] right = rightCell(reading, lines);
    int first = number;
    while (first > 0) {
      Line line = lines.get(first - 1);
      boolean skipped = TitleLines.isRule(line) || right[line.start()];
      boolean named =
          line.text().length() < 80
              && Character.isUpperCase(line.text().charAt(0))
              && !SENTENCE.matcher(line.text()).find()
              && !OTHER.matcher(line.fold()).matches();
      if (!skipped && !named) {
        break;
      }
      first--;
    }
    List<Printed> names = new ArrayList<>();
    for (Line line : lines.subList(first, number)) {
      if (TitleLines.isRule(line) || right[line.start()]) {
        continue;
      }
      String text = reading.words(line.start(), line.end());
      Printed previous = names.isEmpty() ? null : names.getLast();
      if (previous != null && continues(previous.name(), text)) {
        names.set(
            names.size() - 1,
            new Printed(previous.name() + " " + text, previous.start(), line.end()));
      } else if (startsBody(line.fold())) {
        names.add(new Printed(text, line.start(), line.end()));
      } else {
        names.clear(); // a line of something else stood above
      }
    }
    return names;
  }

  /**
   * Which characters belong to the right cell's phrases, also where those are broken over lines.
   */
  private static boolean[] rightCell(Reading reading, List<Line> lines) {
    int end = lines.isEmpty() ? 0 : lines.getLast().end();
    boolean[] right = new boolean[end];
    var m = RIGHT_CELL.matcher(reading.fold).region(0, end);
    while (m.find()) {
      java.util.Arrays.fill(right, m.start(), m.end(), true);
    }
    return right;
  }

  /** The line up to the right cell's phrases; null when nothing is left. */
  private static int @Nullable [] leftCell(Line line, boolean[] right) {
    int end = line.start();
    while (end < line.end() && !right[end]) {
      end++;
    }
    int first = 0;
    while (first < line.text().length() && BULLETS.indexOf(line.text().charAt(first)) >= 0) {
      first++;
    }
    if (end == line.end()) {
      return new int[] {first, line.text().length()};
    }
    int length = end - line.start();
    while (length > first && !Character.isLetter(line.text().charAt(length - 1))) {
      length--;
    }
    return length - first < 2 ? null : new int[] {first, length};
  }

  static boolean startsBody(String fold) {
    String f = fold + " ";
    for (String head : HEADS) {
      if (f.startsWith(head)) {
        return true;
      }
    }
    return false;
  }

  private boolean continues(String printed, String text) {
    String before = Chars.fold(printed);
    String f = Chars.fold(text);
    if (UNFINISHED.contains(before)
        || before.endsWith(" -")
        || before.endsWith(",")
        || before.endsWith(" va")
        || before.endsWith(" cua")
        || before.endsWith(" ve")
        || (before.endsWith(" xa") && f.startsWith("hoi"))
        || f.equals("trung uong")
        || known.contains(Spelling.lower(printed + " " + text))) {
      return true;
    }
    for (String level :
        new String[] {
          "tinh ",
          "thanh pho ",
          "tp ",
          "tp.",
          "quan ",
          "huyen ",
          "xa ",
          "phuong ",
          "thi xa ",
          "thi tran ",
          "dac khu ",
          "khu vuc",
          "- ",
          "va "
        }) {
      if (f.startsWith(level) && !f.startsWith("tinh uy") && !f.startsWith("quan uy")) {
        return true;
      }
    }
    return !startsBody(f) && !known.contains(Spelling.lower(printed));
  }
}
