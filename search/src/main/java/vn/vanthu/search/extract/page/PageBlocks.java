package vn.vanthu.search.extract.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds cells side by side (letterhead; recipients and signer) and tables among the lines of a
 * page. A letterhead is two columns of lines with a white strip between them that no word crosses;
 * the first line that crosses it, or stands in the middle of the page, ends it. Used by one thread;
 * one for each page.
 */
final class PageBlocks {

  private static final float STRIP = 5f;

  private final List<Row> rows;
  private final float pageWidth;
  private final boolean firstPage;

  PageBlocks(List<Row> rows, float pageWidth, boolean firstPage) {
    this.rows = rows;
    this.pageWidth = pageWidth;
    this.firstPage = firstPage;
  }

  List<Block> blocks() {
    var blocks = new ArrayList<Block>();
    int next = 0;
    while (next < rows.size()) {
      Span span = spanFrom(next);
      if (span == null) {
        blocks.add(new Block.Line(rows.get(next)));
        next++;
        continue;
      }
      Block block = block(span);
      if (block == null) {
        rows.subList(next, span.last() + 1).forEach(row -> blocks.add(new Block.Line(row)));
      } else {
        blocks.add(block);
      }
      next = span.last() + 1;
    }
    return blocks;
  }

  /**
   * Lines {@code first} to {@code last} with the white strip between {@code left} and {@code
   * right}.
   */
  private record Span(
      int first, int last, float left, float right, int sharedRows, int manyParts) {}

  private @Nullable Span spanFrom(int from) {
    List<Row> parts = rows.get(from).parts();
    boolean alone = parts.size() < 2;
    if (alone && !aboveCells(from)) {
      return null;
    }
    int seed = from;
    while (parts.size() < 2) {
      seed++;
      parts = rows.get(seed).parts();
    }
    float left = 0;
    float right = 0;
    for (int i = 0; i + 1 < parts.size(); i++) {
      float gap = parts.get(i + 1).left() - parts.get(i).right();
      if (gap > right - left) {
        left = parts.get(i).right();
        right = parts.get(i + 1).left();
      }
    }
    int shared = 0;
    int many = 0;
    int last = from - 1;
    for (int i = from; i < rows.size(); i++) {
      Row row = rows.get(i);
      if (i > from
          && row.top() - rows.get(i - 1).bottom() > 5 * row.size()
          && !cellsFollow(i, left, right)) {
        break;
      }
      float newLeft = left;
      float newRight = right;
      boolean onLeft = false;
      boolean onRight = false;
      boolean crosses = false;
      float centre = (left + right) / 2;
      for (Token token : row.tokens()) {
        if (token.right() <= centre) {
          onLeft = true;
          newLeft = Math.max(newLeft, token.right());
        } else if (token.left() >= centre) {
          onRight = true;
          newRight = Math.min(newRight, token.left());
        } else {
          crosses = true;
        }
      }
      List<Row> rowParts = row.parts();
      boolean single = !(onLeft && onRight);
      if (crosses
          || newRight - newLeft < STRIP
          || (single && i > seed && centred(row))
          || (!single && rowParts.size() < 2 && newRight - newLeft < 9f)) {
        break;
      }
      left = newLeft;
      right = newRight;
      shared += single ? 0 : 1;
      many += rowParts.size() > 2 ? 1 : 0;
      last = i;
    }
    if (shared == 0 || last < seed) {
      return null;
    }
    return new Span(from, last, left, right, shared, many);
  }

  /**
   * A line that stands alone but belongs to cells below it: the first lines of a letterhead or of a
   * signer.
   */
  private boolean aboveCells(int from) {
    Row row = rows.get(from);
    if (centred(row)) {
      return false;
    }
    for (int i = from + 1; i < rows.size() && i <= from + 3; i++) {
      List<Row> parts = rows.get(i).parts();
      if (rows.get(i).top() - rows.get(i - 1).bottom() > 2.5f * row.size()) {
        return false;
      }
      if (parts.size() >= 2) {
        float left = parts.getFirst().right();
        float right = parts.getLast().left();
        boolean letterhead =
            firstPage
                && from == 0
                && ((row.right() <= right && row.left() < left) || row.left() >= left);
        return letterhead || (row.left() >= left && row.left() > pageWidth * 0.42f);
      }
      if (centred(rows.get(i))) {
        return false;
      }
    }
    return false;
  }

  private boolean cellsFollow(int from, float left, float right) {
    // Above the signer's name there is room for the signature: the cells go on when the line keeps
    // to one side.
    Row row = rows.get(from);
    float centre = (left + right) / 2;
    return !centred(row)
        && (row.left() >= centre || row.right() <= centre)
        && row.tokens().size() <= 6;
  }

  private boolean centred(Row row) {
    return row.tokens().size() > 0
        && Math.abs(row.middle() - pageWidth / 2) < 0.045f * pageWidth
        && row.left() > 0.16f * pageWidth;
  }

  private @Nullable Block block(Span span) {
    List<Row> part = rows.subList(span.first(), span.last() + 1);
    float centre = (span.left() + span.right()) / 2;
    var left = new ArrayList<Token>();
    var right = new ArrayList<Token>();
    for (Row row : part) {
      for (Token token : row.tokens()) {
        (token.right() <= centre ? left : right).add(token);
      }
    }
    int page = part.getFirst().page();
    List<Row> leftRows = Row.of(page, left);
    List<Row> rightRows = Row.of(page, right);
    boolean letterhead = firstPage && span.first() == 0;
    if (span.manyParts() * 3 <= part.size() && (letterhead || signature(leftRows, rightRows))) {
      return new Block.Cells(leftRows, rightRows);
    }
    // One line with a hole is a line whose middle was not read, not a table.
    return span.sharedRows() < 2 && span.manyParts() == 0 ? null : Tables.of(part);
  }

  private static boolean signature(List<Row> left, List<Row> right) {
    for (Row row : left) {
      String text = row.text().toLowerCase(Locale.ROOT);
      if (text.startsWith("nơi nhận") || text.startsWith("kính gửi")) {
        return true;
      }
    }
    return capitals(left.getFirst()) || capitals(right.getFirst());
  }

  private static boolean capitals(Row row) {
    String text = row.text();
    return text.length() > 5
        && text.equals(text.toUpperCase(Locale.ROOT))
        && text.chars().filter(Character::isLetter).count() > 5;
  }
}
