package vn.vanthu.signing.pdf;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the signatures of one view of a document: in the form, on the pages, in the permissions,
 * and orphaned.
 */
public final class SignatureFields {

  private static final int MAX_DEPTH = 64;

  private final PdfFile file;
  private final Map<Object, SignatureField> found = new LinkedHashMap<>();
  private final Set<Integer> visited = new HashSet<>();

  private SignatureFields(PdfFile file) {
    this.file = file;
  }

  /** Signatures that the catalog leads to, in the order of the form. */
  public static List<SignatureField> reachable(PdfFile file) {
    SignatureFields search = new SignatureFields(file);
    PdfObject.Dict catalog = file.catalog();
    for (PdfObject field : file.items(file.dict(catalog.get("AcroForm")).get("Fields"))) {
      search.visit(field, "", "", PdfObject.Null.INSTANCE, 0);
    }
    PdfObject.Dict permissions = file.dict(catalog.get("Perms"));
    for (String key : permissions.entries().keySet()) {
      if (!search.isUsageRights(permissions.get(key))) {
        search.add("", PdfObject.Dict.EMPTY, 0, permissions.get(key));
      }
    }
    return List.copyOf(search.found.values());
  }

  /**
   * Signatures by which a program's maker lets its free reader do more with a document (ISO 32000-1
   * §12.8.2.3): nobody signs the content by them. What a field holds is a signature all the same.
   */
  public static List<SignatureField> usageRights(PdfFile file) {
    SignatureFields search = new SignatureFields(file);
    PdfObject.Dict permissions = file.dict(file.catalog().get("Perms"));
    for (String key : permissions.entries().keySet()) {
      if (search.isUsageRights(permissions.get(key))) {
        search.add("", PdfObject.Dict.EMPTY, 0, permissions.get(key));
      }
    }
    if (search.found.isEmpty()) {
      return List.of();
    }
    List<SignatureField> signatures = reachable(file);
    return search.found.values().stream()
        .filter(right -> signatures.stream().noneMatch(s -> s.value().equals(right.value())))
        .toList();
  }

  private boolean isUsageRights(PdfObject signature) {
    List<PdfObject> references = file.items(file.dict(signature).get("Reference"));
    return !references.isEmpty()
        && references.stream()
            .map(each -> file.resolve(file.dict(each).get("TransformMethod")))
            .allMatch(m ->
                m instanceof PdfObject.Name n
                    && (n.value().equals("UR") || n.value().equals("UR3")));
  }

  /** Signatures held by widgets that stand on a page but in no form. */
  public static List<SignatureField> onPagesOnly(PdfFile file) {
    SignatureFields search = new SignatureFields(file);
    for (Page page : Pages.of(file)) {
      for (PdfObject annotation : file.items(page.dict().get("Annots"))) {
        search.visit(annotation, "", "", PdfObject.Null.INSTANCE, 0);
      }
    }
    return List.copyOf(search.found.values());
  }

  /** Every dictionary among all objects that looks like a signature. Reads the whole file. */
  public static List<SignatureField> anywhere(PdfFile file) {
    SignatureFields search = new SignatureFields(file);
    file.objectNumbers().stream()
        .forEach(number -> {
          IndirectObject object = file.object(number);
          if (object != null && object.value() instanceof PdfObject.Dict dict) {
            if (looksLikeSignature(dict)) {
              search.add(
                  "", PdfObject.Dict.EMPTY, 0, new PdfObject.Ref(number, object.generation()));
            } else if ("Sig".equals(dict.name("FT"))) {
              search.visit(
                  new PdfObject.Ref(number, object.generation()),
                  "",
                  "",
                  PdfObject.Null.INSTANCE,
                  0);
            }
          }
        });
    return List.copyOf(search.found.values());
  }

  static boolean looksLikeSignature(PdfObject.Dict dict) {
    boolean typed = dict.isType("Sig") || dict.isType("DocTimeStamp");
    return (dict.has("ByteRange") && dict.has("Contents"))
        || (typed && (dict.has("Contents") || dict.has("Filter")));
  }

  private void visit(
      PdfObject written, String parentName, String parentType, PdfObject parentValue, int depth) {
    if (depth > MAX_DEPTH || (written instanceof PdfObject.Ref ref && !visited.add(ref.number()))) {
      return;
    }
    PdfObject.Dict field = file.dict(written);
    String name = parentName;
    if (!file.needsPassword() && file.resolve(field.get("T")) instanceof PdfObject.Str part) {
      name = parentName.isEmpty() ? part.text() : parentName + "." + part.text();
    }
    String type =
        file.resolve(field.get("FT")) instanceof PdfObject.Name ft ? ft.value() : parentType;
    PdfObject value = field.has("V") ? field.get("V") : parentValue;
    List<PdfObject> kids = file.items(field.get("Kids"));
    for (PdfObject kid : kids) {
      visit(kid, name, type, value, depth + 1);
    }
    if (type.equals("Sig") && (kids.isEmpty() || field.has("V"))) {
      add(name, field, written instanceof PdfObject.Ref ref ? ref.number() : 0, value);
    }
  }

  private void add(String name, PdfObject.Dict field, int fieldNumber, PdfObject value) {
    if (file.resolve(value) instanceof PdfObject.Dict dict) {
      int number = value instanceof PdfObject.Ref ref ? ref.number() : 0;
      found.putIfAbsent(
          number > 0 ? number : dict, new SignatureField(name, field, fieldNumber, dict, number));
    }
  }
}
