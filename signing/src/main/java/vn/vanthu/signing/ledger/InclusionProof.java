package vn.vanthu.signing.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The path from a leaf to the root of a log of a given size (RFC 9162 section 2.1.3).
 *
 * @param index position of the leaf, from 0
 * @param size leaves in the log that the proof speaks of
 * @param path sibling hashes from the leaf upwards, at most 63
 */
public record InclusionProof(long index, long size, List<TreeHash> path) {
  /** Refuses an index outside the log. */
  public InclusionProof {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("leaf " + index + " is not in a log of " + size);
    }
    path = List.copyOf(path);
  }

  /** Builds the proof for a leaf of a stored log. */
  public static InclusionProof of(long index, long size, NodeReader nodes) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("leaf " + index + " is not in a log of " + size);
    }
    ProofPlan plan = new ProofPlan();
    plan.path(index, 0, size);
    return new InclusionProof(index, size, plan.read(nodes));
  }

  /**
   * The root that this leaf and this path lead to (RFC 9162 section 2.1.3.2); empty when the path
   * has the wrong length for its index and size.
   */
  public Optional<TreeHash> root(TreeHash leaf) {
    long fn = index;
    long sn = size - 1;
    TreeHash root = leaf;
    for (TreeHash sibling : path) {
      if (sn == 0) {
        return Optional.empty();
      }
      if ((fn & 1) == 1 || fn == sn) {
        root = TreeHash.node(sibling, root);
        while ((fn & 1) == 0 && fn != 0) {
          fn >>= 1;
          sn >>= 1;
        }
      } else {
        root = TreeHash.node(root, sibling);
      }
      fn >>= 1;
      sn >>= 1;
    }
    return sn == 0 ? Optional.of(root) : Optional.empty();
  }

  /** Whether the leaf stands at its index in the log with that root. */
  public boolean proves(TreeHash leaf, TreeHash root) {
    return root(leaf).filter(root::equals).isPresent();
  }

  /** Collects which stored nodes a proof is made of, then reads them in one go. */
  static final class ProofPlan {
    private final List<List<NodeAddress>> steps = new ArrayList<>();

    /** Audit path of leaf {@code m} within the leaves {@code [start, start + n)}. */
    void path(long m, long start, long n) {
      if (n <= 1) {
        return;
      }
      long k = Long.highestOneBit(n - 1);
      if (m < k) {
        path(m, start, k);
        range(start + k, n - k);
      } else {
        path(m - k, start + k, n - k);
        range(start, k);
      }
    }

    /** The hash over the leaves {@code [start, start + n)} becomes the next step of the proof. */
    void range(long start, long n) {
      List<NodeAddress> peaks = new ArrayList<>();
      long at = start;
      for (int level = 62; level >= 0; level--) {
        if ((n & (1L << level)) != 0) {
          peaks.add(new NodeAddress(level, at >> level));
          at += 1L << level;
        }
      }
      steps.add(peaks);
    }

    List<TreeHash> read(NodeReader nodes) {
      List<NodeAddress> all = steps.stream().flatMap(List::stream).toList();
      List<TreeHash> hashes = all.isEmpty() ? List.of() : nodes.read(all);
      List<TreeHash> proof = new ArrayList<>();
      int next = 0;
      for (List<NodeAddress> step : steps) {
        TreeHash hash = hashes.get(next + step.size() - 1);
        for (int i = step.size() - 2; i >= 0; i--) {
          hash = TreeHash.node(hashes.get(next + i), hash);
        }
        next += step.size();
        proof.add(hash);
      }
      return proof;
    }
  }
}
