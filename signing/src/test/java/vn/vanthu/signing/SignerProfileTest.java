package vn.vanthu.signing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
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
}
