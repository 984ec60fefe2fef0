package vn.vanthu.service.typesetting;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import vn.vanthu.service.typesetting.Span.Style;

/**
 * Reads the body of a draft written as plain text or light Markdown: blank lines part paragraphs,
 * {@code #} starts a heading, {@code **bold**} and {@code *italic*} mark spans, {@code | a | b |}
 * lines make a table. Everything else is text as it stands. Linear in the length of the input.
 */
public final class DraftText {
  /**
   * A dash, an article, a basis, or the number of a point: {@code 1.}, {@code 2.1.}, {@code a)}.
   */
  private static final Pattern ITEM =
      Pattern.compile(
          "[-+–] |Điều |Căn cứ |[IVXLC]{1,6}\\. |[0-9]{1,3}(?:\\.[0-9]{1,3}){0,3}[.)] |\\p{Ll}\\) ");

  private DraftText() {}

  /** Parses a body; never fails, because any text is a body. */
  public static List<Block> parse(String body) {
    var reader = new Reader();
    Normalizer.normalize(body, Normalizer.Form.NFC).lines().forEach(reader::line);
    reader.end();
    return List.copyOf(reader.blocks);
  }

  /** Single-threaded: collects lines into blocks. */
  private static final class Reader {
    private final List<Block> blocks = new ArrayList<>();
    private final StringBuilder paragraph = new StringBuilder();
    private final List<List<String>> rows = new ArrayList<>();
    private boolean enacted;

    void line(String raw) {
      String line = raw.replace('\t', ' ').strip();
      if (line.length() > 2 && line.startsWith("|") && line.endsWith("|")) {
        endParagraph();
        row(line);
        return;
      }
      endTable();
      if (line.isEmpty()) {
        endParagraph();
      } else if (line.startsWith("#")) {
        endParagraph();
        blocks.add(new Block.Heading(stripMarks(line), centred(stripMarks(line))));
      } else {
        if (startsAnew(line)) {
          endParagraph();
        }
        if (!paragraph.isEmpty()) {
          paragraph.append(' ');
        }
        paragraph.append(line);
        if (";.:".indexOf(line.charAt(line.length() - 1)) >= 0 || heading(line)) {
          endParagraph();
        }
      }
    }

    void end() {
      endTable();
      endParagraph();
    }

    private static boolean startsAnew(String line) {
      return ITEM.matcher(line).lookingAt() || capitals(line);
    }

    private void endParagraph() {
      if (paragraph.isEmpty()) {
        return;
      }
      String text = paragraph.toString();
      paragraph.setLength(0);
      if (enactingWords(text)) {
        enacted = true;
        blocks.add(new Block.Heading(text, true));
      } else if (heading(text)) {
        blocks.add(new Block.Heading(text, centred(text)));
      } else if (!enacted && basis(text)) {
        blocks.add(new Block.Basis(spans(text, Style.ITALIC)));
      } else {
        blocks.add(new Block.Paragraph(article(text)));
      }
    }

    private void row(String line) {
      List<String> cells = new ArrayList<>();
      int from = 1;
      for (int bar = line.indexOf('|', 1); bar >= 0; bar = line.indexOf('|', from)) {
        cells.add(line.substring(from, bar).strip());
        from = bar + 1;
      }
      boolean rule = cells.stream().allMatch(DraftText::rule);
      if (!rule) {
        int width = rows.isEmpty() ? cells.size() : rows.getFirst().size();
        while (cells.size() < width) {
          cells.add("");
        }
        rows.add(List.copyOf(cells.subList(0, width)));
      }
    }

    private void endTable() {
      if (!rows.isEmpty()) {
        blocks.add(new Block.Table(rows));
        rows.clear();
      }
    }
  }

  private static boolean rule(String cell) {
    return !cell.isEmpty() && cell.chars().allMatch(c -> c == '-' || c == ':');
  }

  private static String stripMarks(String line) {
    int i = 0;
    while (i < line.length() && line.charAt(i) == '#') {
      i++;
    }
    return line.substring(i).strip().replace("**", "");
  }

  private static boolean centred(String heading) {
    return heading.startsWith("Chương ")
        || heading.startsWith("Phần ")
        || (capitals(heading) && !ITEM.matcher(heading).lookingAt());
  }

  /** Whether a line is written in capitals. */
  static boolean capitals(String text) {
    return text.equals(text.toUpperCase(Locale.ROOT)) && text.chars().anyMatch(Character::isLetter);
  }

  /** A line of its own in capitals; {@code I. MỤC TIÊU} stands at the margin. */
  private static boolean heading(String line) {
    return line.length() <= 120
        && capitals(line)
        && line.chars().filter(Character::isLetter).count() > 3;
  }

  private static boolean enactingWords(String text) {
    return text.length() <= 60 && text.endsWith(":") && capitals(text);
  }

  /** Whether a line names a legal basis. */
  static boolean basis(String text) {
    return text.startsWith("Căn cứ ")
        || text.startsWith("Theo đề nghị ")
        || text.startsWith("Xét đề nghị ");
  }

  /** "Điều 3." at the head of a paragraph is bold. */
  private static List<Span> article(String text) {
    if (text.startsWith("Điều ")) {
      int stop = text.indexOf('.');
      if (stop > 0 && stop <= 9) {
        List<Span> all = new ArrayList<>();
        all.add(Span.bold(text.substring(0, stop + 1)));
        all.addAll(spans(text.substring(stop + 1), Style.REGULAR));
        return all;
      }
    }
    return spans(text, Style.REGULAR);
  }

  /** Splits at {@code **} and {@code *} pairs; a mark without its partner is text. */
  static List<Span> spans(String text, Style plain) {
    List<Span> out = new ArrayList<>();
    StringBuilder run = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      String mark = text.startsWith("**", i) ? "**" : text.charAt(i) == '*' ? "*" : "";
      int close = mark.isEmpty() ? -1 : text.indexOf(mark, i + mark.length());
      if (close > i + mark.length() && text.charAt(i + mark.length()) != ' ') {
        flush(out, run, plain);
        Style style = mark.length() == 2 ? Style.BOLD : Style.ITALIC;
        out.add(new Span(text.substring(i + mark.length(), close).replace("*", ""), style));
        i = close + mark.length();
      } else if (!mark.isEmpty() && close < 0) {
        run.append(text, i, text.length());
        i = text.length();
      } else {
        run.append(text.charAt(i++));
      }
    }
    flush(out, run, plain);
    return out;
  }

  private static void flush(List<Span> out, StringBuilder run, Style style) {
    if (!run.isEmpty()) {
      out.add(new Span(run.toString(), style));
      run.setLength(0);
    }
  }
}
