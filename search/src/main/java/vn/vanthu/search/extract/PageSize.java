package vn.vanthu.search.extract;

/** Width and height of a page as displayed, in points (1/72 inch). Immutable. */
public record PageSize(float width, float height) {

  public PageSize {
    if (!(width > 0) || !(height > 0)) {
      throw new IllegalArgumentException("page of " + width + " x " + height);
    }
  }
}
