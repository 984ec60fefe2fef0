package vn.vanthu.signing.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * The public half of the log's Ed25519 key with the name under which it signs, in the one-line form
 * of C2SP {@code signed-note}: {@code name+keyhash+base64(0x01 || key)}. An auditor needs nothing
 * else to check a receipt. Immutable.
 */
public final class CheckpointKey {
  private static final byte ED25519 = 1;
  private static final int KEY_BYTES = 32;

  /** DER before the 32 raw bytes of an Ed25519 public key (RFC 8410 section 4). */
  private static final byte[] SPKI_HEAD = {
    0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00
  };

  private final String name;
  private final byte[] raw;
  private final PublicKey key;

  private CheckpointKey(String name, byte[] raw) throws GeneralSecurityException {
    this.name = name;
    this.raw = raw;
    byte[] der = ByteBuffer.allocate(44).put(SPKI_HEAD).put(raw).array();
    this.key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der));
  }

  /**
   * A key under its name.
   *
   * @throws IllegalArgumentException when the key is not Ed25519 or the name has blanks or plus
   *     signs
   */
  public static CheckpointKey of(String name, PublicKey key) {
    byte[] der = key.getEncoded();
    if (!isName(name)
        || der.length != SPKI_HEAD.length + KEY_BYTES
        || !Arrays.equals(SPKI_HEAD, Arrays.copyOf(der, SPKI_HEAD.length))) {
      throw new IllegalArgumentException("not an Ed25519 key with a name: " + name);
    }
    try {
      return new CheckpointKey(name, Arrays.copyOfRange(der, SPKI_HEAD.length, der.length));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not an Ed25519 key", e);
    }
  }

  /** Reads the one-line form; empty when it is malformed or its key hash does not fit. */
  public static Optional<CheckpointKey> parse(String line) {
    String[] parts = line.strip().split("\\+", 3);
    if (parts.length != 3 || !isName(parts[0])) {
      return Optional.empty();
    }
    try {
      byte[] typed = Base64.getDecoder().decode(parts[2]);
      if (typed.length != KEY_BYTES + 1 || typed[0] != ED25519) {
        return Optional.empty();
      }
      CheckpointKey key = new CheckpointKey(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
      return Optional.of(key).filter(k -> k.text().equals(line.strip()));
    } catch (IllegalArgumentException | GeneralSecurityException _) {
      return Optional.empty();
    }
  }

  static boolean isName(String name) {
    return !name.isEmpty()
        && name.chars().noneMatch(c -> c == '+' || Character.isWhitespace(c) || c < ' ');
  }

  /** The name under which the log signs. */
  public String name() {
    return name;
  }

  /** The one-line form, to be published. */
  public String text() {
    byte[] typed = ByteBuffer.allocate(KEY_BYTES + 1).put(ED25519).put(raw).array();
    return "%s+%08x+%s".formatted(name, keyHash(), Base64.getEncoder().encodeToString(typed));
  }

  /** First four bytes of SHA-256 over name, line feed, algorithm byte and key. */
  int keyHash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
      digest.update(ED25519);
      return ByteBuffer.wrap(digest.digest(raw)).getInt();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The key in X.509 form. */
  byte[] encoded() {
    return key.getEncoded();
  }

  boolean verifies(byte[] text, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(key);
      verifier.update(text);
      return verifier.verify(signature);
    } catch (GeneralSecurityException _) {
      return false; // a signature of the wrong length or an invalid point proves nothing
    }
  }

  @Override
  public String toString() {
    return text();
  }
}
