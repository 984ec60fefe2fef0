package vn.vanthu.signing.ledger;

import java.util.Optional;

/**
 * Recomputes a log from its entries, one after the other, to hold every checkpoint ever signed
 * against it. Keeps only the edge of the tree: a log of any length in constant memory.
 * Single-threaded.
 */
public final class LedgerReplay {
  private final CheckpointKey key;
  private Frontier frontier = Frontier.empty();

  /** A replay of a log whose heads are signed by this key. */
  public LedgerReplay(CheckpointKey key) {
    this.key = key;
  }

  /** Takes the next entry's leaf, in the order of the log. */
  public void next(TreeHash leaf) {
    frontier = frontier.append(leaf).frontier();
  }

  /** Leaves taken so far. */
  public long size() {
    return frontier.size();
  }

  /** The head that the entries taken so far lead to. */
  public TreeHash root() {
    return frontier.root();
  }

  /**
   * Holds a stored head against the entries: to be called when exactly its size was taken.
   *
   * @return the reason why the head cannot stand, or empty when it does
   */
  public Optional<Disagreement> compare(SignedCheckpoint stored) {
    if (!stored.isSignedBy(key)) {
      return Optional.of(Disagreement.SIGNATURE_INVALID);
    }
    if (stored.checkpoint().size() != frontier.size()) {
      return Optional.of(Disagreement.SIZE);
    }
    return stored.checkpoint().root().equals(frontier.root())
        ? Optional.empty()
        : Optional.of(Disagreement.ROOT);
  }

  /** Why a checkpoint and the entries do not belong together. */
  public enum Disagreement {
    /** The head does not carry the log's signature. */
    SIGNATURE_INVALID,
    /** The head speaks of more or fewer entries: some were lost or added. */
    SIZE,
    /** An entry was altered, or the order was. */
    ROOT
  }
}
