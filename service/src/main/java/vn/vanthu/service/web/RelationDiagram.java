package vn.vanthu.service.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import vn.vanthu.service.language.Language;
import vn.vanthu.service.records.Relation;

/**
 * Lược đồ: a document between those it builds on (left) and those that build on it (right), as a
 * picture drawn on the server and as lists that say the same. A label describes the documents it
 * stands over, not the one in the middle. Immutable.
 *
 * @param centre what the document in the middle is called
 */
public record RelationDiagram(
    String centre, int width, int height, List<Box> boxes, List<Line> lines, List<Group> groups) {
  private static final int COLUMN = 230;
  private static final int GAP = 70;
  private static final int ROW = 18;
  private static final int PAD = 10;
  private static final int SHOWN = 4;
  private static final int LETTERS = 28;

  /** A box of the picture. */
  public record Box(int x, int y, int width, int height, String tone, List<Words> words) {}

  /** A line of words in a box. */
  public record Words(int x, int y, String tone, String text) {}

  /** A stroke between the middle and a group. */
  public record Line(String path) {}

  /** Documents under one label. */
  public record Group(String label, boolean right, List<Item> items) {}

  /**
   * One document of a group.
   *
   * @param link empty when it is not held here, or not open to the reader
   */
  public record Item(String title, String more, String link) {}

  private static final Pattern DAY = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");

  public RelationDiagram {
    boxes = List.copyOf(boxes);
    lines = List.copyOf(lines);
    groups = List.copyOf(groups);
  }

  /** Draws the relations of a document. */
  static RelationDiagram of(String centre, List<Relation> relations, Shell shell) {
    Map<String, List<Item>> left = new LinkedHashMap<>();
    Map<String, List<Item>> right = new LinkedHashMap<>();
    for (Relation relation : relations) {
      String prefix = relation.incoming() ? "relation.in" : "relation";
      String label = RecordView.word(shell, prefix, relation.kind());
      (relation.incoming() ? right : left)
          .computeIfAbsent(label, _ -> new ArrayList<>())
          .add(item(relation, shell.language()));
    }
    List<Group> groups = new ArrayList<>();
    left.forEach((label, items) -> groups.add(new Group(label, false, List.copyOf(items))));
    right.forEach((label, items) -> groups.add(new Group(label, true, List.copyOf(items))));
    return drawn(centre, groups, shell);
  }

  /** The number once, days as people write them. */
  private static Item item(Relation relation, Language language) {
    String label =
        DAY.matcher(relation.label()).replaceAll(language.pick("ngày $3/$2/$1", "of $3/$2/$1"));
    String number = relation.number();
    String title = number != null ? number : label;
    String more =
        number == null ? "" : label.replace(number, "").replaceAll("\\s{2,}", " ").strip();
    return new Item(title, more, relation.other() == null ? "" : "/records/" + relation.other());
  }

  private static RelationDiagram drawn(String centre, List<Group> groups, Shell shell) {
    List<Box> boxes = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    boolean anyLeft = groups.stream().anyMatch(g -> !g.right());
    boolean anyRight = groups.stream().anyMatch(Group::right);
    int leftX = PAD;
    int middleX = anyLeft ? leftX + COLUMN + GAP : PAD;
    int rightX = middleX + COLUMN + GAP;
    int width = (anyRight ? rightX + COLUMN : middleX + COLUMN) + PAD;
    int leftEnd = column(groups, false, leftX, boxes, shell);
    int rightEnd = column(groups, true, rightX, boxes, shell);
    int height = Math.max(Math.max(leftEnd, rightEnd), 4 * ROW) + PAD;
    int boxHeight = 2 * ROW + 2 * PAD;
    int middleY = (height - boxHeight) / 2;
    for (Box box : boxes) {
      boolean right = box.x() == rightX;
      int from = right ? middleX + COLUMN : middleX;
      int to = right ? box.x() : box.x() + COLUMN;
      int bend = (from + to) / 2;
      int y = box.y() + box.height() / 2;
      int start = middleY + boxHeight / 2;
      lines.add(
          new Line(
              "M%d %d C%d %d %d %d %d %d".formatted(from, start, bend, start, bend, y, to, y)));
    }
    boxes.add(
        new Box(
            middleX,
            middleY,
            COLUMN,
            boxHeight,
            "centre",
            List.of(
                new Words(middleX + PAD, middleY + PAD + 13, "label", shell.t("diagram.centre")),
                new Words(middleX + PAD, middleY + PAD + 13 + ROW, "strong", cut(centre)))));
    return new RelationDiagram(centre, width, height, boxes, lines, groups);
  }

  private static int column(
      List<Group> groups, boolean right, int x, List<Box> boxes, Shell shell) {
    int y = PAD;
    for (Group group : groups) {
      if (group.right() != right) {
        continue;
      }
      List<String> shown =
          group.items().stream().limit(SHOWN).map(Item::title).map(RelationDiagram::cut).toList();
      boolean more = group.items().size() > SHOWN;
      int height = (1 + shown.size() + (more ? 1 : 0)) * ROW + 2 * PAD;
      List<Words> words = new ArrayList<>();
      int base = y + PAD + 13;
      words.add(new Words(x + PAD, base, "label", cut(group.label())));
      for (String title : shown) {
        base += ROW;
        words.add(new Words(x + PAD, base, "item", title));
      }
      if (more) {
        String rest = shell.t("diagram.more", group.items().size() - SHOWN);
        words.add(new Words(x + PAD, base + ROW, "label", rest));
      }
      boxes.add(new Box(x, y, COLUMN, height, right ? "right" : "left", words));
      y += height + PAD;
    }
    return y;
  }

  private static String cut(String text) {
    return text.length() <= LETTERS ? text : text.substring(0, LETTERS - 1).strip() + "…";
  }
}
