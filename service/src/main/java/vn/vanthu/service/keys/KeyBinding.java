package vn.vanthu.service.keys;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.access.AgencyId;

/**
 * The tie between an account and a certificate: the account signs with this key only. Immutable;
 * ending a binding keeps its row, because old signatures were made under it.
 *
 * @param id opaque key name in calls
 * @param holder account name of the person, or of the clerk entrusted with the seal
 * @param use for a person or for the agency
 * @param chain the holder's certificate first, then its issuers as far as known
 * @param home where the private key lives
 * @param authority the holder's right to sign; {@code INITIALS_ONLY} for seals, which sign nothing
 * @param endedAt null while in force
 */
public record KeyBinding(
    String id,
    AgencyId agency,
    String holder,
    Use use,
    List<X509Certificate> chain,
    KeyHome home,
    SigningAuthority authority,
    Instant boundAt,
    @Nullable Instant endedAt) {
  /** Attributes that RFC 4514 has no short name for (X.520, ITU-T). */
  private static final Map<String, String> ATTRIBUTES =
      Map.of(
          "2.5.4.4", "SN",
          "2.5.4.5", "serialNumber",
          "2.5.4.12", "title",
          "2.5.4.42", "givenName",
          "2.5.4.97", "organizationIdentifier",
          "1.2.840.113549.1.9.1", "emailAddress");

  /** The two kinds of official keys: a person's (khóa bí mật cá nhân), the seal's (con dấu). */
  public enum Use {
    PERSON,
    SEAL
  }

  public KeyBinding {
    Objects.requireNonNull(authority);
    chain = List.copyOf(chain);
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("a binding has a certificate");
    }
  }

  /** The holder's certificate. */
  public X509Certificate certificate() {
    return chain.getFirst();
  }

  /** SHA-256 of the certificate's DER in lower-case hex. */
  public String fingerprint() {
    try {
      byte[] der = certificate().getEncoded();
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(der));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("SHA-256 and DER are always there", e);
    }
  }

  /** Serial number in lower-case hex. */
  public String serial() {
    return certificate().getSerialNumber().toString(16);
  }

  /**
   * The subject's distinguished name (RFC 4514) with the attributes that Vietnamese CAs use in
   * words.
   */
  public String subject() {
    return certificate().getSubjectX500Principal().getName(X500Principal.RFC2253, ATTRIBUTES);
  }
}
