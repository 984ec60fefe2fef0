package vn.vanthu.signing.cms;

import java.util.Set;

/**
 * The attributes that may stand beside a signature without being signed (RFC 5652 §11.4, EN 319
 * 122-1 §5.4 and Annex A, makers' own). One under any other name may be one of these, damaged.
 */
final class UnsignedAttributes {

  private static final String PKCS9 = "1.2.840.113549.1.9.";

  private static final Set<String> KNOWN =
      Set.of(
          PKCS9 + "6", // countersignature
          PKCS9 + "16.2.14", // signature time stamp
          PKCS9 + "16.2.21", // certificate and revocation references and values
          PKCS9 + "16.2.22",
          PKCS9 + "16.2.23",
          PKCS9 + "16.2.24",
          PKCS9 + "16.2.25", // time stamps over them
          PKCS9 + "16.2.26",
          PKCS9 + "16.2.27", // archive time stamps
          PKCS9 + "16.2.44", // attribute references and values
          PKCS9 + "16.2.45",
          PKCS9 + "16.2.48",
          PKCS9 + "16.2.49", // evidence records (RFC 4998)
          PKCS9 + "16.2.50");

  /** Arcs of makers and of ETSI. */
  private static final Set<String> ARCS =
      Set.of("0.4.0.1733.2.", "0.4.0.19122.1.", "1.2.840.113583.1.", "1.3.6.1.4.1.");

  private UnsignedAttributes() {}

  static boolean isKnown(String oid) {
    return KNOWN.contains(oid) || ARCS.stream().anyMatch(oid::startsWith);
  }
}
