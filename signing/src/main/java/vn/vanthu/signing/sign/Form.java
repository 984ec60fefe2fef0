package vn.vanthu.signing.sign;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.vanthu.signing.pdf.PdfObject;

/**
 * The interactive form of a document: finds its fields and adds signature fields. Single-threaded.
 */
final class Form {
  private static final int MAX_FIELDS = 20_000;
  private static final int MAX_DEPTH = 32;

  /** Widget flags Print and Locked (ISO 32000-1 table 165), as PDF/A asks for. */
  private static final int PRINT_LOCKED = 4 + 128;

  private final Increment in;

  Form(Increment in) {
    this.in = in;
  }

  private PdfObject.Dict form() {
    return in.dict(in.catalog().get("AcroForm"));
  }

  /** Every terminal field, in the form's order. */
  List<FormField> fields() {
    List<FormField> found = new ArrayList<>();
    Set<Integer> visited = new HashSet<>();
    for (PdfObject item : in.items(form().get("Fields"))) {
      collect(item, "", "", found, visited, 0);
    }
    return found;
  }

  private void collect(
      PdfObject item,
      String parentName,
      String parentType,
      List<FormField> found,
      Set<Integer> visited,
      int depth) {
    if (!(item instanceof PdfObject.Ref ref) || !visited.add(ref.number())) {
      return;
    }
    if (depth > MAX_DEPTH || visited.size() > MAX_FIELDS) {
      throw new SigningRefusal(SigningProblem.LIMIT, "too many form fields");
    }
    PdfObject.Dict dict = in.dict(ref);
    String own = in.resolve(dict.get("T")) instanceof PdfObject.Str text ? text.text() : "";
    String name = own.isEmpty() ? parentName : parentName.isEmpty() ? own : parentName + "." + own;
    String type =
        in.resolve(dict.get("FT")) instanceof PdfObject.Name kind ? kind.value() : parentType;
    boolean hasNamedKids = false;
    for (PdfObject kid : in.items(dict.get("Kids"))) {
      if (in.dict(kid).has("T")) {
        hasNamedKids = true;
        collect(kid, name, type, found, visited, depth + 1);
      }
    }
    if (!hasNamedKids) {
      found.add(new FormField(name, ref, dict, type));
    }
  }

  Optional<FormField> find(String name) {
    return fields().stream().filter(field -> field.name().equals(name)).findFirst();
  }

  /** Adds an empty signature field with its widget on a page; a place without area is invisible. */
  FormField addSignatureField(String name, PdfObject.Ref page, PdfObject.Array rectangle) {
    PdfObject.Dict widget =
        Pdf.dict(
            "Type", Pdf.name("Annot"),
            "Subtype", Pdf.name("Widget"),
            "FT", Pdf.name("Sig"),
            "T", Pdf.text(name),
            "F", Pdf.whole(PRINT_LOCKED),
            "Rect", rectangle,
            "P", page);
    PdfObject.Ref ref = in.add(widget);
    append(page, "Annots", ref);
    appendToForm(ref);
    return new FormField(name, ref, widget, "Sig");
  }

  /** Says that the document has signatures and is to be changed by increments only. */
  void markSigned() {
    setInForm("SigFlags", Pdf.whole(3));
  }

  private void appendToForm(PdfObject.Ref field) {
    PdfObject.Dict form = form();
    if (form.get("Fields") instanceof PdfObject.Ref fields) {
      in.put(fields, Pdf.with(in.items(fields), field));
    } else {
      setInForm("Fields", Pdf.with(in.items(form.get("Fields")), field));
    }
  }

  private void setInForm(String key, PdfObject value) {
    PdfObject.Dict form = form();
    if (value.equals(form.get(key))) {
      return;
    }
    PdfObject.Dict changed = Pdf.with(form, key, value);
    if (in.catalog().get("AcroForm") instanceof PdfObject.Ref ref) {
      in.put(ref, changed);
    } else {
      in.put(in.catalogRef(), Pdf.with(in.catalog(), "AcroForm", changed));
    }
  }

  /** Appends to an array that is an entry of a dictionary, be it direct, indirect or absent. */
  private void append(PdfObject.Ref holder, String key, PdfObject.Ref item) {
    PdfObject.Dict dict = in.dict(holder);
    if (dict.get(key) instanceof PdfObject.Ref array
        && in.resolve(array) instanceof PdfObject.Array) {
      in.put(array, Pdf.with(in.items(array), item));
    } else {
      in.put(holder, Pdf.with(dict, key, Pdf.with(in.items(dict.get(key)), item)));
    }
  }
}
