package vn.vanthu.search.recognise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.vanthu.search.extract.ExtractedText;
import vn.vanthu.search.extract.Origin;

/** A mail is the way a document came, not the document. The samples are made up. */
class MailPartsTest {
  private static final String HEADING =
      """
      Từ: thu@anlac.example
      Đến: van-thu@songtrang.example
      Ngày gửi: 2031-03-09T01:02:03Z
      Tiêu đề: Gửi Quyết định số 99/QĐ-ABC ngày 01/01/2030

      Kính gửi đồng chí, xin gửi kèm văn bản số 77/UBND-VX.
      Trân trọng.

      """;

  private static final String DECISION =
      """
      Tệp đính kèm: quyet-dinh.txt
      ỦY BAN NHÂN DÂN
      TỈNH AN LẠC
      Số: 21/QĐ-UBND
      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
      Độc lập - Tự do - Hạnh phúc
      An Lạc, ngày 05 tháng 3 năm 2031
      QUYẾT ĐỊNH
      Về việc giữ sách
      Căn cứ Nghị định số 5/2030/NĐ-CP ngày 02/3/2030 của Chính phủ;
      QUYẾT ĐỊNH:
      Điều 1. Giữ sách.
      Nơi nhận:
      - Như Điều 1;
      - Lưu: VT.
      CHỦ TỊCH
      Lê Văn Tám
      """;

  private static Facts read(String text) {
    return Recogniser.standard()
        .recognise(
            new ExtractedText(
                "message/rfc822",
                Origin.MAIL,
                text,
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of()));
  }

  @Test
  void the_attached_document_gives_the_facts() {
    String table = "Tệp đính kèm: bang.csv\nSách\tSố\nCũ\t12\n";
    String mail = HEADING + table + DECISION;
    Facts facts = read(mail);
    assertThat(facts.contentClass()).isEqualTo(ContentClass.OFFICIAL_DOCUMENT);
    assertThat(facts.number()).isNotNull();
    assertThat(facts.number().value().normalized()).isEqualTo("21/QĐ-UBND");
    assertThat(facts.subject()).isNotNull();
    assertThat(facts.subject().value()).isEqualTo("Về việc giữ sách");
    assertThat(facts.addressees()).isEmpty();
    assertThat(facts.citations()).isEmpty();
    assertThat(facts.legalBasis())
        .extracting(Facts.Citation::number)
        .containsExactly("5/2030/NĐ-CP");
    Evidence number = facts.number().evidence();
    assertThat(mail.substring(number.start(), number.end())).isEqualTo("21/QĐ-UBND");
  }

  @Test
  void subject_and_hour_of_a_mail_are_no_facts_of_a_record() {
    Facts facts = read(HEADING);
    assertThat(facts.number()).isNull();
    assertThat(facts.issueDate()).isNull();
    assertThat(facts.citations()).extracting(Facts.Citation::number).doesNotContain("99/QĐ-ABC");
  }

  @Test
  void a_secret_in_another_attachment_still_marks_the_mail() {
    String secret =
        """
        Tệp đính kèm: hai.txt
        CÔNG AN TỈNH AN LẠC
        Số: 18/TB-CAT
        TUYỆT MẬT
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
        An Lạc, ngày 29 tháng 9 năm 2031
        THÔNG BÁO
        Về việc giữ kho
        """;
    assertThat(read(HEADING + DECISION + secret).marks())
        .extracting(Facts.Marking::kind)
        .contains("secrecy");
  }
}
