package vn.vanthu.service.typesetting;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/**
 * The letters of a PDF where they stand, gathered into rows, page by page. Heights are measured
 * from the lower edge of the page. Single-threaded.
 */
final class PageGlyphs extends PDFTextStripper {
  private static final float SAME_ROW = 2.5f;

  /** One letter: left edge, right edge, base line, type size. */
  record Glyph(String text, float x, float end, float base, float size) {}

  /** Letters on one base line from left to right, with a blank wherever there is a gap. */
  record Row(String text, List<Glyph> glyphs, float base, float size) {
    float start() {
      return glyphs.getFirst().x();
    }

    float end() {
      return glyphs.getLast().end();
    }
  }

  private final Map<Integer, List<Glyph>> pages = new TreeMap<>();

  private PageGlyphs() {
    setSuppressDuplicateOverlappingText(false);
  }

  /** The rows of every page, from top to bottom; pages are counted from 1. */
  static Map<Integer, List<Row>> rows(PDDocument document) throws IOException {
    var reader = new PageGlyphs();
    reader.getText(document);
    Map<Integer, List<Row>> rows = new TreeMap<>();
    reader.pages.forEach((page, glyphs) -> rows.put(page, rows(glyphs)));
    return rows;
  }

  @Override
  protected void processTextPosition(TextPosition at) {
    String text = at.getUnicode();
    if (text != null && !text.isEmpty()) {
      float base = at.getPageHeight() - at.getYDirAdj();
      pages
          .computeIfAbsent(getCurrentPageNo(), _ -> new ArrayList<>())
          .add(
              new Glyph(
                  text,
                  at.getXDirAdj(),
                  at.getXDirAdj() + at.getWidthDirAdj(),
                  base,
                  at.getFontSizeInPt()));
    }
  }

  private static List<Row> rows(List<Glyph> glyphs) {
    List<Glyph> down = new ArrayList<>(glyphs);
    down.sort(Comparator.comparingDouble(Glyph::base).reversed());
    List<Row> rows = new ArrayList<>();
    List<Glyph> open = new ArrayList<>();
    for (Glyph glyph : down) {
      if (!open.isEmpty() && open.getLast().base() - glyph.base() > SAME_ROW) {
        rows.add(row(open));
        open.clear();
      }
      open.add(glyph);
    }
    if (!open.isEmpty()) {
      rows.add(row(open));
    }
    return rows;
  }

  /** Every character of the text has its glyph in the list at the same index. */
  private static Row row(List<Glyph> open) {
    List<Glyph> across = new ArrayList<>(open);
    across.sort(Comparator.comparingDouble(Glyph::x));
    StringBuilder text = new StringBuilder();
    List<Glyph> holders = new ArrayList<>();
    Glyph before = null;
    for (Glyph glyph : across) {
      if (before != null && glyph.x() - before.end() > glyph.size() * 0.2f) {
        text.append(' ');
        holders.add(new Glyph(" ", before.end(), glyph.x(), glyph.base(), glyph.size()));
      }
      for (int i = 0; i < glyph.text().length(); i++) {
        text.append(glyph.text().charAt(i));
        holders.add(glyph);
      }
      before = glyph;
    }
    Glyph first = across.getFirst();
    return new Row(text.toString(), holders, first.base(), first.size());
  }
}
