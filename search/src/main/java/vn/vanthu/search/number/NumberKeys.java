package vn.vanthu.search.number;

import java.util.LinkedHashSet;
import java.util.Set;
import vn.vanthu.search.reference.Spelling;

/**
 * The search keys of one number. All are lower case without accents.
 *
 * @param exact {@code 1009/qd-ubnd}, leading zeros dropped
 * @param compact {@code 1009qdubnd}: no separators at all, leading zeros dropped
 * @param number {@code 1009}, with its suffix as {@code 30c}
 * @param numberAndType {@code 1009/qd}; empty without a type
 * @param numberAndYear {@code 93/2007}; empty when the number holds no year
 * @param symbol {@code qd-ubnd}
 * @param type {@code qd}; empty without a type
 * @param body {@code ubnd}; empty without a body
 * @param year {@code 2007}; empty when the number holds no year
 */
public record NumberKeys(
    String exact,
    String compact,
    String number,
    String numberAndType,
    String numberAndYear,
    String symbol,
    String type,
    String body,
    String year) {

  static NumberKeys of(DocumentNumber n) {
    String number = n.number() + (n.suffix() == null ? "" : Spelling.fold(n.suffix()));
    String year = n.year() == null ? "" : String.valueOf(n.year());
    String symbol = Spelling.fold(n.symbol());
    String separator =
        n.scheme() == NumberScheme.PARTY || n.normalized().indexOf('/') < 0 ? "-" : "/";
    String type = n.typeCode() == null ? "" : Spelling.code(n.typeCode());
    String exact =
        symbol.isEmpty()
            ? number
            : number + (year.isEmpty() ? "" : "/" + year) + separator + symbol;
    return new NumberKeys(
        exact,
        compact(exact),
        number,
        type.isEmpty() ? "" : number + "/" + type,
        year.isEmpty() ? "" : number + "/" + year,
        symbol,
        type,
        n.orgCode() == null ? "" : Spelling.code(n.orgCode()),
        year);
  }

  /** Every key once, for one multi-valued field. */
  public Set<String> all() {
    Set<String> all = new LinkedHashSet<>();
    for (String key : new String[] {exact, compact, number, numberAndType, numberAndYear, symbol}) {
      if (!key.isEmpty()) {
        all.add(key);
      }
    }
    return Set.copyOf(all);
  }

  /** Letters and digits of a number in any spelling, folded, without leading zeros. */
  public static String compact(String text) {
    String folded = Spelling.fold(text);
    StringBuilder out = new StringBuilder(folded.length());
    for (int i = 0; i < folded.length(); i++) {
      char c = folded.charAt(i);
      if (Character.isLetterOrDigit(c) && !(c == '0' && out.isEmpty())) {
        out.append(c);
      }
    }
    return out.toString();
  }
}
