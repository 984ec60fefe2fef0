package vn.vanthu.service.web;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The words of a document without pages, cut wherever a fact's evidence begins or ends, so that
 * each has an address of its own and can be marked. Immutable.
 *
 * @param cut whether the text goes on beyond what is shown
 */
public record TextView(List<Stretch> stretches, boolean cut) {
  private static final int SHOWN = 1_000_000;

  /**
   * A piece of the text.
   *
   * @param start offset of its first character in the extracted text
   */
  public record Stretch(int start, String text) {
    public int end() {
      return start + text.length();
    }
  }

  public TextView {
    stretches = List.copyOf(stretches);
  }

  static TextView of(String text, List<EvidenceView> evidence) {
    String shown = text.length() > SHOWN ? text.substring(0, whole(text, SHOWN)) : text;
    TreeSet<Integer> cuts = new TreeSet<>();
    cuts.add(0);
    cuts.add(shown.length());
    for (EvidenceView each : evidence) {
      cut(cuts, each.start(), shown);
      cut(cuts, each.end(), shown);
    }
    List<Stretch> stretches = new ArrayList<>();
    int from = cuts.removeFirst();
    for (int to : cuts) {
      stretches.add(new Stretch(from, shown.substring(from, to)));
      from = to;
    }
    return new TextView(stretches, shown.length() < text.length());
  }

  private static void cut(TreeSet<Integer> cuts, int at, String shown) {
    if (at > 0 && at < shown.length()) {
      cuts.add(at);
    }
  }

  /** Not between the two halves of a character. */
  private static int whole(String text, int at) {
    return Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
  }

  /** Whether there is nothing to show. */
  public boolean isEmpty() {
    return stretches.isEmpty();
  }
}
