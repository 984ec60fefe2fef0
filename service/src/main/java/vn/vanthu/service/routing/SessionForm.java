package vn.vanthu.service.routing;

import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import vn.vanthu.service.keys.SigningSession;

/**
 * A signing session as it travels to the official's machine, in JSON. Holds no secret. Immutable.
 *
 * @param algorithm name of {@code SignatureAlgorithm}
 * @param toBeSigned Base64 of the DER that the private key signs
 * @param certificate Base64 of the DER of the certificate whose key must sign
 * @param document what is signed, in words for the person
 * @param expiresAt ISO 8601
 */
public record SessionForm(
    String algorithm, String toBeSigned, String certificate, String document, String expiresAt) {

  /** What comes back: Base64 of the signature value. */
  public record Answer(String value) {}

  /** The form of an open session. */
  public static SessionForm of(SigningSession session, String document) {
    var prepared = session.prepared();
    try {
      return new SessionForm(
          prepared.algorithm().name(),
          Base64.getEncoder().encodeToString(prepared.toBeSigned()),
          Base64.getEncoder().encodeToString(prepared.chain().getFirst().getEncoded()),
          document,
          session.expiresAt().toString());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a bound certificate has a DER form", e);
    }
  }
}
