package vn.vanthu.search.number;

/**
 * A document number as a person typed it: what of it is known. Immutable.
 *
 * @param digits without leading zeros
 * @param suffix letters after the digits; empty when none
 * @param year empty when none
 * @param symbol folded letters run together, {@code qdubnd}; empty when none
 */
public record TypedNumber(String digits, String suffix, String year, String symbol) {

  @Override
  public String toString() {
    return digits
        + suffix
        + (year.isEmpty() ? "" : "/" + year)
        + (symbol.isEmpty() ? "" : "/" + symbol);
  }
}
