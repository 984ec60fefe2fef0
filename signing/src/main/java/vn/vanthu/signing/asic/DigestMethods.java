package vn.vanthu.signing.asic;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import vn.vanthu.signing.cms.DigestAlgorithm;

/** The names of digests in XML (W3C XML Encryption 1.1 §5.8, RFC 9231 §2.1). */
final class DigestMethods {

  private static final Map<DigestAlgorithm, String> NAMES =
      new EnumMap<>(
          Map.of(
              DigestAlgorithm.SHA1, "http://www.w3.org/2000/09/xmldsig#sha1",
              DigestAlgorithm.SHA256, "http://www.w3.org/2001/04/xmlenc#sha256",
              DigestAlgorithm.SHA384, "http://www.w3.org/2001/04/xmldsig-more#sha384",
              DigestAlgorithm.SHA512, "http://www.w3.org/2001/04/xmlenc#sha512",
              DigestAlgorithm.SHA3_256, "http://www.w3.org/2007/05/xmldsig-more#sha3-256",
              DigestAlgorithm.SHA3_384, "http://www.w3.org/2007/05/xmldsig-more#sha3-384",
              DigestAlgorithm.SHA3_512, "http://www.w3.org/2007/05/xmldsig-more#sha3-512"));

  private DigestMethods() {}

  static Optional<DigestAlgorithm> of(String name) {
    return NAMES.entrySet().stream()
        .filter(e -> e.getValue().equals(name))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  static String name(DigestAlgorithm digest) {
    return Optional.ofNullable(NAMES.get(digest)).orElseThrow();
  }
}
