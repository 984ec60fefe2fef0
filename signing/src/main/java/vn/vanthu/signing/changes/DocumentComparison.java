package vn.vanthu.signing.changes;

import java.util.List;
import java.util.Set;
import vn.vanthu.signing.Finding;
import vn.vanthu.signing.Report.ChangeKind;
import vn.vanthu.signing.changes.Found.Needs;
import vn.vanthu.signing.pdf.PdfFile;
import vn.vanthu.signing.pdf.PdfObject;

/**
 * Compares trailer and catalog and everything below, each part by the rules of its place. What has
 * no rule may not change.
 */
final class DocumentComparison {

  private static final Set<String> MINOR =
      Set.of(
          "PageMode",
          "PageLayout",
          "ViewerPreferences",
          "Lang",
          "Outlines",
          "PageLabels",
          "Threads",
          "PieceInfo",
          "Collection",
          "MarkInfo");

  private final Comparison c;

  private DocumentComparison(Comparison c) {
    this.c = c;
  }

  static List<Found> compare(State before, State after) {
    Comparison comparison = new Comparison(before, after);
    new DocumentComparison(comparison).run();
    comparison.goOn(after);
    return comparison.found();
  }

  private void run() {
    PdfObject.Dict old = c.before.trailer();
    PdfObject.Dict now = c.after.trailer();
    if (!c.same(old.get("Encrypt"), now.get("Encrypt"))) {
      c.report(Finding.CHANGE_ENCRYPTION, ChangeKind.OTHER, Needs.ANNOTATING);
    }
    if (!c.same(old.get("Info"), now.get("Info"))) {
      c.report(Finding.CHANGE_METADATA, ChangeKind.METADATA, Needs.NOTHING);
    }
    if (c.after.whole(now.get("Size")).orElse(0) < c.before.whole(old.get("Size")).orElse(0)) {
      c.report(Finding.CHANGE_SIZE_LOWERED, ChangeKind.CROSS_REFERENCE, Needs.ANNOTATING);
    }
    c.repeatsKeys()
        .ifPresent(where ->
            c.report(Finding.CHANGE_ENTRY_REPEATED, ChangeKind.OTHER, Needs.ANNOTATING, where));
    PdfObject.Dict oldCatalog = c.before.catalog();
    PdfObject.Dict newCatalog = c.after.catalog();
    FormComparison form = new FormComparison(c);
    form.compare(oldCatalog.get("AcroForm"), newCatalog.get("AcroForm"));
    new PageComparison(c, form).compare();
    for (String key : Comparison.keys(oldCatalog, newCatalog)) {
      entry(key, oldCatalog, newCatalog);
    }
  }

  private void entry(String key, PdfObject.Dict oldCatalog, PdfObject.Dict newCatalog) {
    PdfObject old = oldCatalog.get(key);
    PdfObject now = newCatalog.get(key);
    switch (key) {
      case "AcroForm", "Pages" -> {}
      case "DSS" -> validationData(old, now);
      case "Extensions" -> extensions(old, now);
      case "Version" -> version(old, now);
      case "Metadata" ->
          changed(old, now, Finding.CHANGE_METADATA, ChangeKind.METADATA, Needs.NOTHING);
      case "Perms" -> permissions(c.before.dict(old), c.after.dict(now));
      case "StructTreeRoot" -> structure(old, now);
      case "OCProperties" ->
          changed(
              old,
              now,
              Finding.CHANGE_OPTIONAL_CONTENT,
              ChangeKind.OPTIONAL_CONTENT,
              Needs.ANNOTATING);
      default -> {
        if (MINOR.contains(key)) {
          changed(old, now, Finding.CHANGE_CATALOG_MINOR, ChangeKind.CATALOG, Needs.FILLING, key);
        } else {
          changed(old, now, Finding.CHANGE_CATALOG, ChangeKind.CATALOG, Needs.ANNOTATING, key);
        }
      }
    }
  }

  private void changed(
      PdfObject old,
      PdfObject now,
      Finding finding,
      ChangeKind kind,
      Needs needs,
      String... details) {
    if (!c.same(old, now)) {
      c.report(finding, kind, needs, details);
    }
  }

  private void validationData(PdfObject old, PdfObject now) {
    if (c.before.resolve(old) instanceof PdfObject.Dict
        && !(c.after.resolve(now) instanceof PdfObject.Dict)) {
      c.report(
          Finding.CHANGE_VALIDATION_DATA_REMOVED, ChangeKind.VALIDATION_DATA, Needs.ANNOTATING);
    } else {
      changed(old, now, Finding.CHANGE_VALIDATION_DATA, ChangeKind.VALIDATION_DATA, Needs.NOTHING);
    }
  }

  private void extensions(PdfObject old, PdfObject now) {
    if (c.same(old, now)) {
      return;
    }
    PdfObject.Dict before = c.before.dict(old);
    PdfObject.Dict after = c.after.dict(now);
    boolean weaker = false;
    for (String developer : before.entries().keySet()) {
      boolean kept = after.has(developer);
      boolean isLevel = c.before.resolve(before.get(developer)) instanceof PdfObject.Dict;
      weaker |=
          !kept
              || (isLevel
                  && level(c.before, before.get(developer)) > level(c.after, after.get(developer)));
      weaker |=
          kept
              && isLevel
              && versionOf(c.before, before.get(developer))
                      .compareTo(versionOf(c.after, after.get(developer)))
                  > 0;
    }
    c.report(
        weaker ? Finding.CHANGE_EXTENSION_REMOVED : Finding.CHANGE_EXTENSIONS,
        ChangeKind.CATALOG,
        Needs.NOTHING);
  }

  private static long level(PdfFile file, PdfObject developer) {
    return file.whole(file.dict(developer).get("ExtensionLevel")).orElse(0);
  }

  private static String versionOf(PdfFile file, PdfObject developer) {
    return file.resolve(file.dict(developer).get("BaseVersion")) instanceof PdfObject.Name v
        ? v.value()
        : "";
  }

  private void version(PdfObject old, PdfObject now) {
    if (c.same(old, now)) {
      return;
    }
    String before = c.before.resolve(old) instanceof PdfObject.Name v ? v.value() : "";
    String after = c.after.resolve(now) instanceof PdfObject.Name v ? v.value() : "";
    boolean lower = after.compareTo(before) < 0;
    c.report(
        lower ? Finding.CHANGE_EXTENSION_REMOVED : Finding.CHANGE_EXTENSIONS,
        ChangeKind.CATALOG,
        Needs.NOTHING);
  }

  /**
   * A certification may be entered by the signature that makes it, never changed; usage rights may
   * go (Adobe drops them).
   */
  private void permissions(PdfObject.Dict old, PdfObject.Dict now) {
    boolean hadCertification = old.has("DocMDP");
    if (hadCertification && !c.same(old.get("DocMDP"), now.get("DocMDP"))) {
      c.report(Finding.CHANGE_PERMISSIONS, ChangeKind.PERMISSIONS, Needs.ANNOTATING);
    }
    if (now.has("UR3") && !c.same(old.get("UR3"), now.get("UR3"))) {
      c.report(Finding.CHANGE_PERMISSIONS, ChangeKind.PERMISSIONS, Needs.ANNOTATING);
    }
  }

  /**
   * Tags may be added for what was added, and are permitted where that is; existing ones stay as
   * they are.
   */
  private void structure(PdfObject old, PdfObject now) {
    if (c.same(old, now)) {
      return;
    }
    boolean grown = new Growth(c).grown(old, now);
    c.report(
        grown ? Finding.CHANGE_STRUCTURE : Finding.CHANGE_STRUCTURE_REMOVED,
        ChangeKind.STRUCTURE,
        grown ? Needs.NOTHING : Needs.FILLING);
  }
}
