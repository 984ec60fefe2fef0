package vn.vanthu.search.extract.pdf;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.extract.Box;
import vn.vanthu.search.extract.PageSize;
import vn.vanthu.search.extract.legacy.LegacyFont;
import vn.vanthu.search.extract.page.Token;
import vn.vanthu.search.extract.reading.TextDraft;

/**
 * Puts glyphs together to words, in the order they were drawn. Used by one thread; one for each
 * page.
 */
final class PageWords {

  private final PageSize size;
  private final TextDraft draft;
  private final boolean convertLegacy;
  private final List<Token> tokens = new ArrayList<>();
  private final Map<String, Box> drawn = new HashMap<>();
  private final StringBuilder word = new StringBuilder();
  private @Nullable Glyph first;
  private @Nullable Glyph last;

  private PageWords(PageSize size, TextDraft draft, boolean convertLegacy) {
    this.size = size;
    this.draft = draft;
    this.convertLegacy = convertLegacy;
  }

  static List<Token> of(List<Glyph> glyphs, PageSize size, TextDraft draft) {
    int direction = mainDirection(glyphs);
    var words = new PageWords(size, draft, legacy(glyphs));
    for (Glyph glyph : glyphs) {
      if (glyph.direction() == direction) {
        words.add(glyph);
      }
    }
    words.end();
    return words.tokens;
  }

  private static int mainDirection(List<Glyph> glyphs) {
    Map<Integer, Integer> counts = new HashMap<>();
    glyphs.forEach(g -> counts.merge(g.direction(), 1, Integer::sum));
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(0);
  }

  /**
   * A font named like a legacy font but with letters outside Latin-1 was mapped to Unicode by
   * whoever made the PDF.
   */
  private static boolean legacy(List<Glyph> glyphs) {
    boolean named = false;
    for (Glyph glyph : glyphs) {
      if (glyph.legacy() != null) {
        named = true;
        char c = glyph.text().charAt(0);
        if (c > 0xFF && c < 0x2000 && Character.isLetter(c)) {
          return false;
        }
      }
    }
    return named;
  }

  private void add(Glyph glyph) {
    String text = glyph.text();
    if (text.isBlank() || text.equals("\u00A0")) {
      end();
      return;
    }
    Glyph before = last;
    if (before != null && combining(text) && word.length() > 0) {
      word.append(text);
      return;
    }
    if (before != null && apart(before, glyph)) {
      end();
    }
    if (first == null) {
      first = glyph;
    }
    word.append(text);
    last = glyph;
  }

  private static boolean combining(String text) {
    int type = Character.getType(text.charAt(0));
    return type == Character.NON_SPACING_MARK;
  }

  private static boolean apart(Glyph before, Glyph glyph) {
    float gap = glyph.left() - before.right();
    return Math.abs(glyph.baseline() - before.baseline())
            > 0.35f * Math.max(before.size(), glyph.size())
        || gap > 0.45f * Math.min(before.blank(), glyph.blank())
        || gap < -0.6f * before.size()
        || before.legacy() != glyph.legacy();
  }

  private void end() {
    Glyph from = first;
    Glyph to = last;
    first = null;
    last = null;
    String text = word.toString();
    word.setLength(0);
    if (from == null || to == null || text.isBlank()) {
      return;
    }
    text = unicode(text, from.legacy());
    float height = 0.95f * from.size();
    float left = Math.min(from.left(), to.left());
    float width = Math.max(0.5f, to.right() - left);
    float top = from.baseline() - 0.75f * from.size();
    if (left > size.width() || left + width < 0 || top > size.height() || top + height < 0) {
      return;
    }
    var box = new Box(left, top, width, height);
    Box same = drawn.put(text, box);
    if (same != null
        && Math.abs(same.left() - left) < 0.2f * from.size()
        && Math.abs(same.top() - top) < 0.2f * from.size()) {
      return; // bold made by drawing twice
    }
    for (String part : text.split("\\s+", -1)) {
      if (!part.isEmpty()) {
        tokens.add(new Token(part, box, from.size(), 100, false));
      }
    }
  }

  private String unicode(String text, @Nullable LegacyFont legacy) {
    if (legacy != null && convertLegacy) {
      draft.legacy(text + " ");
      return legacy.convert(text);
    }
    String plain = presentation(text);
    return Normalizer.normalize(plain, Normalizer.Form.NFC);
  }

  /** Ligatures and wide forms become plain letters; other letters stay as they are. */
  private static String presentation(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c >= '\uFB00' && c <= '\uFB06') || (c >= '\uFF01' && c <= '\uFF5E')) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
      }
    }
    return text;
  }
}
