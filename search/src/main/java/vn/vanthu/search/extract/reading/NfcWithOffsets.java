package vn.vanthu.search.extract.reading;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import vn.vanthu.search.extract.Word;
import vn.vanthu.search.extract.Zone;

/** A text brought to normal form C, remembering where each character went. Immutable. */
final class NfcWithOffsets {

  private final String text;
  private final int[] moved;

  NfcWithOffsets(String source) {
    var composed = new StringBuilder(source.length());
    moved = new int[source.length() + 1];
    int start = 0;
    while (start < source.length()) {
      int end = start + 1;
      while (end < source.length() && !boundary(source.charAt(end))) {
        end++;
      }
      Arrays.fill(moved, start, end, composed.length());
      composed.append(Normalizer.normalize(source.substring(start, end), Normalizer.Form.NFC));
      start = end;
    }
    moved[source.length()] = composed.length();
    text = Normalizer.normalize(composed, Normalizer.Form.NFC);
  }

  private static boolean boundary(char c) {
    int type = Character.getType(c);
    return type != Character.NON_SPACING_MARK
        && type != Character.COMBINING_SPACING_MARK
        && !Character.isLowSurrogate(c)
        && (c < '\u1100' || c > '\u11FF');
  }

  String text() {
    return text;
  }

  private int at(int offset) {
    return Math.min(moved[offset], text.length());
  }

  List<Word> words(List<Word> words) {
    return words.stream()
        .map(w -> new Word(at(w.start()), at(w.end()), w.page(), w.box(), w.confidence()))
        .toList();
  }

  List<Zone> zones(List<Zone> zones) {
    return zones.stream().map(z -> new Zone(z.kind(), at(z.start()), at(z.end()))).toList();
  }
}
