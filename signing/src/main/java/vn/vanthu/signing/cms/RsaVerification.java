package vn.vanthu.signing.cms;

import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;
import vn.vanthu.signing.Octets;

/**
 * RSA verification from a digest (RFC 8017 §8). The padding is rebuilt and compared, never parsed,
 * so nothing can hide in it.
 */
final class RsaVerification {

  private RsaVerification() {}

  /** RFC 8017 §8.2.2, with the parameters of the digest NULL or absent. */
  static boolean pkcs1(RSAPublicKey key, DigestAlgorithm digest, byte[] hash, byte[] value)
      throws IOException {
    byte[] encoded = opened(key, value);
    if (encoded.length == 0) {
      return false;
    }
    ASN1ObjectIdentifier oid = new ASN1ObjectIdentifier(digest.oid());
    byte[] withNull =
        new DigestInfo(new AlgorithmIdentifier(oid, DERNull.INSTANCE), hash).getEncoded("DER");
    byte[] without = new DigestInfo(new AlgorithmIdentifier(oid), hash).getEncoded("DER");
    return isPadded(encoded, withNull) || isPadded(encoded, without);
  }

  /** The digest inside a value, when the value is padded exactly as one over it would be. */
  static Optional<SignedDigest> digestIn(RSAPublicKey key, byte[] value) throws IOException {
    byte[] encoded = opened(key, value);
    int from = 1;
    while (++from < encoded.length && encoded[from] == (byte) 0xFF) {
      // the padding
    }
    if (from >= encoded.length) {
      return Optional.empty();
    }
    DigestInfo info =
        DigestInfo.getInstance(
            ASN1Primitive.fromByteArray(Arrays.copyOfRange(encoded, from + 1, encoded.length)));
    byte[] hash = info.getDigest();
    Optional<DigestAlgorithm> digest =
        DigestAlgorithm.of(info.getAlgorithmId().getAlgorithm().getId());
    return digest.isPresent() && pkcs1(key, digest.get(), hash, value)
        ? digest.map(algorithm -> new SignedDigest(algorithm, Octets.of(hash)))
        : Optional.empty();
  }

  private static boolean isPadded(byte[] encoded, byte[] info) {
    int padding = encoded.length - info.length - 3;
    if (padding < 8) {
      return false;
    }
    byte[] expected = new byte[encoded.length];
    Arrays.fill(expected, 2, 2 + padding, (byte) 0xFF);
    expected[1] = 1;
    System.arraycopy(info, 0, expected, 3 + padding, info.length);
    return MessageDigest.isEqual(expected, encoded);
  }

  /** RFC 8017 §8.1.2 and §9.1.2. */
  static boolean pss(
      RSAPublicKey key, DigestAlgorithm digest, int saltLength, byte[] hash, byte[] value) {
    byte[] opened = opened(key, value);
    int bits = key.getModulus().bitLength() - 1;
    int length = (bits + 7) / 8;
    int h = hash.length;
    if (opened.length == 0 || length < h + saltLength + 2) {
      return false;
    }
    byte[] encoded = Arrays.copyOfRange(opened, opened.length - length, opened.length);
    if ((opened.length > length && opened[0] != 0) || encoded[length - 1] != (byte) 0xBC) {
      return false;
    }
    int dbLength = length - h - 1;
    byte[] seed = Arrays.copyOfRange(encoded, dbLength, dbLength + h);
    byte[] db = mask(digest, seed, dbLength);
    int spare = 8 * length - bits;
    if ((encoded[0] & 0xFF) >> (8 - spare) != 0) {
      return false;
    }
    for (int i = 0; i < dbLength; i++) {
      db[i] ^= encoded[i];
    }
    db[0] &= (byte) (0xFF >> spare);
    int salt = dbLength - saltLength;
    for (int i = 0; i < salt - 1; i++) {
      if (db[i] != 0) {
        return false;
      }
    }
    if (db[salt - 1] != 1) {
      return false;
    }
    MessageDigest state = digest.start();
    state.update(new byte[8]);
    state.update(hash);
    state.update(db, salt, saltLength);
    return MessageDigest.isEqual(seed, state.digest());
  }

  /** MGF1 (RFC 8017 §B.2.1). */
  private static byte[] mask(DigestAlgorithm digest, byte[] seed, int length) {
    byte[] out = new byte[length];
    MessageDigest state = digest.start();
    for (int counter = 0, at = 0; at < length; counter++) {
      state.update(seed);
      state.update(
          new byte[] {
            (byte) (counter >> 24), (byte) (counter >> 16), (byte) (counter >> 8), (byte) counter
          });
      byte[] block = state.digest();
      int n = Math.min(block.length, length - at);
      System.arraycopy(block, 0, out, at, n);
      at += n;
    }
    return out;
  }

  /** value ^ e mod n at the width of the modulus; empty when the value does not fit the key. */
  private static byte[] opened(RSAPublicKey key, byte[] value) {
    BigInteger modulus = key.getModulus();
    if (modulus.signum() <= 0 || !modulus.testBit(0) || key.getPublicExponent().signum() <= 0) {
      return new byte[0];
    }
    int width = (modulus.bitLength() + 7) / 8;
    BigInteger s = new BigInteger(1, value);
    if (value.length != width
        || s.compareTo(modulus) >= 0
        || modulus.bitLength() > 16_384
        || key.getPublicExponent().bitLength() > 64) {
      return new byte[0];
    }
    byte[] raw = s.modPow(key.getPublicExponent(), modulus).toByteArray();
    byte[] out = new byte[width];
    int from = Math.max(0, raw.length - width);
    System.arraycopy(raw, from, out, width - (raw.length - from), raw.length - from);
    return out;
  }
}
