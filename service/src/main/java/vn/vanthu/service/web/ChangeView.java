package vn.vanthu.service.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.vanthu.service.api.Illustrator;
import vn.vanthu.signing.changes.ChangedPage;

/**
 * A changed page before and after, with the places marked.
 *
 * @param before {@code data:} address of a picture; empty when there is none
 * @param after likewise
 */
public record ChangeView(int revision, int page, String before, String after, List<Mark> marks) {

  /** A rectangle in thousandths of the picture, as SVG wants it. */
  public record Mark(String x, String y, String width, String height, boolean allowed) {}

  public ChangeView {
    marks = List.copyOf(marks);
  }

  static ChangeView of(Illustrator.Pair pair) {
    List<Mark> marks = new ArrayList<>();
    for (ChangedPage.Mark mark : pair.marks()) {
      marks.add(
          new Mark(
              thousandths(mark.left()),
              thousandths(mark.top()),
              thousandths(mark.width()),
              thousandths(mark.height()),
              mark.allowed()));
    }
    return new ChangeView(pair.revision(), pair.page(), pair.before(), pair.after(), marks);
  }

  private static String thousandths(double fraction) {
    return String.format(Locale.ROOT, "%.1f", 1000 * fraction);
  }
}
