package vn.vanthu.drills.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import vn.vanthu.search.index.Audience;
import vn.vanthu.search.index.Description;
import vn.vanthu.search.index.Filing;
import vn.vanthu.search.index.IndexedRecord;
import vn.vanthu.search.reference.Province;
import vn.vanthu.search.reference.Reference;

/**
 * Documents whose numbers collide on purpose: many bodies count from 1 every year, so that
 * 14/CT-UBND exists in every province and year. Everything from one seed.
 */
final class MadeNumbers {

  /**
   * A made document.
   *
   * @param council whether the people's council issued it, else the people's committee
   * @param before the province as it was called then
   * @param now what that province became in 2025
   */
  record Made(
      String id,
      String number,
      String body,
      boolean council,
      String before,
      String now,
      LocalDate issued) {

    IndexedRecord record() {
      return new IndexedRecord(
          id,
          1,
          Audience.everybody(),
          Description.unknown()
              .withNumber(number)
              .withIssuer(body)
              .withIssuedOn(issued)
              .withSubject("Về việc số " + id.replace('-', ' ')),
          Filing.none(),
          List.of());
    }
  }

  private static final List<String> SYMBOLS =
      List.of("QĐ-UBND", "CT-UBND", "KH-UBND", "TB-UBND", "NQ-HĐND", "BC-UBND", "TTr-UBND");

  private final Random random;
  private final List<Province> provinces = Reference.standard().provinces();

  MadeNumbers(long seed) {
    random = new Random(seed);
  }

  /** Sets of two to six documents that share a printed number, by that number. */
  Map<String, List<Made>> sets(int sets) {
    Map<String, List<Made>> made = new LinkedHashMap<>();
    while (made.size() < sets) {
      int count = 1 + random.nextInt(4000);
      String symbol = SYMBOLS.get(random.nextInt(SYMBOLS.size()));
      String number = count + "/" + symbol;
      if (made.containsKey(number)) {
        continue;
      }
      List<Made> set = new ArrayList<>();
      int size = 2 + random.nextInt(5);
      for (int i = 0; i < size; i++) {
        Province province = provinces.get(random.nextInt(provinces.size()));
        boolean council = symbol.endsWith("HĐND");
        int year = 2005 + random.nextInt(20);
        LocalDate issued = LocalDate.of(year, 1, 1).plusDays(random.nextInt(365));
        set.add(
            new Made(
                "s" + made.size() + "-" + i,
                number,
                body(province, council),
                council,
                province.before(),
                province.now(),
                issued));
      }
      made.put(number, set);
    }
    return made;
  }

  /** The body's name in one of the ways that letterheads write it. */
  private String body(Province province, boolean council) {
    String kind = random.nextBoolean() ? province.beforeKind() + " " : "";
    String name =
        council ? "Hội đồng nhân dân " : random.nextBoolean() ? "UBND " : "Ủy ban nhân dân ";
    return name + kind + province.before();
  }

  Random random() {
    return random;
  }
}
