package vn.vanthu.search.query;

/**
 * One thing understood from the typed text, shown as a removable chip.
 *
 * @param code stable within one text: {@code number}, {@code type}, {@code issuer}, {@code year},
 *     {@code issued}, {@code validOn}, {@code predecessors}; sent back in {@link
 *     SearchRequest#removed()} to take the words as words
 * @param value what it was taken for, in Vietnamese
 * @param from the words it was read from
 */
public record Chip(String code, String value, String from) {}
