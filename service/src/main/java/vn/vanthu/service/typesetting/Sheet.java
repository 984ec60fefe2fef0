package vn.vanthu.service.typesetting;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * The page being written and the height that is left on it; starts the next page, with its page
 * number, when asked for more room than there is. Single-threaded.
 */
final class Sheet implements Closeable {
  private final PDDocument document;
  private final Typeface typeface;
  private final Lines breaker;
  private PDPage page;
  private PDPageContentStream content;
  private float y;

  Sheet(PDDocument document, Typeface typeface) throws IOException {
    this.document = document;
    this.typeface = typeface;
    this.breaker = new Lines(typeface);
    this.page = add(document);
    this.content = new PDPageContentStream(document, page);
    this.y = Paper.HEIGHT - Paper.TOP;
  }

  private static PDPage add(PDDocument document) {
    var page = new PDPage(new PDRectangle(Paper.WIDTH, Paper.HEIGHT));
    document.addPage(page);
    return page;
  }

  PDPage page() {
    return page;
  }

  int pageNumber() {
    return document.getNumberOfPages();
  }

  /** Where the next line's top is, from the lower edge of the paper. */
  float y() {
    return y;
  }

  void moveTo(float height) {
    y = height;
  }

  void skip(float height) {
    y -= height;
  }

  /** Starts a new page unless this much height is left. */
  void need(float height) throws IOException {
    if (y - height < Paper.BOTTOM) {
      content.close();
      page = add(document);
      content = new PDPageContentStream(document, page);
      String number = Integer.toString(pageNumber());
      float x = (Paper.WIDTH - typeface.width(number, Span.Style.REGULAR, Paper.HEAD)) / 2;
      text(number, Span.Style.REGULAR, Paper.HEAD, x, Paper.HEIGHT - Paper.TOP / 2 - 4);
      y = Paper.HEIGHT - Paper.TOP;
    }
  }

  /** One string at a base line. */
  void text(String text, Span.Style style, float size, float x, float baseline) throws IOException {
    content.beginText();
    content.setFont(typeface.cut(style), size);
    content.newLineAtOffset(x, baseline);
    content.showText(text);
    content.endText();
  }

  void rule(float x1, float x2, float height) throws IOException {
    line(x1, height, x2, height);
  }

  void line(float x1, float y1, float x2, float y2) throws IOException {
    content.setLineWidth(0.6f);
    content.moveTo(x1, y1);
    content.lineTo(x2, y2);
    content.stroke();
  }

  /** Lines centred in a column; returns the widest line. The cursor ends below them. */
  float centred(List<Span> spans, float size, float x, float width) throws IOException {
    float widest = 0;
    float gap = typeface.width(" ", Span.Style.REGULAR, size);
    for (Lines.Line line : breaker.fill(spans, size, width, 0)) {
      float total = line.width() + gap * (line.words().size() - 1);
      need(size * Paper.LEADING);
      words(line, size, x + (width - total) / 2, gap);
      widest = Math.max(widest, total);
    }
    return widest;
  }

  /** A justified paragraph over the given column. */
  void justified(List<Span> spans, float size, float x, float width, float indent)
      throws IOException {
    float gap = typeface.width(" ", Span.Style.REGULAR, size);
    float start = indent;
    for (Lines.Line line : breaker.fill(spans, size, width, indent)) {
      need(size * Paper.LEADING);
      int gaps = line.words().size() - 1;
      float stretched = gaps == 0 ? gap : (width - start - line.width()) / gaps;
      words(line, size, x + start, line.last() ? gap : stretched);
      start = 0;
    }
  }

  /** Lines set from the left edge of a column. */
  void ragged(List<Span> spans, float size, float x, float width) throws IOException {
    float gap = typeface.width(" ", Span.Style.REGULAR, size);
    for (Lines.Line line : breaker.fill(spans, size, width, 0)) {
      need(size * Paper.LEADING);
      words(line, size, x, gap);
    }
  }

  float heightOf(List<Span> spans, float size, float width) {
    return breaker.fill(spans, size, width, 0).size() * size * Paper.LEADING;
  }

  /** Writes a line with real spaces in it, so that copied and extracted text keeps its words. */
  private void words(Lines.Line line, float size, float x, float gap) throws IOException {
    float natural = typeface.width(" ", Span.Style.REGULAR, size);
    y -= size * Paper.LEADING;
    content.beginText();
    content.newLineAtOffset(x, y + size * 0.22f);
    for (int w = 0; w < line.words().size(); w++) {
      List<Lines.Piece> pieces = line.words().get(w).pieces();
      boolean more = w + 1 < line.words().size();
      for (int p = 0; p < pieces.size(); p++) {
        Lines.Piece piece = pieces.get(p);
        content.setFont(typeface.cut(piece.style()), size);
        if (more && p + 1 == pieces.size()) {
          float space = typeface.width(" ", piece.style(), size);
          List<Object> shown = new ArrayList<>(List.of(piece.text() + " "));
          shown.add(-(gap - natural + (natural - space)) * 1000f / size);
          content.showTextWithPositioning(shown.toArray());
        } else {
          content.showText(piece.text());
        }
      }
    }
    content.endText();
  }

  @Override
  public void close() throws IOException {
    content.close();
  }
}
