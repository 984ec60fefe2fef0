package vn.vanthu.signing.changes;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.vanthu.signing.Report;
import vn.vanthu.signing.pdf.Page;
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
  private @Nullable Set<String> fieldsWhenSigned;
  private Map<Integer, PageText> texts = new HashMap<>();
  private @Nullable References references;

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
    texts = before.texts;
    fieldsWhenSigned = before.fieldsWhenSigned();
    if (pages == null
        && before.file.catalog().get("Pages").equals(file.catalog().get("Pages"))
        && overridden.isComplete()) {
      pages = before.pages().continued(file, overridden.numbers()).orElse(null);
    }
  }

  /**
   * The letters of a page as it was when first asked for: what is drawn on a page may not change
   * afterwards, so every later state shares them.
   */
  PageText text(Page page) {
    return texts.computeIfAbsent(page.number(), n -> PageText.of(file, page.dict()));
  }

  /** Keys of the fields that had a place in the first signed state. */
  Set<String> fieldsWhenSigned() {
    Set<String> known = fieldsWhenSigned;
    if (known == null) {
      known =
          fields().values().stream()
              .filter(f -> hasPlace(Comparison.rect(file, f.written())))
              .map(FormField::key)
              .collect(Collectors.toUnmodifiableSet());
      fieldsWhenSigned = known;
    }
    return known;
  }

  /** From where objects are referred to; reads the state whole, once. */
  References references() {
    References known = references;
    if (known == null) {
      known = References.of(file);
      references = known;
    }
    return known;
  }

  private static boolean hasPlace(Report.@Nullable Rect rect) {
    return rect != null && !rect.isEmpty();
  }

  /** Takes over what was counted in the state before, which is of no use any more after that. */
  void continueReferences(State before, Overridden overridden) {
    References counted = before.references;
    before.references = null;
    if (counted != null && overridden.isComplete()) {
      counted.goOn(before.file, file, overridden);
      references = counted;
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
