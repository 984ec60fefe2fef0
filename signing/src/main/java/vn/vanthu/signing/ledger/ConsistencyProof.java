package vn.vanthu.signing.ledger;

import java.util.List;

/**
 * Shows that a log of {@code newSize} leaves begins with the very log of {@code oldSize} leaves:
 * that nothing was altered or taken out in between (RFC 9162 section 2.1.4).
 *
 * @param oldSize leaves in the earlier log, at least 1
 * @param newSize leaves in the later log, at least {@code oldSize}
 * @param path hashes in the order of the RFC
 */
public record ConsistencyProof(long oldSize, long newSize, List<TreeHash> path) {
  /** Refuses sizes between which there is nothing to prove. */
  public ConsistencyProof {
    if (oldSize < 1 || newSize < oldSize) {
      throw new IllegalArgumentException("no proof from size " + oldSize + " to " + newSize);
    }
    path = List.copyOf(path);
  }

  /** Builds the proof between two sizes of a stored log. */
  public static ConsistencyProof of(long oldSize, long newSize, NodeReader nodes) {
    if (oldSize < 1 || newSize < oldSize) {
      throw new IllegalArgumentException("no proof from size " + oldSize + " to " + newSize);
    }
    InclusionProof.ProofPlan plan = new InclusionProof.ProofPlan();
    if (oldSize < newSize) {
      subproof(plan, oldSize, 0, newSize, true);
    }
    return new ConsistencyProof(oldSize, newSize, plan.read(nodes));
  }

  private static void subproof(
      InclusionProof.ProofPlan plan, long m, long start, long n, boolean whole) {
    if (m == n) {
      if (!whole) {
        plan.range(start, n);
      }
      return;
    }
    long k = Long.highestOneBit(n - 1);
    if (m <= k) {
      subproof(plan, m, start, k, whole);
      plan.range(start + k, n - k);
    } else {
      subproof(plan, m - k, start + k, n - k, false);
      plan.range(start, k);
    }
  }

  /** Whether the later root extends the earlier one (RFC 9162 section 2.1.4.2). */
  public boolean proves(TreeHash oldRoot, TreeHash newRoot) {
    if (oldSize == newSize) {
      return path.isEmpty() && oldRoot.equals(newRoot);
    }
    boolean powerOfTwo = Long.bitCount(oldSize) == 1;
    if (path.isEmpty() && !powerOfTwo) {
      return false;
    }
    long fn = oldSize - 1;
    long sn = newSize - 1;
    while ((fn & 1) == 1) {
      fn >>= 1;
      sn >>= 1;
    }
    int next = 0;
    TreeHash fr = powerOfTwo ? oldRoot : path.get(next++);
    TreeHash sr = fr;
    for (; next < path.size(); next++) {
      if (sn == 0) {
        return false;
      }
      TreeHash c = path.get(next);
      if ((fn & 1) == 1 || fn == sn) {
        fr = TreeHash.node(c, fr);
        sr = TreeHash.node(c, sr);
        while ((fn & 1) == 0 && fn != 0) {
          fn >>= 1;
          sn >>= 1;
        }
      } else {
        sr = TreeHash.node(sr, c);
      }
      fn >>= 1;
      sn >>= 1;
    }
    return sn == 0 && fr.equals(oldRoot) && sr.equals(newRoot);
  }
}
