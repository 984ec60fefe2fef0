package vn.vanthu.drills.kill;

/** What was found missing or wrong; all zero when the promise holds. */
record Damage(int checked, int lost, int altered, int duplicated, int skipped, int unindexed) {
  static final Damage NONE = new Damage(0, 0, 0, 0, 0, 0);

  Damage plus(Damage other) {
    return new Damage(
        checked + other.checked,
        lost + other.lost,
        altered + other.altered,
        duplicated + other.duplicated,
        skipped + other.skipped,
        unindexed + other.unindexed);
  }

  boolean none() {
    return lost + altered + duplicated + skipped + unindexed == 0;
  }

  String line() {
    return "CHECKED %d %d %d %d %d %d"
        .formatted(checked, lost, altered, duplicated, skipped, unindexed);
  }

  static Damage parse(String line) {
    String[] p = line.split(" ", -1);
    return new Damage(
        Integer.parseInt(p[1]),
        Integer.parseInt(p[2]),
        Integer.parseInt(p[3]),
        Integer.parseInt(p[4]),
        Integer.parseInt(p[5]),
        Integer.parseInt(p[6]));
  }
}
