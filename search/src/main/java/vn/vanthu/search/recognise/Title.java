package vn.vanthu.search.recognise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.reference.DocumentType;
import vn.vanthu.search.reference.Reference;

/**
 * Finds the line that says what kind of document this is, and the subject under it. Immutable,
 * thread-safe.
 *
 * <p>{@code QUYẾT ĐỊNH} alone on a line is a title; {@code QUYẾT ĐỊNH:} with a colon is the
 * enacting word.
 */
final class Title {
  private static final int SEARCHED_LINES = 160;
  private static final int SUBJECT_LINES = 24;
  private static final String[] AUTHORITIES = {
    "thu tuong",
    "bo truong",
    "uy ban",
    "hoi dong",
    "chu tich",
    "quoc hoi",
    "chinh phu",
    "ban ",
    "tong ",
    "giam doc",
    "cuc truong",
    "thong doc",
    "vien truong",
    "chanh an",
    "bo ",
    "so ",
    "tham phan",
    "doan chu tich",
    "chanh thanh tra",
    "hieu truong",
    "chi cuc truong",
    "vu truong",
    "cuc ",
    "truong ban",
    "uy vien",
    "kiem toan",
    "vien kiem sat",
    "toa an",
    "tinh uy",
    "thanh uy",
    "dang uy",
    "lien bo",
    "lien tich",
    "ngan hang",
    "bao hiem",
    "kho bac"
  };

  private final Map<String, DocumentType> types = new HashMap<>();

  /**
   * Where a title stands: line index, the kind, and the rest of the line when the subject follows
   * on it.
   */
  record Found(int line, DocumentType type, @Nullable String rest) {}

  Title(Reference reference) {
    for (DocumentType type : reference.types()) {
      types.putIfAbsent(Chars.letters(type.name()), type);
    }
  }

  /** The kind of document that this line names by itself, or null. */
  @Nullable DocumentType kind(Line line) {
    if (line.text().endsWith(":") || !line.capitals() || line.text().length() > 60) {
      return null;
    }
    return types.get(Chars.letters(line.text()));
  }

  @Nullable Found find(Reading reading) {
    int limit = Math.min(reading.lines.size(), SEARCHED_LINES);
    for (int i = 0; i < limit; i++) {
      Line line = reading.lines.get(i);
      if (line.fold().startsWith("kinh gui")) {
        break;
      }
      DocumentType type = kind(line);
      if (type != null) {
        return new Found(i, type, null);
      }
    }
    for (int i = 0; i < limit; i++) {
      Line line = reading.lines.get(i);
      if (line.fold().startsWith("kinh gui") || line.fold().startsWith("can cu ")) {
        break;
      }
      Found led = i > 2 ? led(line, i) : null;
      if (led != null) {
        return led;
      }
    }
    return null;
  }

  /**
   * A line of capitals that begins with a kind and goes on with the subject: {@code LUẬT ĐẤT ĐAI}.
   */
  private @Nullable Found led(Line line, int index) {
    if (!line.capitals() || line.text().endsWith(":")) {
      return null;
    }
    String[] words = line.text().split(" ", 6);
    StringBuilder head = new StringBuilder();
    Found best = null;
    for (int n = 0; n < words.length - 1 && n < 4; n++) {
      head.append(Chars.letters(words[n]));
      DocumentType type = types.get(head.toString());
      if (type != null) {
        int cut = 0;
        for (int k = 0; k <= n; k++) {
          cut += words[k].length() + 1;
        }
        best = new Found(index, type, line.text().substring(cut).strip());
      }
    }
    return best;
  }

  /** The subject under a title; null when there is none. */
  Facts.@Nullable Value<String> subject(Reading reading, Found title) {
    List<Line> lines = reading.lines;
    List<Line> taken = new ArrayList<>();
    int i = title.line() + 1;
    while (i < lines.size() && (isRule(lines.get(i)) || issuerLine(lines.get(i)))) {
      i++;
    }
    int first = i;
    while (i < lines.size() && taken.size() < SUBJECT_LINES) {
      Line line = lines.get(i);
      if (stops(lines, i, taken)) {
        break;
      }
      taken.add(line);
      i++;
      if (i - first == 1 && line.text().length() > 400) {
        break;
      }
    }
    if (title.rest() != null) {
      Line head = lines.get(title.line());
      int start = head.end() - title.rest().length();
      int end = taken.isEmpty() ? head.end() : taken.getLast().end();
      return value(reading, start, end);
    }
    return taken.isEmpty() ? null : value(reading, taken.getFirst().start(), taken.getLast().end());
  }

  static Facts.Value<String> value(Reading reading, int start, int end) {
    String raw = reading.words(start, end);
    return new Facts.Value<>(raw, raw, reading.evidence(start, end), false);
  }

  private boolean stops(List<Line> lines, int i, List<Line> taken) {
    Line line = lines.get(i);
    String f = line.fold();
    if (isRule(line)
        || opensBody(f)
        || kind(line) != null
        || (line.text().endsWith(":") && taken.isEmpty())
        || authority(lines, i, taken)) {
      return true;
    }
    if (taken.isEmpty()) {
      return line.text().length() > 700;
    }
    Line before = taken.getLast();
    boolean lower = Character.isLowerCase(line.text().charAt(0));
    boolean wasCapitals = taken.getFirst().capitals();
    if (wasCapitals && !line.capitals()) {
      return !(lower && !line.apart()) || line.text().length() > 200;
    }
    if (line.apart()) {
      return !(wasCapitals || lower);
    }
    if (!wasCapitals && before.text().endsWith(".")) {
      return true;
    }
    return !wasCapitals && !lower && (line.text().length() > 150 || before.text().length() > 120);
  }

  private static boolean opensBody(String f) {
    return f.startsWith("can cu")
        || f.startsWith("- can cu")
        || f.startsWith("kinh gui")
        || f.startsWith("noi nhan")
        || f.startsWith("(ban hanh")
        || f.startsWith("(kem theo")
        || (f.startsWith("thuc hien ") && f.length() > 90)
        || f.startsWith("trong thoi gian qua")
        || f.startsWith("thoi gian qua")
        || f.startsWith("dieu 1")
        || f.startsWith("phan thu ")
        || f.startsWith("chuong i")
        || f.startsWith("i. ")
        || f.startsWith("1. ")
        || f.startsWith("hom nay")
        || f.startsWith("theo de nghi")
        || f.startsWith("xet de nghi");
  }

  /** {@code CỦA BAN THƯỜNG VỤ TỈNH ỦY} between a party title and its subject names the issuer. */
  static boolean issuerLine(Line line) {
    return line.fold().startsWith("cua ") && line.capitals() && line.text().length() < 90;
  }

  static boolean isRule(Line line) {
    String letters = Chars.letters(line.text());
    return letters.isEmpty();
  }

  /** The body in whose name the document speaks, alone between subject and căn cứ. */
  private static boolean authority(List<Line> lines, int i, List<Line> taken) {
    Line line = lines.get(i);
    if (!line.capitals() || !speaks(line.fold())) {
      return false;
    }
    if (!taken.isEmpty() && !line.apart() && connects(taken.getLast())) {
      return false;
    }
    for (int k = i + 1; k < Math.min(lines.size(), i + 5); k++) {
      String f = lines.get(k).fold();
      if (opensBody(f)
          || f.startsWith("khoa ")
          || f.startsWith("ky hop")
          || f.startsWith("dien:")
          || f.startsWith("xet ")) {
        return true;
      }
      if (!lines.get(k).capitals() && !isRule(lines.get(k))) {
        return false;
      }
    }
    return false;
  }

  static boolean speaks(String fold) {
    if (fold.startsWith("ban hanh")) {
      return false;
    }
    for (String authority : AUTHORITIES) {
      if (fold.startsWith(authority)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a line ends in the middle of a phrase. */
  private static boolean connects(Line line) {
    String f = line.fold();
    for (String end :
        new String[] {
          " cua", " va", " tai", " thuoc", " cho", " voi", " do", ",", " giua", " cac", " tren",
          " trong"
        }) {
      if (f.endsWith(end)) {
        return true;
      }
    }
    return false;
  }
}
