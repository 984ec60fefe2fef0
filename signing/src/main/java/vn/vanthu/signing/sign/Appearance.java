package vn.vanthu.signing.sign;

import java.util.List;

/** What a signature shows on the page. */
public sealed interface Appearance {
  /** Where it shows. */
  Place place();

  /**
   * A picture: the blue image of a hand signature or the red image of a seal, fitted into its place
   * without distortion and centred there (NĐ 30/2020 Phụ lục I: no text is shown).
   */
  record Shown(Picture picture, Place place) implements Appearance {}

  /**
   * Lines of text, as annexes in files of their own and electronic copies show (NĐ 30/2020 Phụ lục
   * I: Times New Roman, upright, size 10, black). Set in an embedded typeface of the same metrics
   * that has every Vietnamese letter.
   *
   * @param size in points
   */
  record Text(List<String> lines, double size, Place place) implements Appearance {
    /** Copies the lines. */
    public Text {
      lines = List.copyOf(lines);
      if (lines.isEmpty() || lines.size() > 20 || !(size >= 4 && size <= 72)) {
        throw new IllegalArgumentException("1 to 20 lines of 4 to 72 points");
      }
    }

    /** In the form the rule prescribes: size 10, top right of the first page. */
    public static Text prescribed(List<String> lines) {
      return new Text(lines, 10, new Place.TopRight(1));
    }
  }

  /** How the place is found. */
  sealed interface Place {
    /** Exactly there. */
    record At(Rectangle rectangle) implements Place {}

    /** Where the signature field that the document already has lies. */
    record OfField() implements Place {}

    /**
     * Over the left third of the signature of another field, in the seal's real size.
     *
     * @param field the person's signature field
     */
    record OverLeftThirdOf(String field, double widthMm, double heightMm) implements Place {}

    /** In the upper right corner of a page, as large as the content needs. */
    record TopRight(int page) implements Place {}
  }
}
