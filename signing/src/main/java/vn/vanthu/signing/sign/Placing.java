package vn.vanthu.signing.sign;

import java.util.List;
import java.util.Optional;
import vn.vanthu.signing.pdf.PdfObject;

/** Finds where a signature shows on the page. Single-threaded. */
final class Placing {
  private static final double RIGHT_MARGIN_MM = 15;
  private static final double TOP_MARGIN_MM = 8;

  private final Increment in;
  private final Form form;
  private final Pages pages;
  private final Drawing drawing;

  Placing(Increment in, Form form, Pages pages, Drawing drawing) {
    this.in = in;
    this.form = form;
    this.pages = pages;
    this.drawing = drawing;
  }

  /** The place of a new field, or of the field itself when it is there. */
  Rectangle of(Appearance appearance, Optional<FormField> existing) {
    if (existing.isPresent()) {
      return of(existing.get()); // a widget that is there is never moved
    }
    return switch (appearance.place()) {
      case Appearance.Place.At at -> at.rectangle();
      case Appearance.Place.OfField _ ->
          throw new SigningRefusal(SigningProblem.NO_SUCH_FIELD, "no field gives the place");
      case Appearance.Place.OverLeftThirdOf other ->
          of(form.find(other.field())
                  .orElseThrow(
                      () -> new SigningRefusal(SigningProblem.NO_SUCH_FIELD, other.field())))
              .sealOverLeftThird(other.widthMm(), other.heightMm());
      case Appearance.Place.TopRight corner -> topRight(appearance, corner.page());
    };
  }

  /** Where the widget of a field lies. */
  Rectangle of(FormField field) {
    List<PdfObject> corners = in.items(field.dict().get("Rect"));
    if (corners.size() != 4) {
      throw new SigningRefusal(SigningProblem.NO_SUCH_FIELD, field.name() + " has no place");
    }
    double[] n = new double[4];
    for (int i = 0; i < 4; i++) {
      n[i] = Pages.number(in, corners.get(i)).orElse(0);
    }
    double width = Math.abs(n[2] - n[0]);
    double height = Math.abs(n[3] - n[1]);
    if (!(width > 0 && height > 0)) {
      throw new SigningRefusal(SigningProblem.NO_SUCH_FIELD, field.name() + " is invisible");
    }
    int page = pages.numberOf(field).orElse(1);
    return new Rectangle(page, Math.min(n[0], n[2]), Math.min(n[1], n[3]), width, height);
  }

  private Rectangle topRight(Appearance appearance, int number) {
    Pages.Page page = pages.page(number);
    double width;
    double height;
    switch (appearance) {
      case Appearance.Text text -> {
        width = drawing.width(text.lines(), text.size());
        height = Drawing.height(text.lines(), text.size());
      }
      case Appearance.Shown shown -> {
        width = Rectangle.points(36);
        height = width * shown.picture().height() / shown.picture().width();
      }
    }
    Canvas whole =
        Canvas.of(
            new Rectangle(
                number,
                0,
                0,
                page.box().right() - page.box().left(),
                page.box().top() - page.box().bottom()),
            page.rotation());
    return Canvas.seen(
        page,
        number,
        whole.width() - Rectangle.points(RIGHT_MARGIN_MM) - width,
        whole.height() - Rectangle.points(TOP_MARGIN_MM) - height,
        width,
        height);
  }
}
