package vn.vanthu.signing.sign;

import java.util.List;
import vn.vanthu.signing.pdf.PdfObject;

/** What the signatures already in the document forbid. Single-threaded. */
final class EarlierSignatures {
  private final Increment in;
  private final List<FormField> signed;

  EarlierSignatures(Increment in, List<FormField> fields) {
    this.in = in;
    this.signed = fields.stream().filter(field -> field.isSigned(in)).toList();
  }

  boolean isEmpty() {
    return signed.isEmpty();
  }

  /** Whether one of them forbids every later change (DocMDP 1, or a field lock with P 1). */
  boolean forbidEverything() {
    for (FormField field : signed) {
      if (in.file().whole(in.dict(field.dict().get("Lock")).get("P")).orElse(0) == 1) {
        return true;
      }
      for (PdfObject reference : references(field)) {
        PdfObject.Dict parameters = in.dict(in.dict(reference).get("TransformParams"));
        if (method(reference).equals("DocMDP")
            && in.file().whole(parameters.get("P")).orElse(2) == 1) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether one of them locks the field of that name. */
  boolean lock(String name) {
    for (FormField field : signed) {
      for (PdfObject reference : references(field)) {
        if (method(reference).equals("FieldMDP")
            && locks(in.dict(in.dict(reference).get("TransformParams")), name)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean locks(PdfObject.Dict parameters, String name) {
    boolean named =
        in.items(parameters.get("Fields")).stream()
            .anyMatch(item ->
                in.resolve(item) instanceof PdfObject.Str text
                    && (name.equals(text.text()) || name.startsWith(text.text() + ".")));
    String action =
        in.resolve(parameters.get("Action")) instanceof PdfObject.Name said ? said.value() : "All";
    return switch (action) {
      case "Include" -> named;
      case "Exclude" -> !named;
      default -> true;
    };
  }

  private List<PdfObject> references(FormField field) {
    return in.items(in.dict(field.dict().get("V")).get("Reference"));
  }

  private String method(PdfObject reference) {
    return in.resolve(in.dict(reference).get("TransformMethod")) instanceof PdfObject.Name name
        ? name.value()
        : "";
  }
}
