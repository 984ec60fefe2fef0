package vn.vanthu.signing.changes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.vanthu.signing.Finding;
import vn.vanthu.signing.Report;
import vn.vanthu.signing.Report.ChangeKind;
import vn.vanthu.signing.changes.Found.Needs;
import vn.vanthu.signing.pdf.Page;
import vn.vanthu.signing.pdf.PdfFile;
import vn.vanthu.signing.pdf.PdfObject;

/** Compares the form: its fields one by one, its settings, its signatures. */
final class FormComparison {

  private static final int MAX_SHOWN = 80;

  /** Letters are placed by estimate; one or two at an edge may lie outside in truth. */
  private static final int MIN_COVERED = 3;

  private final Comparison c;

  /**
   * What a signature field may hold that draws nothing and does nothing (ISO 32000-1 §12.7.4.5).
   */
  private static final Set<String> BLANK_SIGNATURE =
      Set.of(
          "Type",
          "Subtype",
          "FT",
          "T",
          "TU",
          "TM",
          "Ff",
          "F",
          "P",
          "Rect",
          "Parent",
          "Lock",
          "SV",
          "MK",
          "DA",
          "NM",
          "M",
          "StructParent");

  /** Share of a page above which a new signature may hide what was signed: no seal is as large. */
  private static final double LARGE = 0.15;

  private Map<String, FormField> old = Map.of();
  private Map<String, FormField> now = Map.of();
  private final Set<String> filled = new HashSet<>();
  private final Set<Integer> putOn = new HashSet<>();

  FormComparison(Comparison c) {
    this.c = c;
  }

  /** Whether this annotation is a widget of the form, in either state, and so judged here. */
  boolean covers(PdfObject annotation) {
    return annotation instanceof PdfObject.Ref ref
        && (old.containsKey("#" + ref.number()) || now.containsKey("#" + ref.number()));
  }

  /** A widget left a page: with its field, which is told there, or alone. */
  void takenOff(PdfObject widget, Page page) {
    FormField was = field(old, widget);
    if (was == null) {
      c.report(Finding.CHANGE_ANNOTATION_REMOVED, ChangeKind.ANNOTATION, page);
    } else if (field(now, widget) != null) {
      moved(was.name(), page, Comparison.rect(c.before, widget));
    }
  }

  /**
   * A widget came to a page. A new field is told where fields are compared; one that was there
   * before comes to a page only when it is signed, and to one page.
   */
  void putOn(PdfObject widget, Page page) {
    FormField was = field(old, widget);
    FormField is = field(now, widget);
    boolean again = widget instanceof PdfObject.Ref ref && !putOn.add(ref.number());
    boolean signedNow =
        was != null
            && is != null
            && is.isSignature()
            && !isSigned(c.before, was)
            && isSigned(c.after, is);
    if (again || (was != null && !signedNow)) {
      moved(nameOf(widget), page, Comparison.rect(c.after, widget));
    }
  }

  private static @Nullable FormField field(Map<String, FormField> fields, PdfObject widget) {
    return widget instanceof PdfObject.Ref ref ? fields.get("#" + ref.number()) : null;
  }

  private static boolean isSigned(PdfFile file, FormField field) {
    return file.resolve(field.value()) instanceof PdfObject.Dict;
  }

  private void moved(String name, Page page, Report.@Nullable Rect rect) {
    c.report(
        new Found(
            Finding.CHANGE_WIDGET_MOVED,
            List.of(name),
            ChangeKind.WIDGET_MOVED,
            Needs.ANNOTATING,
            name,
            page.number(),
            rect));
  }

  String nameOf(PdfObject widget) {
    return c.after.resolve(c.after.dict(widget).get("T")) instanceof PdfObject.Str t
        ? t.text()
        : "?";
  }

  void compare(PdfObject oldForm, PdfObject newForm) {
    old = c.fieldsBefore;
    now = c.fieldsAfter;
    settings(c.before.dict(oldForm), c.after.dict(newForm));
    for (FormField field : old.values()) {
      FormField same = now.get(field.key());
      if (same != null && !same.isSignature() && !c.same(field.value(), same.value())) {
        filled.add(same.name());
      }
    }
    for (FormField field : old.values()) {
      FormField same = now.get(field.key());
      if (same == null) {
        removed(field);
      } else {
        new FieldComparison(c, field, same, filled.contains(same.name()), this::added).compare();
      }
    }
    for (FormField field : now.values()) {
      if (!old.containsKey(field.key()) && !field.container()) {
        added(field);
      }
      if (filled.contains(field.name()) && !ShownValue.isShown(c.after, field)) {
        notShown(field);
      }
    }
  }

  private void notShown(FormField widget) {
    c.report(
        new Found(
            Finding.CHANGE_VALUE_NOT_SHOWN,
            List.of(widget.name()),
            ChangeKind.APPEARANCE,
            Needs.FILLING,
            widget.name(),
            c.pageOf(widget.written()),
            Comparison.rect(c.after, widget.written())));
  }

  private void settings(PdfObject.Dict before, PdfObject.Dict after) {
    for (String key : Comparison.keys(before, after)) {
      if (key.equals("Fields")
          || key.equals("SigFlags")
          || c.same(before.get(key), after.get(key))) {
        continue;
      }
      boolean isNew = !before.has(key);
      switch (key) {
        case "DR" -> {
          boolean grown =
              isNew || resourcesKept(c.before.dict(before.get(key)), c.after.dict(after.get(key)));
          setting(grown ? Finding.CHANGE_FORM_SETTING : Finding.CHANGE_FORM, key);
        }
        case "DA", "Q" -> setting(isNew ? Finding.CHANGE_FORM_SETTING : Finding.CHANGE_FORM, key);
        case "NeedAppearances" -> {
          boolean on = c.after.resolve(after.get(key)) instanceof PdfObject.Bool b && b.value();
          setting(on ? Finding.CHANGE_CATALOG_MINOR : Finding.CHANGE_FORM_SETTING, key);
        }
        case "XFA" ->
            setting(
                after.has(key) && !isNew ? Finding.CHANGE_CATALOG_MINOR : Finding.CHANGE_FORM, key);
        default -> setting(Finding.CHANGE_FORM, key);
      }
    }
  }

  /**
   * Fonts draw what is filled in, so each must stay as it is; more may come. Forms kept there draw
   * nothing by themselves.
   */
  private boolean resourcesKept(PdfObject.Dict old, PdfObject.Dict now) {
    for (String category : old.entries().keySet()) {
      if (category.equals("XObject") || c.same(old.get(category), now.get(category))) {
        continue;
      }
      PdfObject.Dict named = c.before.dict(old.get(category));
      PdfObject.Dict namedNow = c.after.dict(now.get(category));
      boolean kept =
          named.entries().entrySet().stream()
              .allMatch(e -> c.same(e.getValue(), namedNow.get(e.getKey())));
      if (named.entries().isEmpty() || !kept) {
        return false;
      }
    }
    return true;
  }

  private void setting(Finding finding, String key) {
    c.report(finding, ChangeKind.OTHER, Needs.FILLING, key);
  }

  private void removed(FormField field) {
    boolean signed =
        field.isSignature() && c.before.resolve(field.value()) instanceof PdfObject.Dict;
    c.report(
        new Found(
            signed ? Finding.CHANGE_SIGNATURE_REPLACED : Finding.CHANGE_FIELD_REMOVED,
            List.of(field.name()),
            signed ? ChangeKind.SIGNATURE_REPLACED : ChangeKind.FIELD_REMOVED,
            Needs.ANNOTATING,
            field.name(),
            c.pageOf(field.written()),
            Comparison.rect(c.before, field.written())));
  }

  private void added(FormField field) {
    Report.Rect rect = Comparison.rect(c.after, field.written());
    Integer page = c.pageOf(field.written());
    if (!field.isSignature() || !(c.after.resolve(field.value()) instanceof PdfObject.Dict value)) {
      c.report(
          new Found(
              isBlankSignature(field)
                  ? Finding.CHANGE_SIGNATURE_FIELD_ADDED
                  : Finding.CHANGE_FIELD_ADDED,
              List.of(field.name()),
              ChangeKind.FIELD_ADDED,
              Needs.ANNOTATING,
              field.name(),
              page,
              rect));
      return;
    }
    if (!isOwnSignature(field)) {
      c.report(
          new Found(
              Finding.CHANGE_SIGNATURE_BORROWED,
              List.of(field.name()),
              ChangeKind.SIGNATURE_ADDED,
              Needs.ANNOTATING,
              field.name(),
              page,
              rect));
      return;
    }
    boolean timestamp =
        value.isType("DocTimeStamp") || "ETSI.RFC3161".equals(value.name("SubFilter"));
    boolean shows = rect != null && page != null && !rect.isEmpty();
    Finding finding = timestamp ? Finding.CHANGE_TIMESTAMP : Finding.CHANGE_SIGNATURE_ADDED;
    c.report(
        new Found(
            finding,
            List.of(field.name()),
            timestamp ? ChangeKind.TIMESTAMP : ChangeKind.SIGNATURE_ADDED,
            timestamp && !shows ? Needs.NOTHING : Needs.FILLING,
            old.containsKey(field.key()) ? field.name() : null,
            page,
            rect));
    if (rect == null || page == null || rect.isEmpty()) {
      return;
    }
    if (!old.containsKey(field.key()) && c.share(rect, page) > LARGE) {
      c.report(
          new Found(
              Finding.CHANGE_SIGNATURE_LARGE,
              List.of(field.name()),
              ChangeKind.SIGNATURE_ADDED,
              Needs.FILLING,
              null,
              page,
              rect));
    }
    coverage(field, rect, page);
  }

  /**
   * Whether a field holds a signature that came with it: not one that another field holds or held,
   * and shown in one place only.
   */
  private boolean isOwnSignature(FormField field) {
    PdfObject written = field.value();
    if (!(written instanceof PdfObject.Ref ref)) {
      return old.values().stream()
          .noneMatch(f -> isSigned(c.before, f) && c.same(f.value(), written));
    }
    boolean wasSignature =
        c.before.dict(ref).has("ByteRange")
            || old.values().stream().anyMatch(f -> ref.equals(f.value()));
    long places =
        now.values().stream()
            .filter(f -> ref.equals(f.value()) && c.after.items(f.dict().get("Kids")).isEmpty())
            .count();
    return !wasSignature && places <= 1;
  }

  /**
   * Whether a field is only a place for a signature to come, as programs add it for the next person
   * to sign: no value, no picture, no frame or colour of its own and nothing that acts.
   */
  private boolean isBlankSignature(FormField field) {
    return field.isSignature()
        && c.after.resolve(field.value()) instanceof PdfObject.Null
        && field.dict().entries().keySet().stream()
            .allMatch(
                key -> BLANK_SIGNATURE.contains(key) || (key.equals("AP") && !field.draws(c.after)))
        && c.after.dict(field.dict().get("MK")).entries().isEmpty()
        && !c.hasStraySignature();
  }

  /**
   * A seal over an earlier signature is as it should be; a picture over words of the page may hide
   * what was certified (Mainka and others 2021: sneaky signatures). A field that was there when the
   * page was signed lies where its signer saw it.
   */
  private void coverage(FormField field, Report.Rect rect, int page) {
    List<Report.Rect> earlier = signaturesOn(page);
    if (earlier.stream().anyMatch(rect::overlaps)) {
      covering(Finding.CHANGE_SEAL_OVERLAP, ChangeKind.SEAL_OVERLAP, field, rect, page);
    }
    if (!c.wasThereWhenSigned(field)
        && field.draws(c.after)
        && c.lettersUnder(page, rect, earlier) >= MIN_COVERED) {
      covering(Finding.CHANGE_SIGNATURE_OVER_TEXT, ChangeKind.SIGNATURE_ADDED, field, rect, page);
    }
  }

  private void covering(
      Finding finding, ChangeKind kind, FormField field, Report.Rect rect, int page) {
    c.report(new Found(finding, List.of(field.name()), kind, Needs.FILLING, null, page, rect));
  }

  private List<Report.Rect> signaturesOn(int page) {
    List<Report.Rect> places = new ArrayList<>();
    for (FormField earlier : old.values()) {
      boolean signed =
          earlier.isSignature() && c.before.resolve(earlier.value()) instanceof PdfObject.Dict;
      Report.Rect place = signed ? Comparison.rect(c.before, earlier.written()) : null;
      if (place != null && Integer.valueOf(page).equals(c.pageOf(earlier.written()))) {
        places.add(place);
      }
    }
    return places;
  }

  /** A value in words, cut where it gets long. */
  static String shown(PdfObject value) {
    String text =
        switch (value) {
          case PdfObject.Str s -> s.text();
          case PdfObject.Name n -> n.value();
          case PdfObject.Array a -> {
            List<String> parts = new ArrayList<>();
            a.items().forEach(i -> parts.add(shown(i)));
            yield String.join(", ", parts);
          }
          default -> "";
        };
    return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "…";
  }
}
