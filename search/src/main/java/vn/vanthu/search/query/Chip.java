package vn.vanthu.search.query;

import java.util.Set;

/**
 * One thing understood from the typed text, shown as a removable chip.
 *
 * @param code stable within one text: {@code number}, {@code type}, {@code issuer}, {@code year};
 *     sent back in {@link SearchRequest#removed()} to take the words as words
 * @param value what it was taken for, in Vietnamese
 * @param from the words it was read from
 */
public record Chip(String code, String value, String from) {

  /** Every code there is. */
  public static final Set<String> CODES = Set.of("number", "type", "issuer", "year");
}
