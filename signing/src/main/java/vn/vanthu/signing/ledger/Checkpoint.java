package vn.vanthu.signing.ledger;

import java.util.List;
import java.util.Optional;

/**
 * The head of the log: its name, size and root (C2SP {@code tlog-checkpoint}).
 *
 * @param origin the log's own name, for example {@code so.vanthu.vn/tinh-mau}; one line, no blanks
 * @param size leaves in the log
 * @param root Merkle tree hash over all of them
 */
public record Checkpoint(String origin, long size, TreeHash root) {
  /** Refuses names that would break the text form. */
  public Checkpoint {
    if (!CheckpointKey.isName(origin) || size < 0) {
      throw new IllegalArgumentException("not a checkpoint: " + origin + ", size " + size);
    }
  }

  /** The head of the log with that edge. */
  public static Checkpoint of(String origin, Frontier frontier) {
    return new Checkpoint(origin, frontier.size(), frontier.root());
  }

  /** The three lines that are signed, each ended by a line feed. */
  public String text() {
    return origin + "\n" + size + "\n" + root.base64() + "\n";
  }

  /**
   * Reads the three lines back; empty when they are not in the one form that {@link #text} writes.
   */
  public static Optional<Checkpoint> parse(String text) {
    List<String> lines = List.of(text.split("\n", -1));
    if (lines.size() != 4 || !lines.get(3).isEmpty()) {
      return Optional.empty();
    }
    try {
      Checkpoint read =
          new Checkpoint(
              lines.get(0), Long.parseLong(lines.get(1)), TreeHash.parseBase64(lines.get(2)));
      return Optional.of(read).filter(c -> c.text().equals(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
