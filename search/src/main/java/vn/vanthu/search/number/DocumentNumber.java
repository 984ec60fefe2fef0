package vn.vanthu.search.number;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.reference.Spelling;

/**
 * A document's number and symbol (số, ký hiệu), such as {@code 1009/QĐ-UBND}.
 *
 * <p>Immutable. The printed string does not name a document by itself: {@code 14/CT-UBND} exists
 * every year in every province; see {@link #identity}.
 *
 * @param raw as it stands in the text
 * @param normalized blanks, look-alike letters and lost accents mended; leading zeros kept
 * @param number the number as an integer, 0 to 999999
 * @param suffix letters after the number, as in {@code 30c}
 * @param year the year inside the number of a legal document
 * @param typeCode code of the kind of document; {@code CV} for letters
 * @param orgCode code of the issuing body
 * @param unitCode code of the drafting unit
 * @param scheme by which custom it is built
 */
public record DocumentNumber(
    String raw,
    String normalized,
    int number,
    @Nullable String suffix,
    @Nullable Integer year,
    @Nullable String typeCode,
    @Nullable String orgCode,
    @Nullable String unitCode,
    NumberScheme scheme) {

  public DocumentNumber {
    if (number < 0 || number > 999_999) {
      throw new IllegalArgumentException("document number out of range: " + number);
    }
  }

  /**
   * Reads one number from text that holds nothing else but an optional label ({@code Số:}, {@code
   * Luật số:}) and what follows the number after a blank.
   *
   * @return empty for blank numbers ({@code /QĐ-UBND}), dates, periods, standards and ratios
   */
  public static Optional<DocumentNumber> parse(String text) {
    return NumberScanner.standard().first(text);
  }

  /**
   * A number without the symbol of a kind, as in "Kết luận số 91", and as decrees of the first
   * years have it: {@code 77-b}, {@code 75VN/CC}.
   *
   * @param printed begins with one to six digits
   */
  public static DocumentNumber bare(String printed) {
    int digits = 0;
    while (digits < printed.length() && Character.isDigit(printed.charAt(digits))) {
      digits++;
    }
    return new DocumentNumber(
        printed,
        printed,
        Integer.parseInt(printed.substring(0, digits)),
        null,
        null,
        null,
        null,
        null,
        NumberScheme.BARE);
  }

  /**
   * What tells one document from another: issuing body, symbol, number, suffix and year of issue.
   *
   * @param issuer name of the issuing body; empty when unknown
   * @param yearOfIssue year of issue; 0 when unknown, then the year inside the number counts
   */
  public DocumentIdentity identity(String issuer, int yearOfIssue) {
    int of = yearOfIssue != 0 ? yearOfIssue : year == null ? 0 : year;
    return new DocumentIdentity(
        Spelling.lower(issuer),
        Spelling.fold(symbol()),
        number,
        suffix == null ? "" : suffix.toLowerCase(java.util.Locale.ROOT),
        of);
  }

  /** Type, body and unit without number and year: {@code QĐ-UBND}; empty for a bare number. */
  public String symbol() {
    if (scheme == NumberScheme.BARE) {
      return "";
    }
    int i = 0;
    while (i < normalized.length() && Character.isDigit(normalized.charAt(i))) {
      i++;
    }
    i += suffix == null ? 0 : suffix.length();
    if (year != null && normalized.startsWith("/" + year, i)) {
      i += 5;
    }
    return i < normalized.length() ? normalized.substring(i + 1) : "";
  }

  @Override
  public String toString() {
    return normalized;
  }
}
