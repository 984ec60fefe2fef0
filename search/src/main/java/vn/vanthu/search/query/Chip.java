package vn.vanthu.search.query;

import java.util.Set;

/**
 * One thing understood from the typed text, shown as a removable chip.
 *
 * @param code {@code number}, {@code type}, {@code issuer}, {@code year}, {@code date}, {@code
 *     signer}; sent back in {@link SearchRequest#removed()} to take the words as words
 * @param value what it was taken for, in Vietnamese
 * @param from the words it was read from
 * @param guessed whether it was read out of plain words; false when the question named the field
 */
public record Chip(String code, String value, String from, boolean guessed) {

  /** Removed, every sign of the text (quotes, minus, colons, stars) is taken as text. */
  public static final String SIGNS = "signs";

  /** Every code there is. */
  public static final Set<String> CODES =
      Set.of("number", "type", "issuer", "year", "date", "signer", SIGNS);
}
