package vn.vanthu.forge;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Key pairs by kind and name, each made once in the life of the process: making RSA keys is what
 * takes the time of such tests. Thread-safe.
 */
public final class Keys {

  private static final Set<String> JAVA_CURVES = Set.of("secp256r1", "secp384r1", "secp521r1");
  private static final Map<String, KeyPair> MADE = new ConcurrentHashMap<>();

  private Keys() {}

  /** RSA of this many bits; the same pair for the same name. */
  public static KeyPair rsa(int bits, String name) {
    return MADE.computeIfAbsent(
        "RSA " + bits + " " + name,
        k -> {
          try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
          } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  /** A pair on a named curve, e.g. secp256r1; also of those that Java no longer offers. */
  public static KeyPair ec(String curve, String name) {
    return MADE.computeIfAbsent(
        curve + " " + name,
        k -> {
          try {
            KeyPairGenerator generator =
                JAVA_CURVES.contains(curve)
                    ? KeyPairGenerator.getInstance("EC")
                    : KeyPairGenerator.getInstance("EC", Ber.BOUNCY_CASTLE);
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
          } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  /** A pair of an algorithm without parameters, e.g. Ed25519. */
  public static KeyPair of(String algorithm, String name) {
    return MADE.computeIfAbsent(
        algorithm + " " + name,
        k -> {
          try {
            return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
          } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  /** What such a key signs with unless told otherwise. */
  static String algorithmFor(KeyPair pair) {
    return switch (pair.getPrivate().getAlgorithm()) {
      case "RSA" -> "SHA256withRSA";
      case "EC", "ECDSA" -> "SHA256withECDSA";
      case "EdDSA", "Ed25519" -> "Ed25519";
      default -> throw new IllegalArgumentException(pair.getPrivate().getAlgorithm());
    };
  }
}
