package vn.vanthu.search.extract;

/**
 * A rectangle on a page, in points (1/72 inch), measured from the upper left corner of the page as
 * a reader sees it. Immutable.
 */
public record Box(float left, float top, float width, float height) {

  public Box {
    if (!Float.isFinite(left) || !Float.isFinite(top) || !(width >= 0) || !(height >= 0)) {
      throw new IllegalArgumentException(
          "not a rectangle: " + left + " " + top + " " + width + " " + height);
    }
  }

  public float right() {
    return left + width;
  }

  public float bottom() {
    return top + height;
  }

  /** The smallest rectangle around both. */
  public Box around(Box other) {
    float x = Math.min(left, other.left);
    float y = Math.min(top, other.top);
    return new Box(
        x, y, Math.max(right(), other.right()) - x, Math.max(bottom(), other.bottom()) - y);
  }
}
