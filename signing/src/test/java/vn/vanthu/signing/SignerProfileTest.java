package vn.vanthu.signing;

import static org.assertj.core.api.Assertions.assertThat;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.qualified.QCStatement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.vanthu.forge.Draft;
import vn.vanthu.forge.Keys;
import vn.vanthu.signing.cms.Certificate;

class SignerProfileTest {

  private static boolean isSeal(String subject) {
    byte[] encoded =
        Draft.person(subject, Keys.ec("secp256r1", "profile"), SignedSamples.NOW)
            .selfSigned()
            .encoded();
    return SignerProfile.isSeal(Certificate.parse(encoded).orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "O=VĂN PHÒNG CHÍNH PHỦ,CN=CÔNG BÁO NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "O=Văn phòng Chính phủ,CN=Cổng Thông tin điện tử Chính phủ",
        "CN=Uỷ ban nhân dân xã Mẫu",
        "CN=UBND huyện Mẫu",
        "O=Sở Tài chính,CN=sở tài chính",
        "UID=MST:0101234567,CN=ABC"
      })
  void a_body_is_known_by_its_name_or_tax_number(String subject) {
    assertThat(isSeal(subject)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "O=Sở Tài chính,CN=Trương Văn Sở",
        "O=UBND,CN=Nguyễn Thị Hội",
        "UID=CCCD:001234567890,CN=Sở Văn A",
        "SURNAME=Bộ,CN=Bộ Văn A",
        "CN=Bộ"
      })
  void a_person_is_no_body(String subject) {
    assertThat(isSeal(subject)).isFalse();
  }

  private static final String QC_TYPE = "0.4.0.1862.1.6";

  private static QCStatement statement(String oid, String... types) {
    ASN1Encodable[] all = new ASN1Encodable[types.length];
    for (int i = 0; i < types.length; i++) {
      all[i] = new ASN1ObjectIdentifier(types[i]);
    }
    return new QCStatement(new ASN1ObjectIdentifier(oid), new DERSequence(all));
  }

  private static boolean isSeal(String subject, ASN1Encodable statements) {
    byte[] encoded =
        Draft.person(subject, Keys.ec("secp256r1", "profile"), SignedSamples.NOW)
            .extension(Extension.qCStatements, false, statements)
            .selfSigned()
            .encoded();
    return SignerProfile.isSeal(Certificate.parse(encoded).orElseThrow());
  }

  @Test
  void a_qualified_certificate_says_itself_whether_it_is_for_seals() {
    String person = "SURNAME=Trần,CN=Trần Văn A";
    assertThat(isSeal(person, new DERSequence(statement(QC_TYPE, QC_TYPE + ".2")))).isTrue();
    assertThat(
            isSeal(
                person,
                new DERSequence(
                    new ASN1Encodable[] {
                      new QCStatement(new ASN1ObjectIdentifier("0.4.0.1862.1.1")),
                      statement(QC_TYPE, QC_TYPE + ".2")
                    })))
        .isTrue();
    assertThat(isSeal(person, new DERSequence(statement(QC_TYPE, QC_TYPE + ".1")))).isFalse();
    assertThat(isSeal(person, new DERSequence(statement("0.4.0.1862.1.5", QC_TYPE + ".2"))))
        .isFalse();
    assertThat(isSeal(person, DERNull.INSTANCE)).isFalse();
    assertThat(isSeal("CN=UBND xã", DERNull.INSTANCE)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "'2.5.4.97=VATVN-01,CN=ABC', true",
    "'2.5.4.97=VATVN-01,CN=ABC,GIVENNAME=A', false",
    "'2.5.4.97=VATVN-01,CN=ABC,SURNAME=A', false",
    "'CN=ABC', false",
    "'UID=mst:1,CN=ABC', true",
    "'UID=MST:1,CN=ABC,SURNAME=A', false",
    "'UID=CCCD:1 MST:2,CN=UBND xã', false",
    "'UID=CMND:1,CN=UBND xã', false",
    "'UID=HC:1,CN=UBND xã', false",
    "'UID=1,CN=UBND xã', true",
    "'O=abc,CN=ABC', true",
    "'O=abcd,CN=ABC', false"
  })
  void numbers_and_names_tell_bodies_from_persons(String subject, boolean seal) {
    assertThat(isSeal(subject)).isEqualTo(seal);
  }

  private static Certificate certificate(String subject) {
    return Certificate.parse(
            Draft.person(subject, Keys.ec("secp256r1", "profile"), SignedSamples.NOW)
                .selfSigned()
                .encoded())
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "CN=UBND xã A, 'O=ubnd XÃ a,CN=B', true",
    "'O=UBND xã A,CN=x', 'O=UBND xã A,CN=B', true",
    "'OU=UBND xã A,CN=x', 'OU=UBND xã A,CN=B', true",
    "CN=UBND xã A, 'O=UBND xã B,OU= UBND xã A ,CN=B', true",
    "CN=UBND xã A, 'O=UBND xã B,CN=UBND xã A', false",
    "CN=UBND xã A, CN=B, false",
    "'L=UBND xã A,CN=x', 'O=UBND xã A,CN=B', false"
  })
  void a_seal_is_of_the_body_that_the_signers_certificate_names(
      String seal, String signer, boolean same) {
    assertThat(SignerProfile.isOfSameBody(certificate(seal), certificate(signer))).isEqualTo(same);
  }
}
