package vn.vanthu.signing.cms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.BERSequence;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.vanthu.forge.Keys;

/** Which algorithm an identifier names, and which key verifies what. */
class SignatureSchemeTest {
  private static final byte[] MESSAGE = "Quyết định".getBytes(StandardCharsets.UTF_8);

  private static AlgorithmIdentifier identifier(String oid) {
    return new AlgorithmIdentifier(new ASN1ObjectIdentifier(oid));
  }

  private static SignatureScheme named(String oid) {
    return SignatureScheme.of(identifier(oid), null).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.840.113549.1.1.4, MD5withRSA",
    "1.2.840.113549.1.1.5, SHA1withRSA",
    "1.3.14.3.2.29, SHA1withRSA",
    "1.2.840.113549.1.1.14, SHA224withRSA",
    "1.2.840.113549.1.1.11, SHA256withRSA",
    "1.2.840.113549.1.1.12, SHA384withRSA",
    "1.2.840.113549.1.1.13, SHA512withRSA",
    "1.2.840.10045.4.1, SHA1withECDSA",
    "1.2.840.10045.4.3.2, SHA256withECDSA",
    "0.4.0.127.0.7.1.1.4.1.5, SHA512withECDSA",
    "1.2.840.10040.4.3, SHA1withDSA",
    "2.16.840.1.101.3.4.3.2, SHA256withDSA",
    "1.3.101.112, Ed25519",
    "1.3.101.113, Ed448",
    "2.16.840.1.101.3.4.3.18, ML-DSA"
  })
  void an_identifier_names_an_algorithm_whatever_digest_stands_beside_it(String oid, String name) {
    assertThat(named(oid).displayName()).isEqualTo(name);
    assertThat(SignatureScheme.of(identifier(oid), DigestAlgorithm.SHA3_512)).contains(named(oid));
    boolean whole = name.startsWith("Ed") || name.startsWith("ML");
    assertThat(named(oid).takesMessage()).isEqualTo(whole);
  }

  @Test
  void the_identifier_of_a_plain_key_takes_the_digest_beside_it() {
    assertThat(SignatureScheme.of(identifier("1.2.840.113549.1.1.1"), DigestAlgorithm.SHA384))
        .map(SignatureScheme::displayName)
        .contains("SHA384withRSA");
    assertThat(SignatureScheme.of(identifier("1.2.840.10045.2.1"), DigestAlgorithm.SHA512))
        .map(SignatureScheme::displayName)
        .contains("SHA512withECDSA");
    assertThat(SignatureScheme.of(identifier("1.2.840.113549.1.1.1"), null)).isEmpty();
    assertThat(SignatureScheme.of(identifier("1.2.840.10045.2.1"), null)).isEmpty();
    assertThat(SignatureScheme.of(identifier("1.2.3.4"), DigestAlgorithm.SHA256)).isEmpty();
  }

  private static Optional<SignatureScheme> pss(String hash, String mask, int salt) {
    AlgorithmIdentifier mgf =
        new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, identifier(mask));
    return SignatureScheme.of(
        new AlgorithmIdentifier(
            PKCSObjectIdentifiers.id_RSASSA_PSS,
            new RSASSAPSSparams(identifier(hash), mgf, new ASN1Integer(salt), new ASN1Integer(1))),
        DigestAlgorithm.SHA512);
  }

  @Test
  void pss_states_its_digest_twice_and_a_salt_of_up_to_512_bytes() {
    String sha256 = DigestAlgorithm.SHA256.oid();
    String sha384 = DigestAlgorithm.SHA384.oid();
    assertThat(pss(sha256, sha256, 32))
        .contains(new SignatureScheme(SignatureScheme.Family.RSA_PSS, DigestAlgorithm.SHA256, 32));
    assertThat(pss(sha256, sha256, 0).orElseThrow().saltLength()).isZero();
    assertThat(pss(sha256, sha256, 512).orElseThrow().saltLength()).isEqualTo(512);
    assertThat(pss(sha256, sha256, -1)).isEmpty();
    assertThat(pss(sha256, sha256, 513)).isEmpty();
    assertThat(pss(sha256, sha384, 32)).isEmpty();
    assertThat(pss(sha384, sha256, 32)).isEmpty();
    assertThat(pss("1.2.3", "1.2.3", 32)).isEmpty();
    assertThat(pss(sha384, sha384, 48).orElseThrow().displayName())
        .isEqualTo("SHA384withRSAandMGF1");
  }

  @Test
  void pss_without_parameters_is_SHA1_with_20_bytes_of_salt() {
    assertThat(named("1.2.840.113549.1.1.10"))
        .isEqualTo(new SignatureScheme(SignatureScheme.Family.RSA_PSS, DigestAlgorithm.SHA1, 20));
  }

  private static byte[] signed(String algorithm, KeyPair pair) throws GeneralSecurityException {
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(pair.getPrivate());
    signature.update(MESSAGE);
    return signature.sign();
  }

  private static SubjectPublicKeyInfo key(KeyPair pair) {
    return SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded());
  }

  @ParameterizedTest
  @CsvSource({
    "SHA256withRSA, 1.2.840.113549.1.1.11",
    "SHA384withECDSA, 1.2.840.10045.4.3.3",
    "SHA256withDSA, 2.16.840.1.101.3.4.3.2",
    "Ed25519, 1.3.101.112",
    "Ed448, 1.3.101.113",
    "ML-DSA-44, 2.16.840.1.101.3.4.3.17"
  })
  void a_value_is_verified_by_its_own_key_over_its_own_message_only(String algorithm, String oid)
      throws GeneralSecurityException {
    KeyPair pair = pair(algorithm);
    byte[] value = signed(algorithm, pair);
    SignatureScheme scheme = named(oid);
    assertThat(scheme.verifies(key(pair), MESSAGE, value)).isTrue();
    assertThat(scheme.verifies(key(pair), new byte[] {1}, value)).isFalse();
    byte[] other = value.clone();
    other[other.length - 1] ^= 1;
    assertThat(scheme.verifies(key(pair), MESSAGE, other)).isFalse();
    assertThat(scheme.verifies(key(pair), MESSAGE, new byte[0])).isFalse();
    assertThat(scheme.verifiesDigest(key(pair), scheme.digest().digest(MESSAGE), value))
        .isEqualTo(!scheme.takesMessage());
    for (String stranger : new String[] {"SHA256withRSA", "SHA384withECDSA", "Ed25519", "Ed448"}) {
      if (!stranger.equals(algorithm)) {
        assertThat(scheme.verifies(key(pair(stranger)), MESSAGE, value)).as(stranger).isFalse();
      }
    }
  }

  private static KeyPair pair(String algorithm) {
    return switch (algorithm) {
      case "SHA256withRSA" -> Keys.rsa(1024, "scheme");
      case "SHA384withECDSA" -> Keys.ec("secp384r1", "scheme");
      case "SHA256withDSA" -> Keys.of("DSA", "scheme");
      default -> Keys.of(algorithm, "scheme");
    };
  }

  @Test
  void only_a_value_with_pkcs1_padding_shows_its_digest() throws GeneralSecurityException {
    KeyPair pair = Keys.rsa(1024, "scheme");
    byte[] value = signed("SHA256withRSA", pair);
    assertThat(named("1.2.840.113549.1.1.11").digestIn(key(pair), value).orElseThrow().algorithm())
        .isEqualTo(DigestAlgorithm.SHA256);
    assertThat(named("1.2.840.113549.1.1.10").digestIn(key(pair), value)).isEmpty();
    assertThat(named("1.2.840.10045.4.3.2").digestIn(key(pair), value)).isEmpty();
    SubjectPublicKeyInfo stranger = key(Keys.ec("secp256r1", "scheme"));
    assertThat(named("1.2.840.113549.1.1.11").digestIn(stranger, value)).isEmpty();
  }

  /** The two integers of a value, in an order of choice. */
  private static byte[] sequence(BigInteger... integers) throws IOException {
    ASN1EncodableVector vector = new ASN1EncodableVector();
    for (BigInteger each : integers) {
      vector.add(new ASN1Integer(each));
    }
    return new DERSequence(vector).getEncoded();
  }

  private static byte[] wide(BigInteger number) {
    byte[] raw = number.toByteArray();
    byte[] out = new byte[32];
    int length = Math.min(32, raw.length);
    System.arraycopy(raw, raw.length - length, out, 32 - length, length);
    return out;
  }

  private static byte[] joined(BigInteger r, BigInteger s) {
    byte[] out = Arrays.copyOf(wide(r), 64);
    System.arraycopy(wide(s), 0, out, 32, 32);
    return out;
  }

  @Test
  void a_pair_of_integers_is_a_der_sequence_or_both_at_full_width()
      throws IOException, GeneralSecurityException {
    KeyPair pair = Keys.ec("secp256r1", "scheme");
    SignatureScheme scheme = named("1.2.840.10045.4.3.2");
    byte[] der = signed("SHA256withECDSA", pair);
    var sequence = org.bouncycastle.asn1.ASN1Sequence.getInstance(der);
    BigInteger r = ASN1Integer.getInstance(sequence.getObjectAt(0)).getValue();
    BigInteger s = ASN1Integer.getInstance(sequence.getObjectAt(1)).getValue();
    byte[] joined = joined(r, s);
    assertThat(scheme.verifies(key(pair), MESSAGE, der)).isTrue();
    assertThat(scheme.verifies(key(pair), MESSAGE, joined)).isTrue();
    for (byte[] wrong :
        new byte[][] {
          joined(s, r),
          sequence(s, r),
          sequence(r),
          sequence(r, s, s),
          sequence(r, s.negate()),
          Arrays.copyOf(joined, 65),
          Arrays.copyOf(joined, 63),
          Arrays.copyOf(der, der.length + 1),
          new BERSequence(sequence.toArray()).getEncoded(),
          new DERSequence(DERNull.INSTANCE).getEncoded()
        }) {
      assertThat(scheme.verifies(key(pair), MESSAGE, wrong)).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0x30, 0x00, 0x02})
  void a_pair_at_full_width_may_begin_with_any_byte(int first) throws GeneralSecurityException {
    KeyPair pair = Keys.ec("secp256r1", "scheme");
    SignatureScheme scheme = named("1.2.840.10045.4.3.2");
    for (int attempt = 0; attempt < 20_000; attempt++) {
      byte[] value = signed("SHA256withECDSAinP1363Format", pair);
      if (value[0] == first) {
        assertThat(scheme.verifies(key(pair), MESSAGE, value)).isTrue();
        return;
      }
    }
    throw new AssertionError("no value began with " + first);
  }
}
