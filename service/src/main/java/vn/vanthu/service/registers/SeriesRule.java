package vn.vanthu.service.registers;

import java.util.Set;
import vn.vanthu.service.records.BookCode;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.RecordFacts;
import vn.vanthu.service.records.Secrecy;
import vn.vanthu.service.records.SeriesCode;

/**
 * A run of numbers from 01 on 1 January to 31 December (NĐ 30/2020 Điều 15.1, 22.2), for some types
 * of document.
 *
 * @param types type codes that draw from it; empty for every type the series before it did not
 *     take; a công văn's code is the empty string
 * @param form how a number becomes a symbol: {@code {number}}, {@code {year}}, {@code {type}},
 *     {@code {org}}, {@code {unit}}
 * @param digits least digits of the number as written, zeros in front
 */
public record SeriesRule(
    SeriesCode code,
    String title,
    Direction direction,
    Set<Secrecy> secrecy,
    Set<String> types,
    BookCode book,
    String form,
    int digits) {
  public SeriesRule {
    secrecy = Set.copyOf(secrecy);
    types = Set.copyOf(types);
    if (digits < 1 || digits > 6) {
      throw new IllegalArgumentException("digits of series " + code + ": 1 to 6");
    }
  }

  /** Whether a document of that direction with these facts draws its number here. */
  boolean takes(Direction way, RecordFacts facts) {
    return way == direction
        && secrecy.contains(facts.secrecy())
        && (types.isEmpty() || (facts.typeCode() != null && types.contains(facts.typeCode())));
  }

  /** What stands after the number and its stroke: known before the number is. */
  String symbol(int year, String type, String org, String unit) {
    String whole = display(1, year, type, org, unit);
    return whole.substring(whole.indexOf('/') + 1);
  }

  /** The number as it stands on the document, such as {@code 09/QĐ-UBND}. */
  String display(int number, int year, String type, String org, String unit) {
    String written = String.format("%0" + digits + "d", number);
    return form.replace("{number}", written)
        .replace("{year}", Integer.toString(year))
        .replace("{type}", type)
        .replace("{org}", org)
        .replace("-{unit}", unit.isEmpty() ? "" : "-" + unit);
  }
}
