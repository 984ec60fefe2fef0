package vn.vanthu.signing.evidence;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.vanthu.signing.Octets;
import vn.vanthu.signing.cms.DigestAlgorithm;

/**
 * A binary hash tree (RFC 4998 §4.2): the digest of a node is that of its children's digests in
 * ascending order; a node without a brother moves up as it is. Immutable.
 */
final class HashTree {
  private static final Comparator<Octets> ASCENDING =
      (a, b) -> Arrays.compareUnsigned(a.bytes(), b.bytes());

  private final Octets root;

  /** For each node its brother, and what both become. */
  private final Map<Octets, Octets> brothers = new HashMap<>();

  private final Map<Octets, Octets> parents = new HashMap<>();

  private HashTree(Collection<Octets> leaves, DigestAlgorithm digest) {
    TreeSet<Octets> distinct = new TreeSet<>(ASCENDING);
    distinct.addAll(leaves);
    List<Octets> level = List.copyOf(distinct);
    while (level.size() > 1) {
      List<Octets> above = new ArrayList<>();
      for (int i = 0; i + 1 < level.size(); i += 2) {
        Octets left = level.get(i);
        Octets right = level.get(i + 1);
        Octets parent = node(List.of(left, right), digest);
        brothers.put(left, right);
        brothers.put(right, left);
        parents.put(left, parent);
        parents.put(right, parent);
        above.add(parent);
      }
      if (level.size() % 2 == 1) {
        above.add(level.getLast());
      }
      level = above;
    }
    this.root = level.getFirst();
  }

  /**
   * Grows a tree; the same leaves in any order give the same tree.
   *
   * @param leaves digests, at least one
   */
  static HashTree over(Collection<Octets> leaves, DigestAlgorithm digest) {
    if (leaves.isEmpty()) {
      throw new IllegalArgumentException("a hash tree needs a leaf");
    }
    return new HashTree(leaves, digest);
  }

  Octets root() {
    return root;
  }

  /** The reduced tree of one leaf: itself and its brother, then each uncle on the way up. */
  List<List<Octets>> reduced(Octets leaf) {
    List<List<Octets>> lists = new ArrayList<>();
    Octets brother = brothers.get(leaf);
    lists.add(brother == null ? List.of(leaf) : sorted(List.of(leaf, brother)));
    Octets parent = parents.get(leaf);
    if (parent != null) {
      lists.addAll(uncles(parent));
    }
    return lists;
  }

  /**
   * The reduced tree of a leaf that is itself the node of these values: they, then each uncle on
   * the way up.
   */
  List<List<Octets>> reduced(List<Octets> values, DigestAlgorithm digest) {
    List<List<Octets>> lists = new ArrayList<>();
    lists.add(sorted(values));
    lists.addAll(uncles(node(values, digest)));
    return lists;
  }

  /** The brother of this node and of each above it. */
  private List<List<Octets>> uncles(Octets from) {
    List<List<Octets>> lists = new ArrayList<>();
    for (Octets at = from; at != null; at = parents.get(at)) {
      Octets uncle = brothers.get(at);
      if (uncle != null) {
        lists.add(List.of(uncle));
      }
    }
    return lists;
  }

  /** The root that a reduced tree leads to (RFC 4998 §4.3 step 3). */
  static Octets rootOf(List<List<Octets>> reduced, DigestAlgorithm digest) {
    Octets current = null;
    for (List<Octets> list : reduced) {
      List<Octets> all = new ArrayList<>(list);
      add(current, all);
      current = node(all, digest);
    }
    if (current == null) {
      throw new IllegalArgumentException("a reduced tree without a list");
    }
    return current;
  }

  private static void add(@Nullable Octets more, List<Octets> all) {
    if (more != null) {
      all.add(more);
    }
  }

  static Octets node(List<Octets> children, DigestAlgorithm digest) {
    if (children.size() == 1) {
      return children.getFirst();
    }
    MessageDigest state = digest.start();
    sorted(children).forEach(child -> state.update(child.bytes()));
    return Octets.of(state.digest());
  }

  private static List<Octets> sorted(List<Octets> values) {
    return values.stream().sorted(ASCENDING).toList();
  }
}
