package vn.vanthu.signing.changes;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.vanthu.signing.Finding;
import vn.vanthu.signing.Report.ChangeKind;
import vn.vanthu.signing.changes.Found.Needs;
import vn.vanthu.signing.pdf.Page;
import vn.vanthu.signing.pdf.PdfFile;
import vn.vanthu.signing.pdf.PdfObject;

/**
 * Compares the pages one by one: what is drawn on them may never change, what lies upon them by the
 * rules for annotations and fields.
 */
final class PageComparison {

  private static final Set<String> IGNORED =
      Set.of("Type", "Parent", "Annots", "LastModified", "Tabs", "Metadata", "PieceInfo");

  /** In the order in which they are told. */
  private static final List<String> INHERITED =
      List.of("Resources", "MediaBox", "CropBox", "Rotate");

  private final Comparison c;
  private final FormComparison form;
  private final ListComparison lists;

  PageComparison(Comparison c, FormComparison form) {
    this.c = c;
    this.lists = new ListComparison(c);
    this.form = form;
  }

  void compare() {
    if (c.pagesBefore.size() != c.pagesAfter.size()) {
      c.report(Finding.CHANGE_PAGES, ChangeKind.PAGE_TREE, Needs.ANNOTATING);
      return;
    }
    for (int i = 0; i < c.pagesBefore.size(); i++) {
      page(c.pagesBefore.get(i), c.pagesAfter.get(i));
    }
  }

  private void page(Page old, Page now) {
    NumberStamp stamp = stamp(old, now);
    if (stamp != null) {
      c.report(
          new Found(
              Finding.CHANGE_NUMBER_STAMPED,
              List.of(stamp.text()),
              ChangeKind.PAGE_CONTENT,
              Needs.ANNOTATING,
              null,
              now.number(),
              stamp.place()));
    }
    for (String key : Comparison.keys(old.dict(), now.dict())) {
      if (!IGNORED.contains(key)
          && !INHERITED.contains(key)
          && !(key.equals("Contents") && stamp != null)
          && !c.same(old.dict().get(key), now.dict().get(key))
          && !(key.equals("Contents") && sameContents(old, now))
          && !(key.equals("StructParents") && !old.dict().has(key))) {
        report(key, now);
      }
    }
    for (String key : INHERITED) {
      if (!(key.equals("Resources") && stamp != null)
          && !c.same(inherited(true, old, key), inherited(false, now, key))
          && !meansTheSame(key, old, now)) {
        report(key, now);
      }
    }
    annotations(old, now);
  }

  /** A number or date printed on the page, its resources the same but for fonts of new names. */
  private @Nullable NumberStamp stamp(Page old, Page now) {
    if (c.same(old.dict().get("Contents"), now.dict().get("Contents"))) {
      return null;
    }
    PdfObject resources = inherited(false, now, "Resources");
    return keepsResources(inherited(true, old, "Resources"), resources)
        ? NumberStamp.on(c, old, now, resources)
        : null;
  }

  private boolean keepsResources(PdfObject old, PdfObject now) {
    PdfObject.Dict was = c.before.dict(old);
    PdfObject.Dict is = c.after.dict(now);
    PdfObject.Dict fonts = c.before.dict(was.get("Font"));
    PdfObject.Dict fontsNow = c.after.dict(is.get("Font"));
    return fonts.entries().entrySet().stream()
            .allMatch(font -> c.same(font.getValue(), fontsNow.get(font.getKey())))
        && Comparison.keys(was, is).stream()
            .allMatch(category -> category.equals("Font") || sameCategory(category, was, is));
  }

  /** One stream and a list of that stream draw the same. */
  private boolean sameContents(Page old, Page now) {
    List<PdfObject> was = c.before.items(old.dict().get("Contents"));
    List<PdfObject> is = c.after.items(now.dict().get("Contents"));
    if (was.size() != is.size()) {
      return false;
    }
    for (int i = 0; i < was.size(); i++) {
      if (!c.same(was.get(i), is.get(i))) {
        return false;
      }
    }
    return !was.isEmpty();
  }

  /** Whether only what holds anyway was written out, or left out (ISO 32000-1 table 30). */
  private boolean meansTheSame(String key, Page old, Page now) {
    return switch (key) {
      case "Rotate" ->
          turn(c.before, inherited(true, old, key)) == turn(c.after, inherited(false, now, key));
      case "CropBox" -> c.same(cropBox(true, old), cropBox(false, now));
      case "Resources" -> sameResources(inherited(true, old, key), inherited(false, now, key));
      default -> false;
    };
  }

  private static long turn(PdfFile file, PdfObject written) {
    return Math.floorMod(file.whole(written).orElse(0), 360L);
  }

  private PdfObject cropBox(boolean before, Page page) {
    PdfObject crop = inherited(before, page, "CropBox");
    return crop instanceof PdfObject.Null ? inherited(before, page, "MediaBox") : crop;
  }

  /** Nothing is drawn by an empty category of resources, nor by the list of procedure sets. */
  private boolean sameResources(PdfObject old, PdfObject now) {
    PdfObject.Dict was = c.before.dict(old);
    PdfObject.Dict is = c.after.dict(now);
    return Comparison.keys(was, is).stream().allMatch(category -> sameCategory(category, was, is));
  }

  private boolean sameCategory(String category, PdfObject.Dict was, PdfObject.Dict is) {
    return category.equals("ProcSet")
        || c.same(was.get(category), is.get(category))
        || (isEmpty(c.before, was.get(category)) && isEmpty(c.after, is.get(category)));
  }

  private static boolean isEmpty(PdfFile file, PdfObject category) {
    PdfObject value = file.resolve(category);
    return value instanceof PdfObject.Null
        || (value instanceof PdfObject.Dict dict && dict.entries().isEmpty());
  }

  private PdfObject inherited(boolean before, Page page, String key) {
    var file = before ? c.before : c.after;
    PdfObject.Dict node = page.dict();
    for (int depth = 0; depth < 64 && !node.entries().isEmpty(); depth++) {
      if (node.has(key)) {
        return node.get(key);
      }
      node = file.dict(node.get("Parent"));
    }
    return PdfObject.Null.INSTANCE;
  }

  private void report(String key, Page page) {
    switch (key) {
      case "Contents" -> c.report(Finding.CHANGE_PAGE_CONTENT, ChangeKind.PAGE_CONTENT, page);
      case "StructParents" ->
          c.report(Finding.CHANGE_STRUCTURE_REMOVED, ChangeKind.STRUCTURE, page);
      case "Resources" -> c.report(Finding.CHANGE_RESOURCES, ChangeKind.RESOURCES, page);
      case "Thumb", "Dur", "Trans", "PZ", "B" ->
          c.report(Finding.CHANGE_PAGE_SETTING, ChangeKind.OTHER, page, key);
      default -> c.report(Finding.CHANGE_PAGE_GEOMETRY, ChangeKind.PAGE_CONTENT, page, key);
    }
  }

  @SuppressWarnings("ReferenceEquality") // the very same list needs no look
  private void annotations(Page oldPage, Page newPage) {
    List<PdfObject> old = c.before.items(oldPage.dict().get("Annots"));
    List<PdfObject> now = c.after.items(newPage.dict().get("Annots"));
    boolean sameList = c.isUntouched(oldPage.dict(), newPage.dict()) && old == now;
    for (PdfObject gone : sameList ? List.<PdfObject>of() : lists.removed(old, now)) {
      if (form.covers(gone)) {
        form.takenOff(gone, newPage);
      } else if (!c.before.dict(gone).entries().isEmpty()) {
        c.report(
            new Found(
                Finding.CHANGE_ANNOTATION_REMOVED,
                List.of(),
                ChangeKind.ANNOTATION,
                Needs.ANNOTATING,
                null,
                newPage.number(),
                Comparison.rect(c.before, gone)));
      }
    }
    for (PdfObject added : sameList ? List.<PdfObject>of() : lists.added(old, now)) {
      if (form.covers(added)) {
        form.putOn(added, newPage);
      } else {
        newAnnotation(added, newPage);
      }
    }
    if (!sameList && !lists.keepsOrder(old, now)) {
      c.report(Finding.CHANGE_ANNOTATION_ORDER, ChangeKind.ANNOTATION, newPage);
    }
    for (PdfObject each : old) {
      if (c.isUntouched(each, each) || form.covers(each) || !(each instanceof PdfObject.Ref)) {
        continue;
      }
      if (now.stream().anyMatch(n -> lists.matches(each, n))) {
        existing(each, newPage);
      }
    }
  }

  private void newAnnotation(PdfObject added, Page page) {
    PdfObject.Dict dict = c.after.dict(added);
    String subtype =
        c.after.resolve(dict.get("Subtype")) instanceof PdfObject.Name n ? n.value() : "?";
    boolean widget = subtype.equals("Widget");
    c.report(
        new Found(
            widget ? Finding.CHANGE_FIELD_ADDED : Finding.CHANGE_ANNOTATION,
            List.of(widget ? form.nameOf(added) : subtype),
            widget ? ChangeKind.FIELD_ADDED : ChangeKind.ANNOTATION,
            Needs.ANNOTATING,
            null,
            page.number(),
            Comparison.rect(c.after, added)));
  }

  private void existing(PdfObject annotation, Page page) {
    PdfObject.Dict old = c.before.dict(annotation);
    PdfObject.Dict now = c.after.dict(annotation);
    for (String key : Comparison.keys(old, now)) {
      if (!c.same(old.get(key), now.get(key)) && !c.leadsBack(key, now)) {
        String subtype =
            c.after.resolve(now.get("Subtype")) instanceof PdfObject.Name n ? n.value() : "?";
        c.report(
            new Found(
                Finding.CHANGE_ANNOTATION,
                List.of(subtype),
                ChangeKind.ANNOTATION,
                Needs.ANNOTATING,
                null,
                page.number(),
                Comparison.rect(c.after, annotation)));
        return;
      }
    }
  }
}
