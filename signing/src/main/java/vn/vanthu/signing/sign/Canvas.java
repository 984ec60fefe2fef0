package vn.vanthu.signing.sign;

import vn.vanthu.signing.pdf.PdfObject;

/**
 * The box in which a widget draws, as a reader sees it: upright even on a page that is shown
 * turned.
 *
 * @param width points, as seen
 * @param height points, as seen
 * @param rotation by how many degrees the page is turned clockwise: 0, 90, 180 or 270
 */
record Canvas(double width, double height, int rotation) {
  /** The canvas of a rectangle in the page's own coordinates. */
  static Canvas of(Rectangle rectangle, int rotation) {
    boolean lying = rotation % 180 != 0;
    return new Canvas(
        lying ? rectangle.height() : rectangle.width(),
        lying ? rectangle.width() : rectangle.height(),
        rotation);
  }

  /** Turns what is drawn against the page (ISO 32000-1 section 12.5.5). */
  PdfObject.Array matrix() {
    return switch (rotation) {
      case 90 -> Pdf.numbers(0, 1, -1, 0, 0, 0);
      case 180 -> Pdf.numbers(-1, 0, 0, -1, 0, 0);
      case 270 -> Pdf.numbers(0, -1, 1, 0, 0, 0);
      default -> Pdf.numbers(1, 0, 0, 1, 0, 0);
    };
  }

  /** The rectangle, in the page's own coordinates, of a box placed on the page as seen. */
  static Rectangle seen(
      Pages.Page page, int number, double left, double bottom, double width, double height) {
    Pages.Box box = page.box();
    double w = box.right() - box.left();
    double h = box.top() - box.bottom();
    return switch (page.rotation()) {
      case 90 ->
          new Rectangle(
              number, box.left() + w - bottom - height, box.bottom() + left, height, width);
      case 180 ->
          new Rectangle(
              number,
              box.left() + w - left - width,
              box.bottom() + h - bottom - height,
              width,
              height);
      case 270 ->
          new Rectangle(
              number, box.left() + bottom, box.bottom() + h - left - width, height, width);
      default -> new Rectangle(number, box.left() + left, box.bottom() + bottom, width, height);
    };
  }
}
