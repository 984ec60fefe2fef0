package vn.vanthu.signing.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What proves, without us and offline, that an entry stands in the log: its place, the path to a
 * root, and the log's signature on that root (the text form is C2SP {@code tlog-proof}).
 *
 * @param proof the path from the entry's leaf
 * @param checkpoint the signed head that the path leads to
 */
public record Receipt(InclusionProof proof, SignedCheckpoint checkpoint) {
  private static final String HEADER = "c2sp.org/tlog-proof@v1";

  /** Refuses a proof that speaks of another size than the head. */
  public Receipt {
    if (proof.size() != checkpoint.checkpoint().size()) {
      throw new IllegalArgumentException("proof and checkpoint are of different sizes");
    }
  }

  /** What checking a receipt finds. */
  public enum Finding {
    /** The entry stands in the log. */
    PROVEN,
    /** Another key signed the head, or nobody did. */
    SIGNATURE_INVALID,
    /** The path does not lead from this entry to the signed root. */
    NOT_INCLUDED
  }

  /** Checks the receipt of an entry, given its leaf hash and the log's published key. */
  public Finding check(TreeHash leaf, CheckpointKey key) {
    if (!checkpoint.isSignedBy(key)) {
      return Finding.SIGNATURE_INVALID;
    }
    return proof.proves(leaf, checkpoint.checkpoint().root())
        ? Finding.PROVEN
        : Finding.NOT_INCLUDED;
  }

  /** The receipt as text, to be kept beside the document. */
  public String text() {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    text.append("index ").append(proof.index()).append('\n');
    proof.path().forEach(hash -> text.append(hash.base64()).append('\n'));
    return text.append('\n').append(checkpoint.text()).toString();
  }

  /** Reads a receipt; empty when it is not in the form that {@link #text} writes. */
  public static Optional<Receipt> parse(String text) {
    int gap = text.indexOf("\n\n");
    if (gap < 0) {
      return Optional.empty();
    }
    List<String> lines = text.substring(0, gap).lines().toList();
    Optional<SignedCheckpoint> head = SignedCheckpoint.parse(text.substring(gap + 2));
    if (head.isEmpty()
        || lines.size() < 2
        || !lines.get(0).equals(HEADER)
        || !lines.get(1).startsWith("index ")) {
      return Optional.empty();
    }
    try {
      long index = Long.parseLong(lines.get(1).substring("index ".length()));
      List<TreeHash> path = new ArrayList<>();
      lines.subList(2, lines.size()).forEach(line -> path.add(TreeHash.parseBase64(line)));
      long size = head.get().checkpoint().size();
      return Optional.of(new Receipt(new InclusionProof(index, size, path), head.get()));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
