package vn.vanthu.signing.changes;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.vanthu.signing.pdf.PageTree;
import vn.vanthu.signing.pdf.PdfFile;

/**
 * One state of a document with what the comparisons with its neighbours ask of it, read once.
 * Single-threaded.
 */
final class State {

  final PdfFile file;
  private @Nullable PageTree pages;
  private @Nullable Map<String, FormField> fields;

  State(PdfFile file) {
    this.file = file;
  }

  PageTree pages() {
    PageTree known = pages;
    if (known == null) {
      known = PageTree.of(file);
      pages = known;
    }
    return known;
  }

  /** Takes the pages over from the state before when nothing between them touched the tree. */
  void continuePages(State before, Overridden overridden) {
    if (pages == null
        && before.file.catalog().get("Pages").equals(file.catalog().get("Pages"))
        && overridden.isComplete()) {
      pages = before.pages().continued(file, overridden.numbers()).orElse(null);
    }
  }

  /** All nodes of the form by key. */
  Map<String, FormField> fields() {
    Map<String, FormField> known = fields;
    if (known == null) {
      known = FormField.of(file, file.catalog().get("AcroForm"));
      fields = known;
    }
    return known;
  }
}
