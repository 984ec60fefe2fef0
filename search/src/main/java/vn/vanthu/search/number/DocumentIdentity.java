package vn.vanthu.search.number;

/**
 * The identity of a document by its number: equal means the same document.
 *
 * @param issuer name of the issuing body, folded by {@code Spelling.lower}; empty when unknown
 * @param symbol type, body and unit, without accents, lower case
 * @param number the number
 * @param suffix letters after the number; empty when none
 * @param year year of issue; 0 when unknown
 */
public record DocumentIdentity(String issuer, String symbol, int number, String suffix, int year) {

  /** One string for a unique key: parts joined by {@code |}. */
  public String key() {
    return issuer + '|' + symbol + '|' + number + '|' + suffix + '|' + year;
  }
}
