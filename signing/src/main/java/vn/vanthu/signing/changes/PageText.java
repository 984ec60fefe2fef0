package vn.vanthu.signing.changes;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.Report.Rect;
import vn.vanthu.signing.pdf.Lexer;
import vn.vanthu.signing.pdf.PdfFile;
import vn.vanthu.signing.pdf.PdfObject;

/**
 * Where letters stand on a page, near enough to say that something lies over them: fonts are not
 * opened, each letter is taken to be half as wide as high (ISO 32000-1 §9.4 for the operators).
 * Scanned pages have none. Immutable once made.
 */
final class PageText {

  private static final int MAX_LETTERS = 200_000;
  private static final int MAX_OPERATORS = 2_000_000;
  private static final int MAX_DEPTH = 6;
  private static final int MAX_NESTING = 16;
  private static final double LETTER_WIDTH = 0.5;
  private static final double LETTER_MIDDLE = 0.3;

  /** The middle of a letter in user space units. */
  private record Letter(double x, double y) {}

  /** A transformation (a b c d e f) of ISO 32000-1 §8.3.3. */
  private record Matrix(double a, double b, double c, double d, double e, double f) {
    static final Matrix SAME = new Matrix(1, 0, 0, 1, 0, 0);

    /** This one first, then the other. */
    Matrix then(Matrix o) {
      return new Matrix(
          a * o.a + b * o.c,
          a * o.b + b * o.d,
          c * o.a + d * o.c,
          c * o.b + d * o.d,
          e * o.a + f * o.c + o.e,
          e * o.b + f * o.d + o.f);
    }

    static Matrix moving(double x, double y) {
      return new Matrix(1, 0, 0, 1, x, y);
    }

    static Matrix of(PdfFile file, List<PdfObject> items) {
      if (items.size() < 6) {
        return SAME;
      }
      double[] n = new double[6];
      for (int i = 0; i < 6; i++) {
        n[i] = number(file.resolve(items.get(i)));
      }
      return new Matrix(n[0], n[1], n[2], n[3], n[4], n[5]);
    }
  }

  /** What q keeps and Q brings back. */
  private record Kept(Matrix page, double size, double leading, boolean wide) {}

  private final PdfFile file;
  private final List<Letter> letters = new ArrayList<>();

  /** Corners of pictures and points of lines: words may be drawn by them. */
  private final List<Rect> drawn = new ArrayList<>();

  private int operators;
  private int open;
  private boolean inText;
  private boolean plain = true;

  private PageText(PdfFile file) {
    this.file = file;
  }

  /** Reads the contents of a page, and of the forms that they draw. */
  static PageText of(PdfFile file, PdfObject.Dict page) {
    PageText text = new PageText(file);
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (PdfObject.Stream content : contents(file, page.get("Contents"))) {
      byte[] decoded = file.decoded(content);
      whole.writeBytes(decoded);
      whole.write('\n'); // a word does not go on in the next part (ISO 32000-1 Table 30)
      text.plain &= !endsInRemark(decoded);
    }
    text.new Run(file.dict(inherited(file, page)), Matrix.SAME, 0).read(whole.toByteArray());
    text.plain &= text.open == 0 && !text.inText;
    return text;
  }

  private static boolean endsInRemark(byte[] content) {
    for (int at = content.length - 1; at >= 0 && content[at] != '\n' && content[at] != '\r'; at--) {
      if (content[at] == '%') {
        return true;
      }
    }
    return false;
  }

  private static List<PdfObject.Stream> contents(PdfFile file, PdfObject written) {
    List<PdfObject> all =
        file.resolve(written) instanceof PdfObject.Array a ? a.items() : List.of(written);
    List<PdfObject.Stream> streams = new ArrayList<>();
    for (PdfObject each : all) {
      if (file.resolve(each) instanceof PdfObject.Stream stream) {
        streams.add(stream);
      }
    }
    return streams;
  }

  private static PdfObject inherited(PdfFile file, PdfObject.Dict page) {
    PdfObject.Dict node = page;
    for (int depth = 0; depth < 64 && !node.has("Resources"); depth++) {
      node = file.dict(node.get("Parent"));
    }
    return node.get("Resources");
  }

  /**
   * How many letters lie inside.
   *
   * @param except letters under these were covered before and do not count
   */
  int under(Rect place, List<Rect> except) {
    int count = 0;
    for (Letter letter : letters) {
      if (inside(letter, place) && except.stream().noneMatch(e -> inside(letter, e))) {
        count++;
      }
    }
    return count;
  }

  /**
   * Whether the contents were read whole and leave everything as they found it: each {@code q} has
   * its {@code Q}, nothing is left open, every font is there and draws by itself, no inline picture
   * hides operators.
   */
  boolean isPlain() {
    return plain;
  }

  /** Whether nothing is drawn there: no letter, no point of a line, no picture. */
  boolean isEmpty(Rect place) {
    return under(place, List.of()) == 0 && drawn.stream().noneMatch(place::overlaps);
  }

  private static boolean inside(Letter letter, Rect r) {
    return letter.x > r.x1() && letter.x < r.x2() && letter.y > r.y1() && letter.y < r.y2();
  }

  private static double number(PdfObject object) {
    return switch (object) {
      case PdfObject.Int n -> n.value();
      case PdfObject.Real n -> n.value();
      default -> 0;
    };
  }

  /** One stream of operators being read. */
  private final class Run {
    private final PdfObject.Dict resources;
    private final int depth;
    private final Deque<Kept> stack = new ArrayDeque<>();
    private Matrix page;
    private Matrix line = Matrix.SAME;
    private Matrix place = Matrix.SAME;
    private double size = 1;
    private double leading;
    private boolean wide;

    Run(PdfObject.Dict resources, Matrix page, int depth) {
      this.resources = resources;
      this.page = page;
      this.depth = depth;
    }

    void read(byte[] content) {
      Lexer lexer = new Lexer(DocumentBytes.of(content), 0, false, MAX_NESTING);
      List<PdfObject> operands = new ArrayList<>();
      while (true) {
        lexer.skipSpace();
        boolean full =
            letters.size() >= MAX_LETTERS
                || drawn.size() >= MAX_LETTERS
                || operators >= MAX_OPERATORS;
        if (lexer.atEnd() || full) {
          plain &= !full && operands.isEmpty();
          return;
        }
        long before = lexer.position();
        PdfObject object = lexer.object();
        if (lexer.position() > before) {
          operands.add(object);
          continue;
        }
        String operator = lexer.keyword();
        if (operator.isEmpty()) {
          lexer.moveTo(before + 1);
        } else if (operator.equals("ID")) {
          plain = false;
          lexer.moveTo(afterImage(content, (int) lexer.position()));
        } else {
          operators++;
          operate(operator, operands);
        }
        operands.clear();
      }
    }

    private static int afterImage(byte[] content, int from) {
      for (int at = from; at + 3 < content.length; at++) {
        boolean end =
            content[at] <= ' '
                && content[at] >= 0
                && content[at + 1] == 'E'
                && content[at + 2] == 'I'
                && content[at + 3] <= ' '
                && content[at + 3] >= 0;
        if (end) {
          return at + 3;
        }
      }
      return content.length;
    }

    private double operand(List<PdfObject> operands, int index) {
      return index < operands.size() ? number(operands.get(index)) : 0;
    }

    private void operate(String operator, List<PdfObject> operands) {
      switch (operator) {
        case "q" -> {
          open += depth == 0 ? 1 : 0;
          if (stack.size() < 1_000) {
            stack.push(new Kept(page, size, leading, wide));
          }
        }
        case "Q" -> {
          open -= depth == 0 ? 1 : 0;
          plain &= open >= 0;
          if (!stack.isEmpty()) {
            restore(stack.pop());
          }
        }
        case "cm" -> page = Matrix.of(file, operands).then(page);
        case "BT" -> {
          inText = true;
          begin(Matrix.SAME);
        }
        case "ET" -> inText = false;
        case "Tm" -> begin(Matrix.of(file, operands));
        case "Td" -> move(operand(operands, 0), operand(operands, 1));
        case "TD" -> {
          leading = -operand(operands, 1);
          move(operand(operands, 0), operand(operands, 1));
        }
        case "TL" -> leading = operand(operands, 0);
        case "T*" -> move(0, -leading);
        case "Tf" -> font(operands);
        case "Tj", "TJ" -> operands.forEach(this::show);
        case "'", "\"" -> {
          move(0, -leading);
          operands.forEach(this::show);
        }
        case "Do" -> form(operands);
        case "m", "l" -> point(operand(operands, 0), operand(operands, 1));
        case "c", "v", "y" -> {
          for (int i = 0; i + 1 < operands.size(); i += 2) {
            point(operand(operands, i), operand(operands, i + 1));
          }
        }
        default -> {}
      }
    }

    private void restore(Kept kept) {
      page = kept.page;
      size = kept.size;
      leading = kept.leading;
      wide = kept.wide;
    }

    private void begin(Matrix at) {
      line = at;
      place = at;
    }

    private void move(double x, double y) {
      begin(Matrix.moving(x, y).then(line));
    }

    private void font(List<PdfObject> operands) {
      size = operand(operands, 1);
      if (!operands.isEmpty() && operands.getFirst() instanceof PdfObject.Name name) {
        PdfObject.Dict font = file.dict(file.dict(resources.get("Font")).get(name.value()));
        wide = "Type0".equals(font.name("Subtype"));
        plain &= !font.entries().isEmpty() && !"Type3".equals(font.name("Subtype"));
      }
    }

    private void show(PdfObject shown) {
      switch (shown) {
        case PdfObject.Array parts -> parts.items().forEach(this::show);
        case PdfObject.Str text -> letters(text.bytes());
        case PdfObject.Int gap -> advance(-gap.value() / 1000.0 * size);
        case PdfObject.Real gap -> advance(-gap.value() / 1000.0 * size);
        default -> {}
      }
    }

    private void letters(byte[] text) {
      int step = wide ? 2 : 1;
      Matrix all = place.then(page);
      double x = LETTER_WIDTH * size / 2;
      double y = LETTER_MIDDLE * size;
      for (int i = 0; i + step <= text.length && letters.size() < MAX_LETTERS; i += step) {
        boolean blank = !wide && text[i] == ' ';
        if (!blank) {
          letters.add(new Letter(x * all.a + y * all.c + all.e, x * all.b + y * all.d + all.f));
        }
        x += LETTER_WIDTH * size;
      }
      int count = text.length / step;
      advance(LETTER_WIDTH * size * count);
    }

    private void advance(double by) {
      place = Matrix.moving(by, 0).then(place);
    }

    private void point(double x, double y) {
      place(x, y, x, y);
    }

    private void place(double x1, double y1, double x2, double y2) {
      double[] xs = {
        corner(x1, y1, true), corner(x2, y1, true), corner(x1, y2, true), corner(x2, y2, true)
      };
      double[] ys = {
        corner(x1, y1, false), corner(x2, y1, false), corner(x1, y2, false), corner(x2, y2, false)
      };
      Arrays.sort(xs);
      Arrays.sort(ys);
      // never without extent, or it would overlap nothing
      drawn.add(new Rect(xs[0] - 0.1, ys[0] - 0.1, xs[3] + 0.1, ys[3] + 0.1));
    }

    private double corner(double x, double y, boolean horizontal) {
      return horizontal ? x * page.a + y * page.c + page.e : x * page.b + y * page.d + page.f;
    }

    private void form(List<PdfObject> operands) {
      if (operands.isEmpty()
          || !(operands.getFirst() instanceof PdfObject.Name name)
          || !(file.resolve(file.dict(resources.get("XObject")).get(name.value()))
              instanceof PdfObject.Stream stream)) {
        plain = false; // what is not there may come
        return;
      }
      if (!"Form".equals(stream.dict().name("Subtype"))) {
        place(0, 0, 1, 1);
        return;
      }
      if (depth >= MAX_DEPTH) {
        plain = false;
        return;
      }
      Matrix placed = Matrix.of(file, file.items(stream.dict().get("Matrix"))).then(page);
      PdfObject own = stream.dict().get("Resources");
      PdfObject.Dict found = file.resolve(own) instanceof PdfObject.Dict d ? d : resources;
      new Run(found, placed, depth + 1).read(file.decoded(stream));
    }
  }
}
