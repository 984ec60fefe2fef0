package vn.vanthu.search.index;

/**
 * A place in the outbox in commit order: transaction id (xid8), then row id. Kept inside each
 * Lucene commit, so that index and position are never apart.
 */
public record OutboxPosition(long transaction, long row) implements Comparable<OutboxPosition> {

  /** Before the first row. */
  public static final OutboxPosition START = new OutboxPosition(0, 0);

  /** Reads {@code "transaction:row"} as {@link #toString()} writes it. */
  public static OutboxPosition parse(String text) {
    int colon = text.indexOf(':');
    return new OutboxPosition(
        Long.parseLong(text, 0, colon, 10), Long.parseLong(text, colon + 1, text.length(), 10));
  }

  @Override
  public int compareTo(OutboxPosition other) {
    int first = Long.compareUnsigned(transaction, other.transaction);
    return first != 0 ? first : Long.compare(row, other.row);
  }

  @Override
  public String toString() {
    return transaction + ":" + row;
  }
}
