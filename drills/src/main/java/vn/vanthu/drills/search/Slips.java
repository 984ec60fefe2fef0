package vn.vanthu.drills.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * One slip of optical reading in a printed number: a sign taken for one that looks like it. What
 * looks alike is written down here, apart from the tables of the search itself. Stateless.
 */
final class Slips {

  private static final Map<Character, String> DIGITS = Map.of('0', "OoО", '1', "lI|i", '2', "Zz");
  private static final Map<Character, String> LETTERS =
      Map.ofEntries(
          Map.entry('Đ', "ÐƉD"),
          Map.entry('D', "OĐ"),
          Map.entry('O', "0QD"),
          Map.entry('Q', "O0"),
          Map.entry('B', "8ВR"),
          Map.entry('N', "HMΝ"),
          Map.entry('U', "VО"),
          Map.entry('C', "GС"),
          Map.entry('T', "IТ"),
          Map.entry('K', "XК"),
          Map.entry('H', "NН"),
          Map.entry('r', "tn"));

  private Slips() {}

  /** Every spelling of the number with one sign misread. */
  static List<String> all(String number) {
    List<String> all = new ArrayList<>();
    int slash = number.indexOf('/');
    for (int i = 0; i < number.length(); i++) {
      String alike = (i < slash ? DIGITS : LETTERS).getOrDefault(number.charAt(i), "");
      for (int k = 0; k < alike.length(); k++) {
        all.add(number.substring(0, i) + alike.charAt(k) + number.substring(i + 1));
      }
    }
    return all;
  }

  /** One of them; the number itself when nothing in it looks like anything else. */
  static String one(String number, Random random) {
    List<String> all = all(number);
    return all.isEmpty() ? number : all.get(random.nextInt(all.size()));
  }
}
