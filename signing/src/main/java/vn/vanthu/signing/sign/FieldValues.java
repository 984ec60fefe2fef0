package vn.vanthu.signing.sign;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.vanthu.signing.pdf.PdfObject;

/**
 * Fills in text fields together with what they show, so that value and picture never differ.
 * Single-threaded.
 */
final class FieldValues {
  private static final double USUAL_SIZE = 13;

  private final Increment in;
  private final Form form;
  private final Pages pages;
  private final Placing placing;
  private final Drawing drawing;

  FieldValues(Increment in, Form form, Pages pages, Placing placing, Drawing drawing) {
    this.in = in;
    this.form = form;
    this.pages = pages;
    this.placing = placing;
    this.drawing = drawing;
  }

  void fill(Map<String, String> values, EarlierSignatures earlier) {
    for (Map.Entry<String, String> value : new TreeMap<>(values).entrySet()) {
      FormField field =
          form.find(value.getKey())
              .filter(FormField::isText)
              .orElseThrow(() -> new SigningRefusal(SigningProblem.NO_SUCH_FIELD, value.getKey()));
      if (earlier.lock(field.name())) {
        throw new SigningRefusal(SigningProblem.FIELD_LOCKED, field.name());
      }
      fill(field, value.getValue());
    }
  }

  private void fill(FormField field, String value) {
    List<PdfObject> kids = in.items(field.dict().get("Kids"));
    PdfObject.Dict filled = Pdf.with(field.dict(), "V", Pdf.text(value));
    if (kids.isEmpty()) {
      in.put(field.ref(), shows(filled, field, filled, value));
      return;
    }
    in.put(field.ref(), filled);
    for (PdfObject kid : kids) {
      if (kid instanceof PdfObject.Ref widget) {
        in.put(widget, shows(in.dict(widget), field, filled, value));
      }
    }
  }

  private PdfObject.Dict shows(
      PdfObject.Dict widget, FormField field, PdfObject.Dict holder, String value) {
    Rectangle place = placing.of(new FormField(field.name(), field.ref(), widget, field.type()));
    Canvas canvas = Canvas.of(place, pages.page(place.page()).rotation());
    String[] words = defaultAppearance(widget, holder).split("\\s+", -1);
    double size = 0;
    Typeface.Style style = Typeface.Style.REGULAR;
    for (int i = 2; i < words.length; i++) {
      if (words[i].equals("Tf")) {
        size = size(words[i - 1]);
        style = Typeface.Style.named(fontName(words[i - 2]));
      }
    }
    double used = size > 0 ? size : Math.min(USUAL_SIZE, canvas.height() * 0.75);
    PdfObject alignment = widget.has("Q") ? widget.get("Q") : holder.get("Q");
    PdfObject.Ref drawn =
        drawing.fieldValue(
            in, value, style, used, in.file().whole(in.resolve(alignment)).orElse(0), canvas);
    return Pdf.with(widget, "AP", Pdf.dict("N", drawn));
  }

  private String defaultAppearance(PdfObject.Dict widget, PdfObject.Dict holder) {
    PdfObject.Dict whole = in.dict(in.catalog().get("AcroForm"));
    for (PdfObject.Dict place : List.of(widget, holder, whole)) {
      if (in.resolve(place.get("DA")) instanceof PdfObject.Str text) {
        return new String(text.bytes(), StandardCharsets.ISO_8859_1);
      }
    }
    return "";
  }

  private String fontName(String resource) {
    PdfObject.Dict whole = in.dict(in.catalog().get("AcroForm"));
    PdfObject.Dict fonts = in.dict(in.dict(whole.get("DR")).get("Font"));
    String key = resource.startsWith("/") ? resource.substring(1) : resource;
    return in.resolve(in.dict(fonts.get(key)).get("BaseFont")) instanceof PdfObject.Name name
        ? name.value()
        : key;
  }

  private static double size(String word) {
    try {
      double size = Double.parseDouble(word);
      return size > 0 && size <= 72 ? size : 0;
    } catch (NumberFormatException _) {
      return 0; // an unreadable size is the automatic one
    }
  }
}
