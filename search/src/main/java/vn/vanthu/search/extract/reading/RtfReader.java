package vn.vanthu.search.extract.reading;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.extract.ExtractedText;
import vn.vanthu.search.extract.Origin;
import vn.vanthu.search.extract.Refused;
import vn.vanthu.search.extract.RefusedException;

/**
 * Rich Text Format: groups, fonts with their code pages, Unicode escapes and tables. Used by one
 * thread.
 */
public final class RtfReader {

  private static final int DEEPEST = 2_000;
  private static final Set<String> SKIPPED =
      Set.of(
          "fonttbl",
          "colortbl",
          "stylesheet",
          "info",
          "pict",
          "object",
          "header",
          "headerl",
          "headerr",
          "headerf",
          "footer",
          "footerl",
          "footerr",
          "footerf",
          "footnote",
          "fldinst",
          "listtable",
          "listoverridetable",
          "rsidtbl",
          "generator",
          "themedata",
          "datastore",
          "xmlnstbl",
          "latentstyles",
          "nonshppict",
          "annotation",
          "bkmkstart");

  private record State(boolean skip, int font, boolean capitals, boolean hidden, int unicodeSkip) {}

  private final TextDraft draft;
  private final PieceCollector pieces = new PieceCollector();
  private final RunText run;
  private final Deque<State> states = new ArrayDeque<>();
  private final Map<Integer, String> fontNames = new HashMap<>();
  private final Map<Integer, Charset> fontCharsets = new HashMap<>();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final StringBuilder fontName = new StringBuilder();
  private State state = new State(false, 0, false, false, 1);
  private Charset charset = Charset.forName("windows-1252");
  private int fontTableDepth = -1;
  private int fontBeingNamed;
  private int toSkip;
  private boolean inRow;

  public RtfReader(TextDraft draft) {
    this.draft = draft;
    this.run = new RunText(draft);
  }

  public ExtractedText read(Path file) throws IOException, RefusedException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      int c = in.read();
      while (c >= 0 && !draft.full()) {
        c = step(c, in);
      }
    }
    endParagraph();
    PieceWriter.write(pieces.pieces(), draft);
    return draft.finish(FileKind.RTF.mediaType(), Origin.OFFICE);
  }

  private int step(int c, InputStream in) throws IOException, RefusedException {
    switch (c) {
      case '{' -> {
        flushBytes();
        if (states.size() > DEEPEST) {
          throw new RefusedException(Refused.Reason.TEXT_BOMB, "RTF groups nested too deep");
        }
        states.push(state);
      }
      case '}' -> {
        flushBytes();
        if (states.size() == fontTableDepth) {
          fontTableDepth = -1;
        }
        if (!states.isEmpty()) {
          state = states.pop();
        }
      }
      case '\\' -> {
        return control(in);
      }
      case '\r', '\n' -> {}
      default -> character(c);
    }
    return in.read();
  }

  private int control(InputStream in) throws IOException {
    int c = in.read();
    if (c == '\'') {
      int value = Character.digit(in.read(), 16) * 16 + Character.digit(in.read(), 16);
      if (value >= 0) {
        character(value);
      }
      return in.read();
    }
    if (c < 'A' || c > 'z' || !Character.isLetter(c)) {
      symbol(c);
      return in.read();
    }
    var word = new StringBuilder();
    while (c >= 'A' && c <= 'z' && Character.isLetter(c) && word.length() < 40) {
      word.append((char) c);
      c = in.read();
    }
    boolean negative = c == '-';
    if (negative) {
      c = in.read();
    }
    int number = 0;
    boolean numbered = false;
    while (c >= '0' && c <= '9') {
      number = Math.min(number * 10 + c - '0', 100_000_000);
      numbered = true;
      c = in.read();
    }
    int value = negative ? -number : number;
    word(word.toString(), numbered ? value : 1);
    if (word.toString().equals("bin") && numbered) {
      for (int i = 0; i < number && in.read() >= 0; i++) {
        // pictures in binary form are passed over
      }
      return in.read();
    }
    return c == ' ' ? in.read() : c;
  }

  private void symbol(int c) {
    switch (c) {
      case '*' ->
          state =
              new State(true, state.font(), state.capitals(), state.hidden(), state.unicodeSkip());
      case '~' -> text("\u00A0");
      case '_' -> text("-");
      case '\\', '{', '}' -> character(c);
      default -> {}
    }
  }

  private void character(int c) {
    if (toSkip > 0) {
      toSkip--;
      return;
    }
    if (fontTableDepth >= 0) {
      if (c == ';') {
        fontNames.put(fontBeingNamed, fontName.toString().strip());
        fontName.setLength(0);
      } else {
        fontName.append((char) c);
      }
    } else if (!state.skip() && !state.hidden()) {
      bytes.write(c);
    }
  }

  private void flushBytes() {
    if (bytes.size() > 0) {
      String name = fontNames.get(state.font());
      // Legacy fonts are single codes, whatever code page the writer claims.
      Charset codes =
          RunText.legacy(name).isPresent()
              ? Charset.forName("ISO-8859-1")
              : fontCharsets.getOrDefault(state.font(), charset);
      String text = bytes.toString(codes);
      bytes.reset();
      run.run(Normalizer.normalize(text, Normalizer.Form.NFC), name, state.capitals());
    }
  }

  private void text(String text) {
    flushBytes();
    if (!state.skip() && !state.hidden() && fontTableDepth < 0) {
      run.run(text, fontNames.get(state.font()), state.capitals());
    }
  }

  private void word(String word, int value) {
    if (word.equals("fonttbl")) {
      fontTableDepth = states.size();
      return;
    }
    if (fontTableDepth >= 0) {
      if (word.equals("f")) {
        fontBeingNamed = value;
      } else if (word.equals("fcharset")) {
        Charset codes = codePage(value);
        if (codes != null) {
          fontCharsets.put(fontBeingNamed, codes);
        }
      }
      return;
    }
    if (SKIPPED.contains(word)) {
      flushBytes();
      state = new State(true, state.font(), state.capitals(), state.hidden(), state.unicodeSkip());
      return;
    }
    if (!state.skip()) {
      visible(word, value);
    }
  }

  private void visible(String word, int value) {
    switch (word) {
      case "f" -> {
        flushBytes();
        state = new State(false, value, state.capitals(), state.hidden(), state.unicodeSkip());
      }
      case "plain" -> {
        flushBytes();
        state = new State(false, state.font(), false, false, state.unicodeSkip());
      }
      case "caps" -> {
        flushBytes();
        state = new State(false, state.font(), value != 0, state.hidden(), state.unicodeSkip());
      }
      case "v" -> {
        flushBytes();
        state = new State(false, state.font(), state.capitals(), value != 0, state.unicodeSkip());
      }
      case "uc" ->
          state =
              new State(
                  false, state.font(), state.capitals(), state.hidden(), Math.clamp(value, 0, 8));
      case "u" -> {
        text(String.valueOf((char) value));
        toSkip = state.unicodeSkip();
      }
      case "ansicpg" ->
          charset =
              Charset.isSupported("windows-" + value)
                  ? Charset.forName("windows-" + value)
                  : charset;
      case "par", "sect", "page" -> endParagraph();
      case "line" -> text("\n");
      case "tab" -> text("\t");
      case "emdash", "endash" -> text("–");
      case "lquote", "rquote" -> text("'");
      case "ldblquote" -> text("“");
      case "rdblquote" -> text("”");
      case "bullet" -> text("-");
      case "trowd" -> openRow();
      case "cell" -> {
        endParagraph();
        openRow();
        pieces.openCell();
      }
      case "row" -> {
        endParagraph();
        inRow = false;
      }
      case "pard" -> {
        flushBytes();
        afterTable();
      }
      default -> {}
    }
  }

  private void openRow() {
    if (!inRow) {
      flushBytes();
      if (!pieces.inTable()) {
        pieces.openTable();
      }
      pieces.openRow();
      pieces.openCell();
      inRow = true;
    }
  }

  /**
   * A paragraph outside a row ends the table; whether it is outside is known only when it says so.
   */
  private void afterTable() {
    if (pieces.inTable() && !inRow) {
      pendingTableEnd = true;
    }
  }

  private boolean pendingTableEnd;

  private void endParagraph() {
    flushBytes();
    if (pendingTableEnd && !inRow && pieces.inTable()) {
      pieces.closeTable();
    }
    pendingTableEnd = false;
    String text = run.take();
    if (!text.isBlank()) {
      pieces.paragraph(text);
    }
  }

  private static @Nullable Charset codePage(int windowsCharset) {
    return switch (windowsCharset) {
      case 0, 1 -> Charset.forName("windows-1252");
      case 163 -> Charset.forName("windows-1258");
      case 204 -> Charset.forName("windows-1251");
      case 238 -> Charset.forName("windows-1250");
      default -> null;
    };
  }
}
