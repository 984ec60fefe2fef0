package vn.vanthu.service.records;

/**
 * What a draft of the agency prints on top.
 *
 * @param agency whose document it is
 * @param symbol what follows the number, without the separating stroke, as the series of its type
 *     writes it: {@code QĐ-UBND}
 */
public record Letterhead(Agency agency, String symbol) {}
