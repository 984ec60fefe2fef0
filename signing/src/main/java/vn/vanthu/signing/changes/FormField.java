package vn.vanthu.signing.changes;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

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

  /** Bytes that a picture without content may take, blanks and compression included. */
  private static final int MOST_OF_NOTHING = 64;

  boolean isSignature() {
    return type.equals("Sig");
  }

  /**
   * Whether it has a picture that is not empty, of whatever state. Data that only others can decode
   * counts: a compressed nothing takes few bytes.
   */
  boolean draws(PdfFile file) {
    return file.dict(dict.get("AP")).entries().values().stream()
        .anyMatch(picture ->
            switch (file.resolve(picture)) {
              case PdfObject.Stream one ->
                  file.rawData(one).length > MOST_OF_NOTHING
                      || !new String(file.decoded(one), ISO_8859_1).isBlank();
              case PdfObject.Dict states -> !states.entries().isEmpty();
              default -> false;
            });
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
