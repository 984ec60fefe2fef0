package vn.vanthu.signing.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * The log's own Ed25519 key. It signs nothing but checkpoints; the keeper stores {@link
 * #privateKeyForStorage} in a file that only the service can read. Immutable.
 */
public final class CheckpointSigner {
  private final CheckpointKey publicHalf;
  private final PrivateKey key;

  private CheckpointSigner(CheckpointKey publicHalf, PrivateKey key) {
    this.publicHalf = publicHalf;
    this.key = key;
  }

  /** A new key under the log's name. */
  public static CheckpointSigner generate(String name) {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      return new CheckpointSigner(CheckpointKey.of(name, pair.getPublic()), pair.getPrivate());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform since 15 has Ed25519", e);
    }
  }

  /**
   * The key as {@link #privateKeyForStorage} wrote it.
   *
   * @throws IllegalArgumentException when the text is not such a key
   */
  public static CheckpointSigner parse(String stored) {
    String[] parts = stored.strip().split(" ", 3);
    if (parts.length != 3) {
      throw new IllegalArgumentException("not a checkpoint key");
    }
    try {
      KeyFactory factory = KeyFactory.getInstance("Ed25519");
      PrivateKey key =
          factory.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(parts[1])));
      PublicKey open =
          factory.generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(parts[2])));
      return new CheckpointSigner(CheckpointKey.of(parts[0], open), key);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not a checkpoint key", e);
    }
  }

  /** One line of text with both halves of the key. Secret: for a file of mode 0600 only. */
  public String privateKeyForStorage() {
    Base64.Encoder encoder = Base64.getEncoder();
    return publicHalf.name()
        + " "
        + encoder.encodeToString(key.getEncoded())
        + " "
        + encoder.encodeToString(publicHalf.encoded());
  }

  /** The half to publish. */
  public CheckpointKey publicKey() {
    return publicHalf;
  }

  /** Signs a head of the log. */
  public SignedCheckpoint sign(Checkpoint checkpoint) {
    byte[] text = checkpoint.text().getBytes(StandardCharsets.UTF_8);
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(key);
      signer.update(text);
      byte[] value = signer.sign();
      byte[] hashed =
          ByteBuffer.allocate(4 + value.length).putInt(publicHalf.keyHash()).put(value).array();
      return new SignedCheckpoint(
          checkpoint, publicHalf.name(), Base64.getEncoder().encodeToString(hashed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the log's own key does not sign", e);
    }
  }
}
