package vn.vanthu.signing.sign;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import vn.vanthu.signing.pdf.PdfObject;

/** Draws what widgets show: pictures and lines of text, as form XObjects. Thread-safe. */
final class Drawing {
  private static final double LEADING = 1.2;

  private final Map<Typeface.Style, Typeface> faces;

  Drawing(Map<Typeface.Style, Typeface> faces) {
    this.faces = Map.copyOf(faces);
  }

  Typeface face(Typeface.Style style) {
    Typeface face = faces.get(style);
    if (face == null) {
      throw new IllegalStateException("no typeface for " + style);
    }
    return face;
  }

  /** A picture fitted into the box without distortion and centred. */
  PdfObject.Ref picture(Increment in, Picture picture, Canvas canvas) {
    PdfObject.Ref mask = in.addStream(image(picture, Pdf.name("DeviceGray")), picture.opacity());
    PdfObject.Ref image =
        in.addStream(Pdf.with(image(picture, calibrated()), "SMask", mask), picture.colours());
    double width = canvas.width();
    double height = canvas.height();
    double scale = Math.min(width / picture.width(), height / picture.height());
    double w = picture.width() * scale;
    double h = picture.height() * scale;
    String content =
        "q %s 0 0 %s %s %s cm /I Do Q"
            .formatted(n(w), n(h), n((width - w) / 2), n((height - h) / 2));
    return form(in, canvas, content, Pdf.dict("XObject", Pdf.dict("I", image)));
  }

  private static PdfObject.Dict image(Picture picture, PdfObject colourSpace) {
    return Pdf.dict(
        "Type", Pdf.name("XObject"),
        "Subtype", Pdf.name("Image"),
        "Width", Pdf.whole(picture.width()),
        "Height", Pdf.whole(picture.height()),
        "ColorSpace", colourSpace,
        "BitsPerComponent", Pdf.whole(8),
        "Filter", Pdf.name("FlateDecode"));
  }

  /** sRGB primaries as a calibrated space: in PDF/A it needs no output intent. */
  private static PdfObject.Array calibrated() {
    return Pdf.array(
        Pdf.name("CalRGB"),
        Pdf.dict(
            "WhitePoint", Pdf.numbers(0.9505, 1, 1.089),
            "Gamma", Pdf.numbers(2.2, 2.2, 2.2),
            "Matrix",
                Pdf.numbers(
                    0.4124, 0.2126, 0.0193, 0.3576, 0.7152, 0.1192, 0.1805, 0.0722, 0.9505)));
  }

  /** How wide the longest line is, in points. */
  double width(List<String> lines, double size) {
    Typeface face = face(Typeface.Style.REGULAR);
    return lines.stream().mapToDouble(face::width).max().orElse(0) * size / 1000;
  }

  /** How high so many lines are, in points. */
  static double height(List<String> lines, double size) {
    return lines.size() * size * LEADING;
  }

  /** Lines of text from the top of the box downwards, black. */
  PdfObject.Ref text(Increment in, List<String> lines, double size, Canvas canvas) {
    EmbeddedFont font = EmbeddedFont.embed(in, face(Typeface.Style.REGULAR), lines);
    StringBuilder content = new StringBuilder("q 0 g BT /F ");
    content.append(n(size)).append(" Tf ").append(n(size * LEADING)).append(" TL ");
    content.append("0 ").append(n(canvas.height() - size)).append(" Td");
    for (String line : lines) {
      content.append(" <").append(hex(font, line)).append("> Tj T*");
    }
    return form(in, canvas, content.append(" ET Q").toString(), fonts(font));
  }

  /**
   * The value of a text field on one line, centred vertically; smaller when it is wider than the
   * field, since a cut number would be another number.
   *
   * @param alignment 0 left, 1 centre, 2 right (ISO 32000-1 table 222)
   */
  PdfObject.Ref fieldValue(
      Increment in,
      String value,
      Typeface.Style style,
      double wantedSize,
      long alignment,
      Canvas canvas) {
    Typeface face = face(style);
    EmbeddedFont font = EmbeddedFont.embed(in, face, List.of(value));
    double size = Math.min(wantedSize, canvas.width() * 1000 / Math.max(1, face.width(value)));
    double textWidth = face.width(value) * size / 1000;
    double left =
        alignment == 1
            ? (canvas.width() - textWidth) / 2
            : alignment == 2 ? canvas.width() - textWidth : 0;
    double base = (canvas.height() - face.capHeight() * size / 1000) / 2;
    String content =
        "/Tx BMC q 0 g BT /F %s Tf %s %s Td <%s> Tj ET Q EMC"
            .formatted(n(size), n(left), n(base), hex(font, value));
    return form(in, canvas, content, fonts(font));
  }

  /** A widget that shows nothing. */
  PdfObject.Ref nothing(Increment in, Canvas canvas) {
    return form(in, canvas, "", PdfObject.Dict.EMPTY);
  }

  private static String hex(EmbeddedFont font, String text) {
    return HexFormat.of().withUpperCase().formatHex(font.cut().encode(text));
  }

  private static PdfObject.Dict fonts(EmbeddedFont font) {
    return Pdf.dict("Font", Pdf.dict("F", font.ref()));
  }

  private static PdfObject.Ref form(
      Increment in, Canvas canvas, String content, PdfObject.Dict resources) {
    PdfObject.Dict dict =
        Pdf.dict(
            "Type", Pdf.name("XObject"),
            "Subtype", Pdf.name("Form"),
            "BBox", Pdf.numbers(0, 0, canvas.width(), canvas.height()),
            "Resources", resources);
    return in.addStream(
        canvas.rotation() == 0 ? dict : Pdf.with(dict, "Matrix", canvas.matrix()),
        content.getBytes(StandardCharsets.US_ASCII));
  }

  private static String n(double value) {
    return PdfSerializer.real(value);
  }
}
