package vn.vanthu.signing.cms;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Instant;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.Extension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.vanthu.forge.Draft;
import vn.vanthu.forge.Keys;

/** What a certificate says of itself, when it says something odd. */
class CertificateTest {
  private static final Instant NOW = Instant.parse("2026-11-21T07:00:00Z");

  private static Certificate authority(ASN1Encodable... constraints) {
    byte[] encoded =
        Draft.authority("CN=Root", Keys.ec("secp256r1", "certificate"), NOW)
            .extension(Extension.basicConstraints, true, new DERSequence(constraints))
            .selfSigned()
            .encoded();
    return Certificate.parse(encoded).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "3, 3",
    "2147483648, 2147483647",
    "-1, -1",
    "-2147483649, -1",
    "-340282366920938463463374607431768211456, -1"
  })
  void a_path_length_of_any_size_permits_no_more_than_it_says(BigInteger written, int permitted) {
    assertThat(authority(ASN1Boolean.TRUE, new ASN1Integer(written)).pathLength())
        .isEqualTo(permitted);
  }

  @Test
  void an_authority_without_a_path_length_is_not_limited() {
    assertThat(authority(ASN1Boolean.TRUE).pathLength()).isEqualTo(Integer.MAX_VALUE);
  }
}
