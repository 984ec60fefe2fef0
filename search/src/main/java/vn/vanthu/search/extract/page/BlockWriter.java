package vn.vanthu.search.extract.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.extract.Zone;
import vn.vanthu.search.extract.reading.TextDraft;

/**
 * Writes the blocks of all pages in reading order and joins printed lines to paragraphs: a line
 * goes on when the first word of the next one would not have fitted behind it. Used by one thread.
 */
public final class BlockWriter {

  private static final Pattern BEGINS =
      Pattern.compile(
          "(?:[-+•*–]|(?:\\d{1,3}|[a-zđ])[.)]|Điều|Chương|Mục|Phần|Căn|Theo|Xét|Phụ)(?:\\s.*|$)");
  private static final float SAME_EDGE = 4;
  private static final String ENDS = ".;:?!/,_";

  private final TextDraft draft;
  private @Nullable Row before;
  private float left;
  private float right;
  private float pageWidth;
  private float leading = 1.6f;

  private BlockWriter(TextDraft draft) {
    this.draft = draft;
  }

  /** Appends all pages to the draft. */
  public static void write(List<PageContent> pages, TextDraft draft) {
    var rows = new ArrayList<List<Row>>();
    for (PageContent page : pages) {
      rows.add(Row.of(page.number(), page.tokens().stream().filter(t -> !t.stamped()).toList()));
    }
    List<List<Row>> kept =
        RunningHeads.without(rows, pages.stream().map(p -> p.size().height()).toList());
    var writer = new BlockWriter(draft);
    for (int i = 0; i < pages.size(); i++) {
      PageContent page = pages.get(i);
      writer.page(
          new PageBlocks(kept.get(i), page.size().width(), page.number() == 1).blocks(),
          page.size().width());
      writer.stamps(page);
    }
    draft.endLine();
  }

  private void stamps(PageContent page) {
    List<Token> stamped = page.tokens().stream().filter(Token::stamped).toList();
    if (stamped.isEmpty()) {
      return;
    }
    before = null;
    draft.gap();
    cell(Zone.Kind.STAMP, Row.of(page.number(), stamped));
    draft.gap();
  }

  private void page(List<Block> blocks, float width) {
    pageWidth = width;
    margins(blocks);
    for (Block block : blocks) {
      switch (block) {
        case Block.Line(Row row) -> line(row);
        case Block.Cells(List<Row> leftCell, List<Row> rightCell) -> {
          before = null;
          draft.gap();
          cell(Zone.Kind.LEFT_CELL, leftCell);
          cell(Zone.Kind.RIGHT_CELL, rightCell);
          draft.gap();
        }
        case Block.Table(List<List<List<Row>>> rows) -> table(rows);
      }
    }
  }

  private void margins(List<Block> blocks) {
    var lefts = new ArrayList<Float>();
    var rights = new ArrayList<Float>();
    var gaps = new ArrayList<Float>();
    float cells = 0;
    @Nullable Row last = null;
    for (Block block : blocks) {
      if (block instanceof Block.Cells(var _, List<Row> rightCell)) {
        for (Row row : rightCell) {
          cells = Math.max(cells, row.right());
        }
      }
      if (block instanceof Block.Line(Row row)) {
        lefts.add(row.left());
        rights.add(row.right());
        if (last != null) {
          gaps.add((row.bottom() - last.bottom()) / Math.max(1, row.size()));
        }
        last = row;
      }
    }
    if (lefts.isEmpty()) {
      return;
    }
    lefts.sort(null);
    rights.sort(null);
    gaps.sort(null);
    left = lefts.get(lefts.size() / 5);
    right = rights.get(rights.size() - 1 - rights.size() / 8);
    if (rights.stream().filter(end -> Math.abs(end - right) < SAME_EDGE).count() < 2) {
      // No two lines end together: all are short, and only the letterhead shows the margin.
      right = Math.max(right, cells);
    }
    leading = gaps.isEmpty() ? 1.6f : Math.clamp(gaps.get(gaps.size() / 2), 1f, 2.2f);
  }

  private void line(Row row) {
    Row last = before;
    if (last == null) {
      draft.endLine();
    } else if (!goesOn(last, row)) {
      draft.endLine();
    }
    words(row);
    before = row;
  }

  private boolean goesOn(Row last, Row row) {
    if (Math.abs(last.size() - row.size()) > 0.18f * last.size() || centred(last) || centred(row)) {
      return false;
    }
    Token first = row.tokens().getFirst();
    float blank = 0.3f * row.size();
    boolean full = last.right() + blank + first.box().width() > right - 0.4f * row.size();
    if (!full) {
      return false;
    }
    if (last.page() == row.page()
        && row.bottom() - last.bottom() > (leading + 0.75f) * row.size()) {
      return false;
    }
    String end = last.text();
    boolean ended = ENDS.indexOf(end.charAt(end.length() - 1)) >= 0;
    boolean indented = row.left() > left + 0.7f * row.size();
    if (indented && (ended || row.left() > last.left() + 0.7f * row.size())) {
      return false;
    }
    return !(ended && BEGINS.matcher(row.text()).matches());
  }

  private boolean centred(Row row) {
    return Math.abs(row.middle() - (left + right) / 2) < 0.03f * pageWidth
        && row.left() > left + 1.5f * row.size()
        && row.right() < right - 1.5f * row.size();
  }

  private void words(Row row) {
    for (Token token : row.tokens()) {
      draft.word(token.text(), row.page(), token.box(), token.confidence());
    }
  }

  private void cell(Zone.Kind kind, List<Row> rows) {
    draft.open(kind);
    for (Row row : rows) {
      words(row);
      draft.endLine();
    }
    draft.close();
  }

  private void table(List<List<List<Row>>> rows) {
    before = null;
    draft.open(Zone.Kind.TABLE);
    for (List<List<Row>> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        if (i > 0) {
          draft.tab();
        }
        row.get(i).forEach(this::words);
      }
      draft.endLine();
    }
    draft.close();
  }
}
