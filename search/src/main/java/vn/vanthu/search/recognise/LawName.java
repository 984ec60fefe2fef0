package vn.vanthu.search.recognise;

/**
 * Laws are named before they are numbered: {@code Luật Tổ chức chính quyền địa phương số
 * 72/2025/QH15}. Stateless.
 */
final class LawName {
  private LawName() {}

  /** Where the law's name begins before its number, or -1. */
  static int start(String fold, int number, int from) {
    int best = -1;
    for (String word :
        new String[] {"luat ", "bo luat ", "nghi quyet ", "phap lenh ", "hien phap "}) {
      int at = number;
      while ((at = fold.lastIndexOf(word, at - 1)) >= from) {
        boolean edge = at == 0 || !Character.isLetter(fold.charAt(at - 1));
        int stop = fold.indexOf(';', at);
        if (edge && (stop < 0 || stop > number)) {
          String between = fold.substring(at + word.length(), number).strip();
          boolean direct =
              between.endsWith("so")
                  || between.endsWith("so:")
                  || between.matches(".*\\b(so|luat)\\s*$")
                  || between.length() < 200;
          if (direct && at > best) {
            best = at;
          }
        }
        if (best >= 0 || at == 0) {
          break;
        }
      }
    }
    if (best >= 3 && fold.startsWith("bo ", best - 3)) {
      best -= 3;
    }
    return best;
  }

  /** The kind that begins at an offset found by {@link #start}. */
  static String kind(String fold, int at) {
    return fold.startsWith("bo luat", at)
        ? "Bộ luật"
        : fold.startsWith("luat", at)
            ? "Luật"
            : fold.startsWith("nghi quyet", at)
                ? "Nghị quyết"
                : fold.startsWith("phap lenh", at) ? "Pháp lệnh" : "Hiến pháp";
  }
}
