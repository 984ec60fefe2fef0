package vn.vanthu.search.recognise;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.reference.Mark;
import vn.vanthu.search.reference.Reference;

/**
 * Marks of secrecy, urgency and circulation: where they stand alone in the letterhead or in the
 * frame of a stamp, beside nothing but other marks, the word for the degree and the number of the
 * copy. A mark of secrecy counts at every later head too: under the addressee, at an annex, in an
 * attached document. Running text about secrets is no mark (Law 117/2025/QH15). Immutable,
 * thread-safe.
 */
final class MarkReader {
  private static final String SECRECY = "secrecy";
  private static final String CONFIDENTIAL = "confidential";
  private static final int MAX_LENGTH = 60;

  /** Lines before and behind a national title that are its letterhead. */
  private static final int HEAD = 6;

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+|\\p{Nd}+");
  private static final Pattern BEHIND_NUMBER =
      Pattern.compile("[(\\[]\\s*([\\p{L}\\p{M}]+(?: [\\p{L}\\p{M}]+)?)\\s*[)\\]]$");
  private static final String STATE_SECRET = "bi mat nha nuoc";
  private static final String DEGREE = "do mat";

  /** Before a mark only: {@code Độ khẩn}. */
  private static final String DEGREE_OF = "do";

  /** Whose columns run together with the mark's when a letterhead is kept as plain text. */
  private static final List<String> NATIONAL_TITLES =
      List.of("cong hoa xa hoi chu nghia viet nam", "dang cong san viet nam");

  /** What may stand beside a mark on its line, folded; the longer before what it begins with. */
  private static final List<String> BESIDE =
      List.of(
          STATE_SECRET, "muc " + DEGREE, DEGREE, "muc do", DEGREE_OF, "ban sao so", "ban so", "so");

  private static final String STATE_SECRET_LETTERS = STATE_SECRET.replace(" ", "");

  private final List<Mark> marks;
  private final List<String> labels;

  MarkReader(Reference reference) {
    this.marks = reference.marks();
    this.labels = marks.stream().map(mark -> Chars.letters(mark.label())).distinct().toList();
  }

  /** Marks among the lines of a letterhead, in the frames of stamps and at later heads. */
  List<Facts.Marking> read(Letterhead head) {
    Reading reading = head.reading;
    List<Facts.Marking> found = new ArrayList<>();
    String before = "";
    for (Line line : reading.withStamps(head.lines())) {
      boolean cutWord = before.endsWith(" bi") || before.endsWith(" bao"); // bí mật, bảo mật
      for (Mark mark : cutWord ? List.<Mark>of() : alone(line)) {
        if (line.capitals() || mark.kind().equals(SECRECY)) {
          found.add(marking(reading, line, mark));
        }
      }
      if (line.fold().startsWith("so")) {
        behindNumber(reading, line, found);
      }
      before = line.fold();
    }
    laterHeads(head, found);
    return found;
  }

  private static Facts.Marking marking(Reading reading, Line line, Mark mark) {
    return new Facts.Marking(
        mark.kind(), mark.key(), mark.label(), reading.evidence(line.start(), line.end()));
  }

  /** As offices of the party write it: Số 12-BC/HU (Mật). */
  private void behindNumber(Reading reading, Line line, List<Facts.Marking> found) {
    Matcher bracket = BEHIND_NUMBER.matcher(line.text());
    if (bracket.find()) {
      for (Mark mark : marks) {
        if (mark.kind().equals(SECRECY) && isLabel(mark, bracket.group(1))) {
          found.add(marking(reading, line, mark));
        }
      }
    }
  }

  private void laterHeads(Letterhead head, List<Facts.Marking> found) {
    Reading reading = head.reading;
    List<Line> lines = reading.lines;
    int looked = head.lineCount;
    for (int i = head.lineCount; i < lines.size(); i++) {
      boolean title = lines.get(i).capitals() && national(lines.get(i));
      boolean annex = lines.get(i).fold().startsWith("phu luc");
      boolean addressee = lines.get(i).fold().startsWith("kinh gui");
      if (!title && !annex && !addressee) {
        continue;
      }
      int from = Math.max(looked, title ? i - HEAD : i + 1);
      int to = Math.min(lines.size(), i + 1 + (annex ? 2 : HEAD));
      for (int k = from; k < to; k++) {
        Line line = lines.get(k);
        if (line.capitals()) {
          alone(line).stream()
              .filter(mark -> mark.kind().equals(SECRECY))
              .forEach(mark -> found.add(marking(reading, line, mark)));
        }
      }
      looked = Math.max(looked, to);
    }
  }

  private static boolean national(Line line) {
    String letters = Chars.letters(line.fold());
    return letters.contains("conghoaxahoichunghia") || letters.contains("dangcongsanviet");
  }

  /** The marks of a line that holds nothing else; none of a line that holds anything else. */
  private List<Mark> alone(Line line) {
    if (line.text().length() > MAX_LENGTH || line.text().isEmpty() || !maybe(line)) {
      return List.of();
    }
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(line.text());
    while (word.find()) {
      words.add(word.group());
    }
    withoutNationalTitle(words);
    if (words.size() > 1 && words.stream().allMatch(w -> w.codePointCount(0, w.length()) == 1)) {
      String spaced = String.join("", words); // M Ậ T, set wide
      return marks.stream().filter(mark -> isLabel(mark, spaced)).toList();
    }
    List<Mark> found = new ArrayList<>();
    boolean stateSecret = false;
    boolean degree = false;
    int at = 0;
    while (at < words.size()) {
      Mark mark = markAt(words, at);
      String beside = mark == null ? besideAt(words, at) : "";
      if (mark != null) {
        found.add(mark);
        at += mark.label().split(" ").length;
      } else if (beside != null) {
        stateSecret |= beside.equals(STATE_SECRET);
        degree |= beside.endsWith(DEGREE);
        at += beside.split(" ").length;
      } else {
        return List.of();
      }
    }
    if (found.isEmpty() && stateSecret && degree) {
      marks.stream().filter(mark -> mark.key().equals(CONFIDENTIAL)).forEach(found::add);
    }
    boolean begins = !words.isEmpty() && Character.isUpperCase(words.getFirst().codePointAt(0));
    return begins ? found : List.of();
  }

  /** Whether the letters of a mark stand in the line at all: most lines are done with here. */
  private boolean maybe(Line line) {
    String letters = Chars.letters(line.fold());
    return letters.contains(STATE_SECRET_LETTERS) || labels.stream().anyMatch(letters::contains);
  }

  private static void withoutNationalTitle(List<String> words) {
    for (String title : NATIONAL_TITLES) {
      int length = title.split(" ").length;
      for (int at = 0; at + length <= words.size(); at++) {
        List<String> run = words.subList(at, at + length);
        if (Chars.letters(String.join("", run)).equals(title.replace(" ", ""))) {
          run.clear();
          return;
        }
      }
    }
  }

  private @Nullable Mark markAt(List<String> words, int at) {
    Mark longest = null;
    for (Mark mark : marks) {
      int length = mark.label().split(" ").length;
      if (at + length <= words.size()
          && isLabel(mark, String.join(" ", words.subList(at, at + length)))
          && (longest == null || length > longest.label().split(" ").length)) {
        longest = mark;
      }
    }
    return longest;
  }

  /** Without accents mat is many words: this one mark is known by its own letters only. */
  private static boolean isLabel(Mark mark, String words) {
    return mark.key().equals(CONFIDENTIAL)
        ? words.toLowerCase(Locale.ROOT).equals("mật")
        : Chars.letters(words).equals(Chars.letters(mark.label()));
  }

  private @Nullable String besideAt(List<String> words, int at) {
    if (Character.isDigit(words.get(at).codePointAt(0))) {
      return words.get(at);
    }
    for (String beside : BESIDE) {
      if (beside.equals(DEGREE_OF) && markAt(words, at + 1) == null) {
        continue; // Mật độ, of a building or a crowd
      }
      int length = beside.split(" ").length;
      if (at + length <= words.size()
          && Chars.letters(String.join("", words.subList(at, at + length)))
              .equals(beside.replace(" ", ""))) {
        return beside;
      }
    }
    return null;
  }
}
