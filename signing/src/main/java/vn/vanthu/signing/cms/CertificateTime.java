package vn.vanthu.signing.cms;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.bouncycastle.asn1.x509.Time;

/** Reads the times of RFC 5280 §4.1.2.5, where nearly all are whole seconds in UTC. */
final class CertificateTime {

  private static final String UTC = "GMT+00:00";
  private static final int DIGITS = "yyyyMMddHHmmss".length();

  private CertificateTime() {}

  /**
   * The instant.
   *
   * @throws IllegalArgumentException when it is no time
   */
  static Instant of(Time time) {
    String text = time.getTime();
    boolean whole = text.length() == DIGITS + UTC.length() && text.endsWith(UTC);
    for (int i = 0; whole && i < DIGITS; i++) {
      whole = text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    if (!whole) {
      return time.getDate().toInstant(); // fractions and other zones occur in old certificates
    }
    try {
      return LocalDateTime.of(
              number(text, 0, 4),
              number(text, 4, 6),
              number(text, 6, 8),
              number(text, 8, 10),
              number(text, 10, 12),
              number(text, 12, 14))
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException impossible) {
      return time.getDate().toInstant(); // the 31st of April: leniently, as before
    }
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }
}
