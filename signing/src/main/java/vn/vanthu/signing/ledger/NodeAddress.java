package vn.vanthu.signing.ledger;

/**
 * Where a perfect subtree sits: it covers the leaves {@code index << level} up to, not including,
 * {@code (index + 1) << level}. A node is written once, when its last leaf arrives, and never
 * changes.
 *
 * @param level 0 for leaves, at most 62
 * @param index counted from the left on that level, from 0
 */
public record NodeAddress(int level, long index) {
  /** Refuses addresses outside any tree. */
  public NodeAddress {
    if (level < 0 || level > 62 || index < 0) {
      throw new IllegalArgumentException("no such node: level " + level + ", index " + index);
    }
  }
}
