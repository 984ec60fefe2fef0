package vn.vanthu.signing.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * The growing edge of the log: the roots of the perfect subtrees that make up a tree of {@code
 * size} leaves, largest (leftmost) first, one for each bit set in the size. It is all that is
 * needed to append and to state the root. Immutable.
 *
 * @param size leaves in the log
 * @param peaks one hash for each bit set in {@code size}, from the highest bit to the lowest
 */
public record Frontier(long size, List<TreeHash> peaks) {
  /** Refuses a number of peaks that does not fit the size. */
  public Frontier {
    if (size < 0 || peaks.size() != Long.bitCount(size)) {
      throw new IllegalArgumentException(peaks.size() + " peaks do not make a tree of " + size);
    }
    peaks = List.copyOf(peaks);
  }

  /** The log before its first entry. */
  public static Frontier empty() {
    return new Frontier(0, List.of());
  }

  /** The addresses of the peaks of a log of that size: what to read to go on after a restart. */
  public static List<NodeAddress> addresses(long size) {
    List<NodeAddress> addresses = new ArrayList<>();
    long before = 0;
    for (int level = 62; level >= 0; level--) {
      long width = 1L << level;
      if ((size & width) != 0) {
        addresses.add(new NodeAddress(level, before >> level));
        before += width;
      }
    }
    return List.copyOf(addresses);
  }

  /** The edge of a stored log of that size. */
  public static Frontier read(long size, NodeReader nodes) {
    return new Frontier(size, size == 0 ? List.of() : nodes.read(addresses(size)));
  }

  /** Appends one leaf; the answer holds the new edge and the nodes to store. */
  public Growth append(TreeHash leaf) {
    List<Node> written = new ArrayList<>();
    List<TreeHash> edge = new ArrayList<>(peaks);
    TreeHash hash = leaf;
    int level = 0;
    written.add(new Node(new NodeAddress(0, size), hash));
    for (long rest = size; (rest & 1) == 1; rest >>= 1) {
      hash = TreeHash.node(edge.removeLast(), hash);
      level++;
      written.add(new Node(new NodeAddress(level, size >> level), hash));
    }
    edge.add(hash);
    return new Growth(new Frontier(size + 1, edge), written);
  }

  /** Appends leaves in order; {@link Growth#written} then holds the nodes of all of them. */
  public Growth appendAll(List<TreeHash> leaves) {
    Frontier edge = this;
    List<Node> written = new ArrayList<>();
    for (TreeHash leaf : leaves) {
      Growth growth = edge.append(leaf);
      edge = growth.frontier();
      written.addAll(growth.written());
    }
    return new Growth(edge, written);
  }

  /** The Merkle tree hash of the whole log (RFC 9162 section 2.1.1). */
  public TreeHash root() {
    if (size == 0) {
      return TreeHash.empty();
    }
    TreeHash root = peaks.getLast();
    for (int i = peaks.size() - 2; i >= 0; i--) {
      root = TreeHash.node(peaks.get(i), root);
    }
    return root;
  }

  /**
   * A log that has grown.
   *
   * @param frontier its new edge
   * @param written the nodes completed by the new leaves, the leaves themselves among them; to be
   *     stored in the same transaction as the new size
   */
  public record Growth(Frontier frontier, List<Node> written) {
    /** Copies the list. */
    public Growth {
      written = List.copyOf(written);
    }
  }
}
