package vn.vanthu.search.extract.reading;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.extract.legacy.LegacyFont;

/**
 * The text of a paragraph while its runs arrive; runs in a legacy font are converted when the font
 * changes, because a VNI letter may be split over two runs. Used by one thread.
 */
final class RunText {

  private final TextDraft draft;
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder pending = new StringBuilder();
  private @Nullable LegacyFont font;
  private long collected;

  RunText(TextDraft draft) {
    this.draft = draft;
  }

  void run(String piece, @Nullable String fontName, boolean capitals) {
    if (!holds(piece.length())) {
      return;
    }
    LegacyFont next = fontName == null ? null : LegacyFont.named(fontName).orElse(null);
    if (next != font) {
      flush();
      font = next;
    }
    pending.append(capitals && next == null ? piece.toUpperCase(Locale.ROOT) : piece);
  }

  /**
   * Counts a paragraph, row or cell, which takes memory without a letter of text.
   *
   * @return whether there is room for it
   */
  boolean piece() {
    return holds(1);
  }

  private boolean holds(int more) {
    collected += more;
    if (collected > draft.maxCharacters()) {
      draft.cut();
      return false;
    }
    return true;
  }

  private void flush() {
    LegacyFont legacy = font;
    if (legacy == null || pending.isEmpty()) {
      text.append(pending);
    } else {
      draft.legacy(pending.toString());
      text.append(legacy.convert(pending.toString()));
    }
    pending.setLength(0);
  }

  boolean isEmpty() {
    return text.isEmpty() && pending.isEmpty();
  }

  /** The paragraph so far; the next one begins empty. */
  String take() {
    flush();
    if (font != null) {
      draft.legacy("\n");
    }
    String whole = text.toString();
    text.setLength(0);
    return whole;
  }

  /** Reads a font name that may be absent. */
  static Optional<LegacyFont> legacy(@Nullable String name) {
    return name == null ? Optional.empty() : LegacyFont.named(name);
  }
}
