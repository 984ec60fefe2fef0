package vn.vanthu.signing.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * A head of the log with the log's signature: a C2SP {@code signed-note}, which anyone holding the
 * {@link CheckpointKey} can check.
 *
 * @param checkpoint what is stated
 * @param signer name of the key that signed
 * @param signature base64 of the four bytes of key hash and the 64 bytes of Ed25519 signature
 */
public record SignedCheckpoint(Checkpoint checkpoint, String signer, String signature) {
  private static final String MARK = "\u2014 ";

  /** The note: the signed lines, an empty line, the line of the signature. */
  public String text() {
    return checkpoint.text() + "\n" + MARK + signer + " " + signature + "\n";
  }

  /** Reads a note with one signature; further signatures (of witnesses) are passed over. */
  public static Optional<SignedCheckpoint> parse(String note) {
    int gap = note.indexOf("\n\n");
    if (gap < 0) {
      return Optional.empty();
    }
    Optional<Checkpoint> head = Checkpoint.parse(note.substring(0, gap + 1));
    String line = note.substring(gap + 2).lines().findFirst().orElse("");
    String[] parts = line.split(" ", -1);
    if (head.isEmpty() || !line.startsWith(MARK) || parts.length != 3) {
      return Optional.empty();
    }
    return Optional.of(new SignedCheckpoint(head.get(), parts[1], parts[2]));
  }

  /** Whether this key signed this head. */
  public boolean isSignedBy(CheckpointKey key) {
    byte[] hashed;
    try {
      hashed = Base64.getDecoder().decode(signature);
    } catch (IllegalArgumentException _) {
      return false;
    }
    return signer.equals(key.name())
        && hashed.length > 4
        && ByteBuffer.wrap(hashed).getInt() == key.keyHash()
        && key.verifies(
            checkpoint.text().getBytes(StandardCharsets.UTF_8),
            Arrays.copyOfRange(hashed, 4, hashed.length));
  }
}
