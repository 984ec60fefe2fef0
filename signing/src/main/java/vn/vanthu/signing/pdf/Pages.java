package vn.vanthu.signing.pdf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The pages of a document in order (ISO 32000-1 §7.7.3). */
public final class Pages {

  private static final int MAX_DEPTH = 64;

  private Pages() {}

  public static List<Page> of(PdfFile file) {
    List<Page> pages = new ArrayList<>();
    collect(file, file.catalog().get("Pages"), pages, new HashSet<>(), 0);
    return pages;
  }

  private static void collect(
      PdfFile file, PdfObject node, List<Page> pages, Set<Integer> visited, int depth) {
    if (depth > MAX_DEPTH || (node instanceof PdfObject.Ref ref && !visited.add(ref.number()))) {
      return;
    }
    if (!(file.resolve(node) instanceof PdfObject.Dict dict)) {
      return;
    }
    if (dict.has("Kids")) {
      for (PdfObject kid : file.items(dict.get("Kids"))) {
        collect(file, kid, pages, visited, depth + 1);
      }
    } else {
      pages.add(
          new Page(pages.size() + 1, node instanceof PdfObject.Ref ref ? ref.number() : 0, dict));
    }
  }
}
