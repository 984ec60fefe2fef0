package vn.vanthu.signing.cms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.x509.Time;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times of certificates in each form that occurs. */
class CertificateTimeTest {

  private static Instant generalized(String text) {
    return CertificateTime.of(new Time(new ASN1GeneralizedTime(text)));
  }

  @ParameterizedTest
  @CsvSource({
    "20261121070503Z, 2026-11-21T07:05:03Z",
    "00010101000000Z, 0001-01-01T00:00:00Z",
    "99991231235959Z, 9999-12-31T23:59:59Z",
    "20260229000000Z, 2026-03-01T00:00:00Z",
    "20261121070503.5Z, 2026-11-21T07:05:03.500Z",
    "20261121070503+0700, 2026-11-21T00:05:03Z"
  })
  void generalized_time(String text, Instant instant) {
    assertThat(generalized(text)).isEqualTo(instant);
  }

  @ParameterizedTest
  @CsvSource({
    "261121070503Z, 2026-11-21T07:05:03Z",
    "491231235959Z, 2049-12-31T23:59:59Z",
    "500101000000Z, 1950-01-01T00:00:00Z",
    "2611210705Z, 2026-11-21T07:05:00Z"
  })
  void utc_time(String text, Instant instant) {
    assertThat(CertificateTime.of(new Time(new ASN1UTCTime(text)))).isEqualTo(instant);
  }
}
