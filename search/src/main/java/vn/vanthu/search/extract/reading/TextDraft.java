package vn.vanthu.search.extract.reading;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.extract.Box;
import vn.vanthu.search.extract.ExtractedText;
import vn.vanthu.search.extract.Origin;
import vn.vanthu.search.extract.PageSize;
import vn.vanthu.search.extract.Refused;
import vn.vanthu.search.extract.RefusedException;
import vn.vanthu.search.extract.Warning;
import vn.vanthu.search.extract.Word;
import vn.vanthu.search.extract.Zone;

/**
 * A text while it is being read: readers append words, end lines and open cells; blanks and line
 * ends are kept tidy here. Used by one thread.
 */
public final class TextDraft {

  private final int maxCharacters;
  private final int maxWords;
  private final StringBuilder text = new StringBuilder();
  private final List<Word> words = new ArrayList<>();
  private final List<Zone> zones = new ArrayList<>();
  private final List<PageSize> pages = new ArrayList<>();
  private final List<Warning> warnings = new ArrayList<>();
  private final StringBuilder legacy = new StringBuilder();
  private Zone.@Nullable Kind open;
  private int openedAt;
  private boolean cut;
  private boolean converted;

  public TextDraft(int maxCharacters, int maxWords) {
    this.maxCharacters = maxCharacters;
    this.maxWords = maxWords;
  }

  /** Whether the limit is reached: readers may stop. */
  public boolean full() {
    return cut;
  }

  int maxCharacters() {
    return maxCharacters;
  }

  /** Notes that a reader stopped before the end. */
  void cut() {
    cut = true;
  }

  public int length() {
    return text.length();
  }

  public void page(PageSize size) {
    pages.add(size);
  }

  public void warn(Warning.Reason reason, String detail) {
    if (warnings.stream().noneMatch(w -> w.reason() == reason)) {
      warnings.add(new Warning(reason, detail));
    }
  }

  /** Notes what a stretch was before legacy fonts were converted. */
  public void legacy(String before) {
    converted = true;
    if (legacy.length() < maxCharacters) {
      legacy.append(before);
    }
  }

  /** Appends text to the current line; line ends inside become blanks. */
  public void text(String piece) {
    for (int i = 0; i < piece.length(); i++) {
      char c = piece.charAt(i);
      if (Character.getType(c) == Character.FORMAT) {
        continue; // soft hyphens, zero widths, and signs that turn the direction of what follows
      }
      if (c <= ' '
          || c == '\u00A0'
          || c == '\u2007'
          || c == '\u202F'
          || Character.getType(c) == Character.SPACE_SEPARATOR) {
        blank();
      } else if (!Character.isISOControl(c) && c != '\uFFFD' && room(1)) {
        text.append(c);
      }
    }
  }

  /** Appends one word with its place; a blank separates it from a word before it. */
  public void word(String word, int page, Box box, int confidence) {
    blank();
    int start = text.length();
    text(Normalizer.normalize(word, Normalizer.Form.NFC));
    if (words.size() < maxWords && text.length() > start) {
      words.add(new Word(start, text.length(), page, box, confidence));
    }
  }

  private void blank() {
    if (!text.isEmpty() && !Character.isWhitespace(text.charAt(text.length() - 1)) && room(1)) {
      text.append(' ');
    }
  }

  /** Separates two cells of a table row. */
  public void tab() {
    if (!text.isEmpty() && text.charAt(text.length() - 1) == ' ') {
      text.setLength(text.length() - 1);
    }
    if (room(1)) {
      text.append('\t');
    }
  }

  /** Ends the current line unless it is empty. */
  public void endLine() {
    trimBlanks();
    if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n' && room(1)) {
      text.append('\n');
    }
  }

  /** Ends the line and leaves one line empty, between blocks. */
  public void gap() {
    endLine();
    int length = text.length();
    if (length > 1 && text.charAt(length - 2) != '\n' && room(1)) {
      text.append('\n');
    }
  }

  private void trimBlanks() {
    while (!text.isEmpty()
        && (text.charAt(text.length() - 1) == ' ' || text.charAt(text.length() - 1) == '\t')) {
      text.setLength(text.length() - 1);
    }
  }

  /** Opens a cell or table; {@link #close()} ends it. They do not nest. */
  public void open(Zone.Kind kind) {
    endLine();
    open = kind;
    openedAt = text.length();
  }

  public void close() {
    endLine();
    Zone.Kind kind = open;
    if (kind != null && text.length() > openedAt) {
      zones.add(new Zone(kind, openedAt, text.length()));
    }
    open = null;
  }

  private boolean room(int characters) {
    if (text.length() + characters > maxCharacters) {
      cut = true;
      return false;
    }
    return true;
  }

  /**
   * The finished text.
   *
   * @throws RefusedException when there are no words
   */
  public ExtractedText finish(String mediaType, Origin origin) throws RefusedException {
    close();
    while (text.length() > 1 && text.charAt(text.length() - 2) == '\n') {
      text.setLength(text.length() - 1);
    }
    if (text.toString().isBlank()) {
      throw new RefusedException(Refused.Reason.TEXT_NONE, mediaType);
    }
    if (cut) {
      warn(Warning.Reason.TEXT_CUT, maxCharacters + " characters");
    }
    if (converted) {
      warn(Warning.Reason.TEXT_LEGACY_FONT, "");
    }
    String plain = text.toString();
    String before = converted ? legacy.toString() : null;
    if (!Normalizer.isNormalized(plain, Normalizer.Form.NFC)) {
      var nfc = new NfcWithOffsets(plain);
      return new ExtractedText(
          mediaType,
          origin,
          nfc.text(),
          pages,
          nfc.words(words),
          nfc.zones(zones),
          before,
          warnings);
    }
    return new ExtractedText(mediaType, origin, plain, pages, words, zones, before, warnings);
  }
}
