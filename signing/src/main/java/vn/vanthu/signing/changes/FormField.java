package vn.vanthu.signing.changes;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.vanthu.signing.pdf.PdfFile;
import vn.vanthu.signing.pdf.PdfObject;

/**
 * One node of a form: a field, a widget, or both in one.
 *
 * @param key by which it is found again in another state: its object number, or its name when it is
 *     a direct object
 * @param name fully qualified (ISO 32000-1 §12.7.3.2)
 * @param written as the parent's array has it
 * @param type of field, inherited; empty when none
 * @param value inherited, not resolved
 * @param container whether it only groups other fields
 */
record FormField(
    String key,
    String name,
    PdfObject written,
    PdfObject.Dict dict,
    String type,
    PdfObject value,
    boolean container) {

  private static final int MAX_DEPTH = 64;

  boolean isSignature() {
    return type.equals("Sig");
  }

  /** All nodes of a form by key, parents before kids. */
  static Map<String, FormField> of(PdfFile file, PdfObject form) {
    Map<String, FormField> all = new LinkedHashMap<>();
    Set<Integer> visited = new HashSet<>();
    for (PdfObject field : file.items(file.dict(form).get("Fields"))) {
      collect(
          file,
          field,
          new FormField("", "", form, PdfObject.Dict.EMPTY, "", PdfObject.Null.INSTANCE, true),
          all,
          visited,
          0);
    }
    return all;
  }

  private static void collect(
      PdfFile file,
      PdfObject written,
      FormField parent,
      Map<String, FormField> all,
      Set<Integer> visited,
      int depth) {
    if (depth > MAX_DEPTH || (written instanceof PdfObject.Ref ref && !visited.add(ref.number()))) {
      return;
    }
    if (!(file.resolve(written) instanceof PdfObject.Dict dict)) {
      return;
    }
    String name = parent.name;
    if (file.resolve(dict.get("T")) instanceof PdfObject.Str part) {
      name = parent.name.isEmpty() ? part.text() : parent.name + "." + part.text();
    }
    String type =
        file.resolve(dict.get("FT")) instanceof PdfObject.Name ft ? ft.value() : parent.type;
    PdfObject value = dict.has("V") ? dict.get("V") : parent.value;
    List<PdfObject> kids = file.items(dict.get("Kids"));
    boolean container =
        !kids.isEmpty() && !dict.has("V") && kids.stream().anyMatch(k -> file.dict(k).has("T"));
    String key =
        written instanceof PdfObject.Ref ref ? "#" + ref.number() : "=" + name + "/" + all.size();
    FormField field = new FormField(key, name, written, dict, type, value, container);
    all.put(key, field);
    for (PdfObject kid : kids) {
      collect(file, kid, field, all, visited, depth + 1);
    }
  }
}
