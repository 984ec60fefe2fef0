package vn.vanthu.signing.sign;

/**
 * A place on a page.
 *
 * @param page from 1
 * @param left points (1/72 inch) in the page's own coordinates, as are the others
 * @param bottom from the lower edge upwards
 * @param width more than 0
 * @param height more than 0
 */
public record Rectangle(int page, double left, double bottom, double width, double height) {
  private static final double POINTS_PER_MM = 72 / 25.4;

  /** Refuses places without an area. */
  public Rectangle {
    if (page < 1 || !(width > 0) || !(height > 0) || !(Math.abs(left) + Math.abs(bottom) < 1e6)) {
      throw new IllegalArgumentException(
          "no such place: page %d, %f %f %f %f".formatted(page, left, bottom, width, height));
    }
  }

  /** A place given in millimetres from the page's lower left corner. */
  public static Rectangle inMillimetres(
      int page, double left, double bottom, double width, double height) {
    return new Rectangle(
        page,
        left * POINTS_PER_MM,
        bottom * POINTS_PER_MM,
        width * POINTS_PER_MM,
        height * POINTS_PER_MM);
  }

  /** Points in so many millimetres. */
  public static double points(double millimetres) {
    return millimetres * POINTS_PER_MM;
  }

  /** The right edge, in points. */
  public double right() {
    return left + width;
  }

  /** The upper edge, in points. */
  public double top() {
    return bottom + height;
  }

  /**
   * Where a seal of real size goes: over the left third of this picture of a signature, centred on
   * it vertically (NĐ 30/2020 Điều 33, Phụ lục I).
   */
  public Rectangle sealOverLeftThird(double widthMm, double heightMm) {
    double sealWidth = points(widthMm);
    double sealHeight = points(heightMm);
    return new Rectangle(
        page,
        left + width / 3 - sealWidth,
        bottom + (height - sealHeight) / 2,
        sealWidth,
        sealHeight);
  }
}
