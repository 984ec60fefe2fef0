package vn.vanthu.drills.kill;

/**
 * What was found missing or wrong; all zero when the promise holds.
 *
 * @param checked how often an acknowledged document was looked at
 * @param lost it is not there
 * @param altered another number, or other bytes
 * @param unindexed not found within 30 seconds
 */
record Damage(int checked, int lost, int altered, int unindexed) {
  static final Damage NONE = new Damage(0, 0, 0, 0);

  Damage plus(Damage other) {
    return new Damage(
        checked + other.checked,
        lost + other.lost,
        altered + other.altered,
        unindexed + other.unindexed);
  }

  boolean none() {
    return lost + altered + unindexed == 0;
  }
}
