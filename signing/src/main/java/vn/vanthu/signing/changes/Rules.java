package vn.vanthu.signing.changes;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.vanthu.signing.Finding;
import vn.vanthu.signing.pdf.PdfFile;
import vn.vanthu.signing.pdf.PdfObject;
import vn.vanthu.signing.pdf.SignatureField;

/**
 * What the signatures made so far permit (ISO 32000-1 §12.8.2.2 DocMDP, §12.8.2.4 FieldMDP,
 * §12.7.4.5 locks; ISO 32000-2 lets a lock name a permission too). Immutable.
 *
 * @param permission 1 to 3 as certified; 0 when nobody has restricted changes
 * @param certifications how many signatures certify
 */
record Rules(
    int permission, int certifications, int signatures, boolean weakened, List<FieldLock> locks) {

  /** A set of fields that may not change any more. */
  record FieldLock(String action, List<String> fields) {
    boolean covers(String name) {
      boolean named = fields.stream().anyMatch(f -> name.equals(f) || name.startsWith(f + "."));
      return switch (action) {
        case "All" -> true;
        case "Include" -> named;
        case "Exclude" -> !named;
        default -> false;
      };
    }
  }

  static Rules none() {
    return new Rules(0, 0, 0, false, List.of());
  }

  /** These rules and those that one more signature brings. */
  Rules with(PdfFile file, SignatureField signature) {
    int strictest = permission;
    int certified = certifications;
    boolean weaker = weakened;
    List<FieldLock> all = new ArrayList<>(locks);
    for (PdfObject each : file.items(signature.value().get("Reference"))) {
      PdfObject.Dict reference = file.dict(each);
      PdfObject.Dict parameters = file.dict(reference.get("TransformParams"));
      String method =
          file.resolve(reference.get("TransformMethod")) instanceof PdfObject.Name n
              ? n.value()
              : "";
      if (method.equals("DocMDP")) {
        certified++;
        strictest = stricter(strictest, (int) file.whole(parameters.get("P")).orElse(2));
      } else if (method.equals("FieldMDP")) {
        all.add(lock(file, parameters));
      }
    }
    PdfObject.Dict lock = file.dict(signature.field().get("Lock"));
    if (lock.has("Action")) {
      all.add(lock(file, lock));
    }
    if (file.resolve(lock.get("P")) instanceof PdfObject.Int p) {
      weaker |= permission != 0 && p.value() > permission;
      strictest = stricter(strictest, (int) p.value());
    }
    return new Rules(strictest, certified, signatures + 1, weaker, List.copyOf(all));
  }

  private static int stricter(int a, int b) {
    int sane = b < 1 || b > 3 ? 1 : b;
    return a == 0 ? sane : Math.min(a, sane);
  }

  private static FieldLock lock(PdfFile file, PdfObject.Dict dict) {
    List<String> names = new ArrayList<>();
    for (PdfObject each : file.items(dict.get("Fields"))) {
      if (file.resolve(each) instanceof PdfObject.Str name) {
        names.add(name.text());
      }
    }
    return new FieldLock(
        file.resolve(dict.get("Action")) instanceof PdfObject.Name a ? a.value() : "", names);
  }

  boolean locks(@Nullable String field) {
    return field != null && locks.stream().anyMatch(l -> l.covers(field));
  }

  /** The change as these rules see it: itself, or the rule it breaks. */
  Found judge(Found change) {
    boolean alreadyForbidden =
        change.finding().effect() == vn.vanthu.signing.Report.Verdict.ALTERED;
    if (change.finding() == Finding.CHANGE_NUMBER_STAMPED && permission != 0) {
      return as(
          change, Finding.CHANGE_PAGE_CONTENT, List.of()); // no certification leaves that open
    }
    if (alreadyForbidden) {
      return change;
    }
    if (locks(change.field())) {
      return as(change, Finding.CHANGE_FIELD_LOCKED, List.of(String.valueOf(change.field())));
    }
    boolean forbidden =
        switch (change.needs()) {
          case NOTHING -> false;
          case FILLING -> permission == 1;
          case ANNOTATING -> permission == 1 || permission == 2;
        };
    if (!forbidden && permission == 0 && change.finding() == Finding.CHANGE_SIGNATURE_OVER_TEXT) {
      // who did not certify the page left it to later signers where to put their pictures
      return as(change, Finding.CHANGE_SIGNATURE_ON_WORDS, change.details());
    }
    return forbidden
        ? as(
            change,
            Finding.CHANGE_FORBIDDEN,
            List.of(change.finding().message(change.details().toArray(String[]::new)).vi()))
        : change;
  }

  private static Found as(Found change, Finding finding, List<String> details) {
    return new Found(
        finding,
        details,
        change.kind(),
        change.needs(),
        change.field(),
        change.page(),
        change.rect());
  }
}
