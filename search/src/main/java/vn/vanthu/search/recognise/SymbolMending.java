package vn.vanthu.search.recognise;

import org.jspecify.annotations.Nullable;
import vn.vanthu.search.number.DocumentNumber;
import vn.vanthu.search.number.NumberScheme;
import vn.vanthu.search.reference.Reference;

/**
 * Mends a symbol of an optically read number by what the title and the letterhead say: {@code
 * 29/QĐÐ-TTg} under QUYẾT ĐỊNH can only be {@code 29/QĐ-TTg}. Digits are never mended. Immutable,
 * thread-safe.
 */
final class SymbolMending {
  private final Reference reference;

  SymbolMending(Reference reference) {
    this.reference = reference;
  }

  /**
   * The number with an unknown code replaced where it is one letter away from the expected one.
   *
   * @param type code of the title's kind; null when there is none
   * @param body code of the issuing body of the letterhead; null when unknown
   */
  DocumentNumber mend(DocumentNumber number, @Nullable String type, @Nullable String body) {
    if (number.scheme() != NumberScheme.ADMIN
        && number.scheme() != NumberScheme.LEGAL
        && number.scheme() != NumberScheme.OFFICIAL_LETTER) {
      return number;
    }
    String symbol = number.symbol();
    int hyphen = symbol.indexOf('-');
    if (hyphen < 0) {
      return number;
    }
    String first = symbol.substring(0, hyphen);
    String rest = symbol.substring(hyphen + 1);
    String mendedFirst =
        type != null && reference.typeByCode(first).isEmpty() && near(first, type) ? type : first;
    boolean unknownBody = reference.bodyByCode(rest).isEmpty();
    String mendedRest = body != null && unknownBody && near(rest, body) ? body : rest;
    if (mendedFirst.equals(first) && mendedRest.equals(rest)) {
      return number;
    }
    String head = number.normalized().substring(0, number.normalized().length() - symbol.length());
    return DocumentNumber.parse(head + mendedFirst + "-" + mendedRest)
        .map(m ->
            new DocumentNumber(
                number.raw(),
                m.normalized(),
                m.number(),
                m.suffix(),
                m.year(),
                m.typeCode(),
                m.orgCode(),
                m.unitCode(),
                m.scheme()))
        .orElse(number);
  }

  /**
   * At most one letter put in, left out or changed, accents and case aside; or two in a long code.
   */
  static boolean near(String read, String expected) {
    String b = Chars.fold(expected);
    return near(Chars.fold(read), b, b.length() >= 7 ? 2 : 1);
  }

  /** Whether at most {@code allowed} letters differ. */
  static boolean near(String a, String b, int allowed) {
    if (Math.abs(a.length() - b.length()) > allowed) {
      return false;
    }
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j] + 1, row[j - 1] + 1), diagonal + same);
        diagonal = above;
      }
    }
    return row[b.length()] <= allowed;
  }
}
