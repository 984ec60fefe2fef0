package vn.vanthu.signing.changes;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.vanthu.signing.Finding;
import vn.vanthu.signing.Report;
import vn.vanthu.signing.Report.ChangeKind;
import vn.vanthu.signing.changes.Found.Needs;
import vn.vanthu.signing.pdf.PdfFile;
import vn.vanthu.signing.pdf.PdfObject;

/** Compares one field or widget in two states, entry by entry. */
final class FieldComparison {

  private static final long READ_ONLY = 1;
  private static final long HIDING = 0b100010; // Hidden and NoView (ISO 32000-1 Table 165)

  private final Comparison c;
  private final FormField old;
  private final FormField now;
  private final boolean filled;
  private final Consumer<FormField> signatureAdded;
  private final boolean signedBefore;
  private final boolean signedNow;

  FieldComparison(
      Comparison c,
      FormField old,
      FormField now,
      boolean filled,
      Consumer<FormField> signatureAdded) {
    this.c = c;
    this.old = old;
    this.now = now;
    this.filled = filled;
    this.signatureAdded = signatureAdded;
    this.signedBefore =
        old.isSignature() && c.before.resolve(old.value()) instanceof PdfObject.Dict;
    this.signedNow =
        !signedBefore
            && now.isSignature()
            && c.after.resolve(now.value()) instanceof PdfObject.Dict;
  }

  void compare() {
    for (String key : Comparison.keys(old.dict(), now.dict())) {
      if (!key.equals("Kids") && !c.same(old.dict().get(key), now.dict().get(key))) {
        entry(key);
      }
    }
  }

  private void entry(String key) {
    switch (key) {
      case "V" -> value();
      case "AP", "AS" -> appearance();
      case "Rect" -> rectangle();
      case "F" -> flags();
      case "Ff" -> fieldFlags();
      case "Parent", "P", "StructParent", "M", "NM", "Type" -> {
        if (!c.leadsBack(key, now.dict())) {
          definition(key);
        }
      }
      case "MK", "DA", "DS", "RV", "I", "TI", "BS", "Border", "Q" -> dressing(key);
      case "Lock", "SV" -> {
        if (!signedNow || old.dict().has(key)) {
          definition(key);
        }
      }
      default -> definition(key);
    }
  }

  private void value() {
    if (signedBefore) {
      report(
          Finding.CHANGE_SIGNATURE_REPLACED,
          ChangeKind.SIGNATURE_REPLACED,
          Needs.ANNOTATING,
          now.name());
    } else if (signedNow) {
      signatureAdded.accept(now);
    } else if (now.isSignature()) {
      definition("V");
    } else {
      String shown = FormComparison.shown(c.after.resolve(now.value()));
      report(
          Finding.CHANGE_FIELD_FILLED, ChangeKind.FIELD_FILLED, Needs.FILLING, now.name(), shown);
    }
  }

  private void appearance() {
    if (signedBefore) {
      report(Finding.CHANGE_SIGNED_APPEARANCE, ChangeKind.APPEARANCE, Needs.ANNOTATING, now.name());
    } else if (!signedNow && !filled) {
      report(Finding.CHANGE_APPEARANCE_ONLY, ChangeKind.APPEARANCE, Needs.FILLING, now.name());
    }
    PdfObject picture = old.dict().get("AP");
    if (isShared(picture) || isShared(c.before.dict(picture).get("N"))) {
      report(Finding.CHANGE_SHARED_APPEARANCE, ChangeKind.APPEARANCE, Needs.FILLING, now.name());
    }
  }

  private boolean isShared(PdfObject written) {
    return written instanceof PdfObject.Ref ref && c.references(ref.number()) > 1;
  }

  /**
   * A place may be found for a signature that had none, and given up by one that is not to be seen,
   * when nothing was seen there before.
   */
  private void rectangle() {
    boolean hadNoPlace = hasNoPlace(Comparison.rect(c.before, old.written()));
    boolean givesUp =
        hasNoPlace(Comparison.rect(c.after, now.written()))
            && !old.draws(c.before)
            && c.before.dict(old.dict().get("MK")).entries().isEmpty();
    if (!(signedNow && (hadNoPlace || givesUp))) {
      report(Finding.CHANGE_WIDGET_MOVED, ChangeKind.WIDGET_MOVED, Needs.ANNOTATING, now.name());
    }
  }

  private static boolean hasNoPlace(Report.@Nullable Rect rect) {
    return rect == null || rect.isEmpty();
  }

  private void flags() {
    long change = whole(c.before, old, "F") ^ whole(c.after, now, "F");
    if ((change & HIDING) != 0 || !signedNow) {
      report(Finding.CHANGE_FLAGS, ChangeKind.FIELD_CHANGED, Needs.FILLING, now.name());
    }
  }

  /**
   * A signature may make the fields it locks read-only; nothing else about a field's kind may
   * change.
   */
  private void fieldFlags() {
    long before = whole(c.before, old, "Ff");
    long after = whole(c.after, now, "Ff");
    if ((before | READ_ONLY) != after) {
      definition("Ff");
    }
  }

  private void dressing(String key) {
    if (signedBefore) {
      report(Finding.CHANGE_SIGNED_APPEARANCE, ChangeKind.APPEARANCE, Needs.ANNOTATING, now.name());
    } else if (!filled && !signedNow) {
      report(Finding.CHANGE_APPEARANCE_ONLY, ChangeKind.APPEARANCE, Needs.FILLING, now.name(), key);
    }
  }

  private void definition(String key) {
    report(
        Finding.CHANGE_FIELD_DEFINITION,
        ChangeKind.FIELD_CHANGED,
        Needs.ANNOTATING,
        now.name(),
        key);
  }

  private static long whole(PdfFile file, FormField field, String key) {
    return file.whole(field.dict().get(key)).orElse(0);
  }

  private void report(Finding finding, ChangeKind kind, Needs needs, String... details) {
    c.report(
        new Found(
            finding,
            List.of(details),
            kind,
            needs,
            old.name(),
            c.pageOf(now.written()),
            Comparison.rect(c.after, now.written())));
  }
}
