package vn.vanthu.search.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.number.NumberKeys;
import vn.vanthu.search.reference.DocumentType;
import vn.vanthu.search.reference.Reference;

/**
 * Finds the kind of document at the beginning of what a person typed: by name, or by code before a
 * number. Immutable.
 */
final class TypeNames {

  /** The kind, its keys, and how many characters of the folded text name it. */
  record Found(String name, Set<String> keys, int length) {}

  private final Map<String, DocumentType> names = new LinkedHashMap<>();
  private final Map<String, DocumentType> codes = new LinkedHashMap<>();

  private TypeNames(List<DocumentType> types) {
    List<DocumentType> longestFirst = new ArrayList<>(types);
    longestFirst.sort(Comparator.comparingInt((DocumentType type) -> -type.name().length()));
    for (DocumentType type : longestFirst) {
      names.putIfAbsent(Names.key(type.name()), type);
    }
    for (DocumentType type : types) {
      if (!type.code().isEmpty()) {
        codes.putIfAbsent(NumberKeys.fold(type.code()), type);
      }
    }
    for (DocumentType type : types) {
      type.aliases().forEach(alias -> codes.putIfAbsent(NumberKeys.fold(alias), type));
    }
  }

  static TypeNames standard() {
    return Holder.STANDARD;
  }

  /** The kind that {@code folded} begins with; a code counts only when a number follows. */
  @Nullable Found at(String folded) {
    for (Map.Entry<String, DocumentType> name : names.entrySet()) {
      if (begins(folded, name.getKey())) {
        return found(name.getValue(), name.getKey().length());
      }
    }
    int end = 0;
    while (end < folded.length() && Character.isLetter(folded.charAt(end))) {
      end++;
    }
    DocumentType type = codes.get(folded.substring(0, end));
    boolean numberFollows =
        folded.substring(end).matches("(?s)[\\s.:]{1,3}(?:so[\\s.:]{1,3})?\\d.*");
    return type != null && numberFollows ? found(type, end) : null;
  }

  /** The keys of a type given by name or code. */
  static Set<String> keys(String nameOrCode) {
    String key = Names.key(nameOrCode);
    DocumentType type = standard().names.get(key);
    if (type == null) {
      type = standard().codes.get(NumberKeys.fold(nameOrCode.strip()));
    }
    return type == null ? Set.of(key) : keys(type);
  }

  private static Found found(DocumentType type, int length) {
    return new Found(type.name(), keys(type), length);
  }

  private static Set<String> keys(DocumentType type) {
    return type.code().isEmpty()
        ? Set.of(Names.key(type.name()))
        : Set.copyOf(List.of(Names.key(type.name()), Names.key(type.code())));
  }

  private static boolean begins(String folded, String name) {
    return folded.startsWith(name)
        && (folded.length() == name.length() || !Character.isLetter(folded.charAt(name.length())));
  }

  private static final class Holder {
    static final TypeNames STANDARD = new TypeNames(Reference.standard().types());
  }
}
