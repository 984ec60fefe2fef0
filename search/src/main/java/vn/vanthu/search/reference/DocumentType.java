package vn.vanthu.search.reference;

import java.util.Set;

/**
 * One kind of document (loại văn bản), such as a Quyết định.
 *
 * @param name Vietnamese name as the law writes it
 * @param code what stands in the document symbol; empty when the kind has none
 * @param systems {@code admin}, {@code legal}, {@code party} or {@code copy}
 * @param aliases further spellings of the code met in practice
 */
public record DocumentType(String name, String code, Set<String> systems, Set<String> aliases) {
  public DocumentType {
    systems = Set.copyOf(systems);
    aliases = Set.copyOf(aliases);
  }
}
