package vn.vanthu.signing.cms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.vanthu.forge.Keys;
import vn.vanthu.signing.Octets;

/** Padding byte by byte. Under the exponent 1 a value is its own padding, so most need no key. */
class RsaVerificationTest {
  private static final byte[] MESSAGE = "Công văn".getBytes(StandardCharsets.UTF_8);
  private static final byte[] HASH = DigestAlgorithm.SHA256.digest(MESSAGE);
  private static final String SHA256_INFO = "3031300d060960864801650304020105000420";
  private static final String SHA256_WITHOUT_NULL = "302f300b06096086480165030402010420";

  /** A key of so many bits that gives a value back as it is. */
  private static RSAPublicKey mirror(int bits) {
    return new RSAPublicKey(
        BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE), BigInteger.ONE);
  }

  /** 00 01 FF… 00, the information, the hash, at this width. */
  private static byte[] padded(int width, String info) {
    byte[] tail = HexFormat.of().parseHex("00" + info + HexFormat.of().formatHex(HASH));
    byte[] out = new byte[width];
    Arrays.fill(out, 2, width - tail.length, (byte) 0xFF);
    out[1] = 1;
    System.arraycopy(tail, 0, out, width - tail.length, tail.length);
    return out;
  }

  private static boolean pkcs1(RSAPublicKey key, byte[] value) throws IOException {
    return RsaVerification.pkcs1(key, DigestAlgorithm.SHA256, HASH, value);
  }

  @Test
  void eight_bytes_of_padding_are_enough_and_seven_are_not() throws IOException {
    for (String info : new String[] {SHA256_INFO, SHA256_WITHOUT_NULL}) {
      int least = info.length() / 2 + HASH.length + 3 + 8;
      assertThat(pkcs1(mirror(8 * least), padded(least, info))).as(info).isTrue();
      assertThat(pkcs1(mirror(8 * least - 8), padded(least - 1, info))).as(info).isFalse();
    }
  }

  @Test
  void no_byte_of_the_padding_may_be_another() throws IOException {
    byte[] value = padded(128, SHA256_INFO);
    assertThat(pkcs1(mirror(1024), value)).isTrue();
    assertThat(RsaVerification.digestIn(mirror(1024), value))
        .contains(new SignedDigest(DigestAlgorithm.SHA256, Octets.of(HASH)));
    for (int i = 0; i < value.length; i++) {
      byte[] changed = value.clone();
      changed[i] ^= 1;
      assertThat(pkcs1(mirror(1024), changed)).as("byte %d", i).isFalse();
      if (i < value.length - HASH.length) {
        assertThat(found(changed)).as("byte %d", i).isEqualTo("none");
      }
    }
  }

  /** The digest in a value, or "none", also where the value cannot be read. */
  private static String found(byte[] value) {
    try {
      return RsaVerification.digestIn(mirror(1024), value).map(Object::toString).orElse("none");
    } catch (IOException | RuntimeException _) {
      return "none"; // the scheme that calls it takes this for none
    }
  }

  @Test
  void padding_without_end_holds_no_digest() throws IOException {
    byte[] value = new byte[128];
    Arrays.fill(value, 2, 128, (byte) 0xFF);
    value[1] = 1;
    assertThat(RsaVerification.digestIn(mirror(1024), value)).isEmpty();
    assertThat(RsaVerification.digestIn(mirror(1024), new byte[127])).isEmpty();
  }

  @Test
  void a_digest_is_found_however_its_parameters_are_written() throws IOException {
    for (String info : new String[] {SHA256_INFO, SHA256_WITHOUT_NULL}) {
      assertThat(RsaVerification.digestIn(mirror(1024), padded(128, info)))
          .contains(new SignedDigest(DigestAlgorithm.SHA256, Octets.of(HASH)));
    }
    String sha512 = SHA256_INFO.replace("020105000420", "020305000420");
    assertThat(RsaVerification.digestIn(mirror(1024), padded(128, sha512)))
        .contains(new SignedDigest(DigestAlgorithm.SHA512, Octets.of(HASH)));
    String unknown = SHA256_INFO.replace("020105000420", "027f05000420");
    assertThat(RsaVerification.digestIn(mirror(1024), padded(128, unknown))).isEmpty();
  }

  @Test
  void a_value_has_the_width_of_the_modulus_and_is_smaller() throws IOException {
    byte[] value = padded(128, SHA256_INFO);
    assertThat(pkcs1(mirror(1024), value)).isTrue();
    assertThat(pkcs1(mirror(1017), value)).as("the smallest modulus of this width").isTrue();
    assertThat(pkcs1(mirror(1016), value)).isFalse();
    assertThat(pkcs1(mirror(1024), Arrays.copyOfRange(value, 1, 128))).isFalse();
    byte[] longer = new byte[129];
    System.arraycopy(value, 0, longer, 1, 128);
    assertThat(pkcs1(mirror(1024), longer)).isFalse();
    RSAPublicKey key = mirror(1023);
    byte[] beyond = wide(new BigInteger(1, value).add(key.getModulus()), 128);
    assertThat(pkcs1(key, value)).isTrue();
    assertThat(pkcs1(key, beyond)).as("the same number modulo n").isFalse();
  }

  @Test
  void a_value_equal_to_the_modulus_fits_no_key() throws IOException {
    byte[] value = padded(128, SHA256_INFO);
    BigInteger odd = new BigInteger(1, value).setBit(0);
    assertThat(RsaVerification.digestIn(new RSAPublicKey(odd, BigInteger.ONE), odd.toByteArray()))
        .isEmpty();
  }

  @Test
  void a_modulus_has_at_most_16384_bits() throws IOException {
    assertThat(pkcs1(mirror(16_384), padded(2_048, SHA256_INFO))).isTrue();
    assertThat(pkcs1(mirror(16_385), padded(2_049, SHA256_INFO))).isFalse();
  }

  @Test
  void an_exponent_has_at_most_64_bits() throws IOException {
    BigInteger prime = BigInteger.ONE.shiftLeft(1023).nextProbablePrime();
    BigInteger value = new BigInteger(1, padded(128, SHA256_INFO));
    for (int bits : new int[] {17, 64, 65}) {
      BigInteger e = BigInteger.ONE.shiftLeft(bits - 1).nextProbablePrime();
      BigInteger d = e.modInverse(prime.subtract(BigInteger.ONE));
      byte[] signed = wide(value.modPow(d, prime), 128);
      assertThat(pkcs1(new RSAPublicKey(prime, e), signed))
          .as("%d bits", bits)
          .isEqualTo(bits < 65);
    }
  }

  @Test
  void a_key_that_is_none_verifies_nothing() throws IOException {
    byte[] value = padded(128, SHA256_INFO);
    BigInteger n = mirror(1024).getModulus();
    for (RSAPublicKey key :
        new RSAPublicKey[] {
          new RSAPublicKey(n.subtract(BigInteger.ONE), BigInteger.ONE),
          new RSAPublicKey(n, BigInteger.ZERO),
          new RSAPublicKey(n, BigInteger.ONE.negate()),
          new RSAPublicKey(n.negate(), BigInteger.ONE),
          new RSAPublicKey(BigInteger.ZERO, BigInteger.ONE)
        }) {
      assertThat(pkcs1(key, value)).isFalse();
      assertThat(RsaVerification.pss(key, DigestAlgorithm.SHA256, 32, HASH, value)).isFalse();
    }
  }

  private static byte[] pss(KeyPair pair, int salt) throws GeneralSecurityException {
    Signature signature = Signature.getInstance("RSASSA-PSS");
    signature.setParameter(
        new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, salt, 1));
    signature.initSign(pair.getPrivate());
    signature.update(MESSAGE);
    return signature.sign();
  }

  private static RSAPublicKey publicKey(KeyPair pair) {
    var key = (java.security.interfaces.RSAPublicKey) pair.getPublic();
    return new RSAPublicKey(key.getModulus(), key.getPublicExponent());
  }

  private static boolean pss(RSAPublicKey key, int salt, byte[] value) {
    return RsaVerification.pss(key, DigestAlgorithm.SHA256, salt, HASH, value);
  }

  @ParameterizedTest
  @ValueSource(ints = {1024, 1025, 1026, 1029, 1031})
  void pss_is_verified_under_a_modulus_of_any_length(int bits) throws GeneralSecurityException {
    KeyPair pair = Keys.rsa(bits, "padding");
    for (int salt : new int[] {0, 1, 32, 62}) {
      byte[] value = pss(pair, salt);
      assertThat(pss(publicKey(pair), salt, value)).as("salt of %d", salt).isTrue();
      assertThat(pss(publicKey(pair), salt + 1, value)).as("salt of %d", salt).isFalse();
      assertThat(salt > 0 && pss(publicKey(pair), salt - 1, value)).isFalse();
      assertThat(RsaVerification.pss(publicKey(pair), DigestAlgorithm.SHA3_256, salt, HASH, value))
          .isFalse();
    }
  }

  @Test
  void a_salt_fills_the_value_at_most() throws GeneralSecurityException {
    KeyPair pair = Keys.rsa(1024, "padding");
    int most = 128 - 32 - 2;
    byte[] value = pss(pair, most);
    assertThat(pss(publicKey(pair), most, value)).isTrue();
    assertThat(pss(publicKey(pair), most + 1, value)).isFalse();
    assertThat(pss(publicKey(pair), 512, value)).isFalse();
  }

  /** Opens a value, changes what is inside and makes a value of it again. */
  private static byte[] changed(KeyPair pair, byte[] value, Consumer<byte[]> change) {
    RSAPublicKey key = publicKey(pair);
    byte[] opened =
        wide(
            new BigInteger(1, value).modPow(key.getPublicExponent(), key.getModulus()),
            value.length);
    change.accept(opened);
    BigInteger secret = ((RSAPrivateKey) pair.getPrivate()).getPrivateExponent();
    return wide(new BigInteger(1, opened).modPow(secret, key.getModulus()), value.length);
  }

  private static byte[] wide(BigInteger number, int width) {
    byte[] raw = number.toByteArray();
    byte[] out = new byte[width];
    int length = Math.min(raw.length, width);
    System.arraycopy(raw, raw.length - length, out, width - length, length);
    return out;
  }

  @ParameterizedTest
  @ValueSource(ints = {1024, 1025, 1031})
  void no_bit_inside_pss_may_be_another(int bits) throws GeneralSecurityException {
    KeyPair pair = Keys.rsa(bits, "padding");
    byte[] value = pss(pair, 32);
    assertThat(pss(publicKey(pair), 32, changed(pair, value, b -> {}))).isTrue();
    for (int bit = 0; bit < 8 * value.length; bit += 3) {
      int at = bit;
      byte[] other = changed(pair, value, b -> b[at / 8] ^= (byte) (1 << at % 8));
      assertThat(pss(publicKey(pair), 32, other)).as("bit %d", bit).isFalse();
    }
  }

  @Test
  void the_byte_left_over_above_pss_is_zero() throws GeneralSecurityException {
    KeyPair pair = Keys.rsa(1025, "padding");
    byte[] value = pss(pair, 32);
    assertThat(value).hasSize(129);
    assertThat(pss(publicKey(pair), 32, changed(pair, value, b -> b[0] = 1))).isFalse();
  }
}
