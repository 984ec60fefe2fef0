package vn.vanthu.signing.pdf;

import java.util.List;

/**
 * The part of a page that is shown, and how it is turned (ISO 32000-1 §7.7.3.3, §14.11.2).
 *
 * @param turn clockwise in degrees: 0, 90, 180 or 270
 */
public record PageBox(double x1, double y1, double x2, double y2, int turn) {

  private static final int MAX_DEPTH = 64;
  private static final PageBox A4 = new PageBox(0, 0, 595, 842, 0);

  /** The crop box, else the media box, both inherited; A4 when neither can be read. */
  public static PageBox of(PdfFile file, Page page) {
    PageBox box = box(file, inherited(file, page, "CropBox"));
    box = box == null ? box(file, inherited(file, page, "MediaBox")) : box;
    box = box == null ? A4 : box;
    long turn = file.whole(inherited(file, page, "Rotate")).orElse(0);
    return new PageBox(box.x1, box.y1, box.x2, box.y2, Math.floorMod(turn, 360) / 90 * 90);
  }

  public double width() {
    return x2 - x1;
  }

  public double height() {
    return y2 - y1;
  }

  private static @org.jspecify.annotations.Nullable PageBox box(PdfFile file, PdfObject written) {
    List<PdfObject> items = file.items(written);
    if (items.size() != 4) {
      return null;
    }
    double[] n = new double[4];
    for (int i = 0; i < 4; i++) {
      switch (file.resolve(items.get(i))) {
        case PdfObject.Int whole -> n[i] = whole.value();
        case PdfObject.Real real -> n[i] = real.value();
        default -> {
          return null;
        }
      }
    }
    PageBox box =
        new PageBox(
            Math.min(n[0], n[2]),
            Math.min(n[1], n[3]),
            Math.max(n[0], n[2]),
            Math.max(n[1], n[3]),
            0);
    return box.width() > 0 && box.height() > 0 ? box : null;
  }

  private static PdfObject inherited(PdfFile file, Page page, String key) {
    PdfObject.Dict node = page.dict();
    for (int depth = 0; depth < MAX_DEPTH; depth++) {
      if (node.has(key)) {
        return node.get(key);
      }
      node = file.dict(node.get("Parent"));
    }
    return PdfObject.Null.INSTANCE;
  }
}
