package vn.vanthu.signing.pdf;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * The pages of a document in order, and which objects say so (ISO 32000-1 §7.7.3). Immutable for
 * whoever asks; filled while it is read.
 */
public final class PageTree {

  private static final int MAX_DEPTH = 64;

  private final List<Page> pages = new ArrayList<>();
  private final BitSet nodes = new BitSet();
  private final BitSet visited = new BitSet();
  private boolean complete = true;
  private boolean repeatsKeys;

  private PageTree() {}

  public static PageTree of(PdfFile file) {
    PageTree tree = new PageTree();
    tree.collect(file, file.catalog().get("Pages"), 0);
    return tree;
  }

  public List<Page> pages() {
    return pages;
  }

  /** Whether a key stands twice in a node, a page, its resources or the head of its contents. */
  public boolean repeatsKeys() {
    return repeatsKeys;
  }

  /**
   * The same tree in a later state in which these objects were overridden and nothing else was
   * changed; empty when that touches more than single pages.
   */
  public Optional<PageTree> continued(PdfFile later, BitSet overridden) {
    if (!complete || nodes.intersects(overridden)) {
      return Optional.empty();
    }
    if (!visited.intersects(overridden)) {
      return Optional.of(this);
    }
    PageTree tree = new PageTree();
    tree.nodes.or(nodes);
    tree.visited.or(visited);
    for (Page page : pages) {
      if (!overridden.get(page.objectNumber())) {
        tree.pages.add(page);
        continue;
      }
      IndirectObject now = later.object(page.objectNumber());
      if (now == null || !(now.value() instanceof PdfObject.Dict dict) || dict.has("Kids")) {
        return Optional.empty();
      }
      tree.pages.add(new Page(page.number(), page.objectNumber(), dict));
    }
    return Optional.of(tree);
  }

  private void collect(PdfFile file, PdfObject node, int depth) {
    int number = node instanceof PdfObject.Ref ref ? ref.number() : 0;
    if (depth > MAX_DEPTH || (number > 0 && visited.get(number))) {
      complete = false;
      return;
    }
    if (number > 0) {
      visited.set(number);
      // what an object stream holds may change through the filters of the stream
      complete &= file.entry(number) instanceof XrefEntry.InFile;
    }
    if (!(file.resolve(node) instanceof PdfObject.Dict dict)) {
      complete = false;
      return;
    }
    repeatsKeys |= dict.repeatsKeys() || file.resolve(dict.get("Resources")).repeatsKeys();
    if (!dict.has("Kids")) {
      repeatsKeys |=
          file.items(dict.get("Contents")).stream().anyMatch(c -> file.resolve(c).repeatsKeys());
      pages.add(new Page(pages.size() + 1, number, dict));
      return;
    }
    if (number > 0) {
      nodes.set(number);
    }
    if (dict.get("Kids") instanceof PdfObject.Ref kids) {
      nodes.set(kids.number());
    }
    for (PdfObject kid : file.items(dict.get("Kids"))) {
      collect(file, kid, depth + 1);
    }
  }
}
