package vn.vanthu.service.typesetting;

import java.io.IOException;
import java.util.List;

/** Sets the blocks of a draft's body over the full measure. Single-threaded. */
final class BodySetter {
  private static final float CELL_PADDING = 4;

  private final Sheet sheet;
  private final Typeface typeface;

  BodySetter(Sheet sheet, Typeface typeface) {
    this.sheet = sheet;
    this.typeface = typeface;
  }

  void set(List<Block> blocks) throws IOException {
    for (Block block : blocks) {
      switch (block) {
        case Block.Paragraph p -> running(p.spans());
        case Block.Basis b -> running(b.spans());
        case Block.Heading h -> heading(h);
        case Block.Table t -> table(t);
      }
      sheet.skip(Paper.PARAGRAPH_GAP);
    }
  }

  private void running(List<Span> spans) throws IOException {
    sheet.justified(spans, Paper.BODY, Paper.LEFT, Paper.TEXT_WIDTH, Paper.INDENT);
  }

  private void heading(Block.Heading heading) throws IOException {
    sheet.need(4 * Paper.BODY * Paper.LEADING);
    var spans = List.of(Span.bold(heading.text()));
    if (heading.centred()) {
      sheet.centred(spans, Paper.BODY, Paper.LEFT, Paper.TEXT_WIDTH);
    } else {
      sheet.justified(spans, Paper.BODY, Paper.LEFT, Paper.TEXT_WIDTH, Paper.INDENT);
    }
  }

  private void table(Block.Table table) throws IOException {
    int columns = table.rows().getFirst().size();
    float[] widths = widths(table, columns);
    boolean head = true;
    for (List<String> row : table.rows()) {
      Span.Style style = head ? Span.Style.BOLD : Span.Style.REGULAR;
      float height = 0;
      for (int c = 0; c < columns; c++) {
        height = Math.max(height, height(row.get(c), style, widths[c]));
      }
      sheet.need(height + 2 * CELL_PADDING);
      row(row, style, widths, height + 2 * CELL_PADDING);
      head = false;
    }
  }

  private float height(String cell, Span.Style style, float width) {
    return cell.isEmpty()
        ? 0
        : sheet.heightOf(List.of(new Span(cell, style)), Paper.HEAD, width - 2 * CELL_PADDING);
  }

  private void row(List<String> row, Span.Style style, float[] widths, float height)
      throws IOException {
    float top = sheet.y();
    float x = Paper.LEFT;
    sheet.rule(x, x + Paper.TEXT_WIDTH, top);
    for (int c = 0; c < widths.length; c++) {
      sheet.line(x, top, x, top - height);
      sheet.moveTo(top - CELL_PADDING);
      if (!row.get(c).isEmpty()) {
        sheet.ragged(
            List.of(new Span(row.get(c), style)),
            Paper.HEAD,
            x + CELL_PADDING,
            widths[c] - 2 * CELL_PADDING);
      }
      x += widths[c];
    }
    sheet.line(x, top, x, top - height);
    sheet.rule(Paper.LEFT, x, top - height);
    sheet.moveTo(top - height);
  }

  /** Column widths by their longest cell, none under a twelfth of the measure. */
  private float[] widths(Block.Table table, int columns) {
    float[] widths = new float[columns];
    float least = Math.min(Paper.TEXT_WIDTH / columns, Paper.TEXT_WIDTH / 12);
    float sum = 0;
    for (int c = 0; c < columns; c++) {
      widths[c] = least;
      for (List<String> row : table.rows()) {
        widths[c] =
            Math.max(
                widths[c],
                Math.min(
                    typeface.width(row.get(c), Span.Style.BOLD, Paper.HEAD), Paper.TEXT_WIDTH / 2));
      }
      sum += widths[c];
    }
    for (int c = 0; c < columns; c++) {
      widths[c] *= Paper.TEXT_WIDTH / sum;
    }
    return widths;
  }
}
