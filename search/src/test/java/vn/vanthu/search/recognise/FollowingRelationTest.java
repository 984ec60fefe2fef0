package vn.vanthu.search.recognise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.vanthu.search.extract.ExtractedText;

/** What a document guides, carries out, is attached to; and what is only mentioned. Made up. */
class FollowingRelationTest {
  private static List<Facts.Citation> cited(String sentence) {
    return Recogniser.standard()
        .recognise(
            ExtractedText.ofText(
                """
                BỘ NỘI VỤ
                Số: 12/2031/TT-BNV
                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                Độc lập - Tự do - Hạnh phúc
                Hà Nội, ngày 05 tháng 3 năm 2031
                THÔNG TƯ
                Về việc giữ sách

                Điều 1. Phạm vi
                1. %s
                """
                    .formatted(sentence)))
        .citations();
  }

  private static Facts.Relation last(String sentence) {
    return cited(sentence).getLast().relation();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Thông tư này hướng dẫn thi hành một số điều của Nghị định số 5/2030/NĐ-CP về sách.|GUIDES",
        "Thông tư này quy định chi tiết Điều 4, khoản 2 Điều 7 Nghị định số 5/2030/NĐ-CP.|GUIDES",
        "Thông tư này quy định chi tiết và hướng dẫn thi hành Nghị định số 5/2030/NĐ-CP.|GUIDES",
        "Các thư viện triển khai thực hiện nghiêm Chỉ thị số 07/CT-TTg ngày 02/3/2030.|IMPLEMENTS",
        "Thực hiện Kế hoạch số 15/KH-UBND ngày 02/3/2030, thư viện lập danh mục.|IMPLEMENTS",
        "Các thư viện thực hiện theo chỉ đạo tại Công văn số 15/BNV-TCBC ngày 02/3/2030.|IMPLEMENTS",
        "Nội dung được hợp nhất từ Nghị định số 5/2030/NĐ-CP ngày 02/3/2030.|CONSOLIDATES",
      })
  void what_this_document_does(String sentence, Facts.Relation relation) {
    assertThat(last(sentence)).isEqualTo(relation);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mức chi thực hiện theo quy định tại Điều 4 Nghị định số 5/2030/NĐ-CP.",
        "Mức chi thực hiện theo Nghị định số 5/2030/NĐ-CP ngày 02/3/2030 của Chính phủ.",
        "Mức chi thực hiện theo hướng dẫn tại Thông tư số 15/2030/TT-BTC.",
        "Thư viện áp dụng luật về sách và các văn bản hướng dẫn, Nghị định số 5/2030/NĐ-CP.",
        "Quỹ sách theo Thông tư của Bộ Tài chính hướng dẫn Nghị định số 5/2030/NĐ-CP.",
        "Thư viện theo Thông tư số 9/2029/TT-BTC ngày 02/3/2029 của Bộ Tài chính hướng dẫn thực hiện Nghị định số 5/2030/NĐ-CP về sách.",
        "Thẻ cấp cho hướng dẫn viên theo Điều 4 Nghị định số 5/2030/NĐ-CP.",
        "Việc hợp nhất hai thư viện thực hiện theo Điều 4 Nghị định số 5/2030/NĐ-CP.",
        "Người chăm sóc thay thế theo quy định tại Điều 41 Nghị định số 5/2030/NĐ-CP.",
        "Sửa đổi, gia hạn thẻ theo quy định tại Điều 4 Nghị định số 5/2030/NĐ-CP.",
        "Thư viện theo khoản 2 Điều 1 Luật sửa đổi, bổ sung một số điều của Luật Sách số 5/2030/QH17.",
        "Lập phiếu theo mẫu ban hành kèm theo Thông tư số 15/2030/TT-BTC.",
      })
  void what_is_only_mentioned(String sentence) {
    assertThat(last(sentence)).isEqualTo(Facts.Relation.REFERS_TO);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Bãi bỏ Quy chế ban hành kèm theo Quyết định số 15/2030/QĐ-BNV ngày 02/3/2030.|AMENDS",
        "Bãi bỏ một phần Quyết định số 15/2030/QĐ-BNV ngày 02/3/2030.|AMENDS",
        "Bãi bỏ mục II Phần A Thông tư số 15/2030/TT-BNV ngày 02/3/2030.|AMENDS",
        "Thông tư này bãi bỏ Thông tư số 15/2030/TT-BNV ngày 02/3/2030.|REPEALS",
      })
  void parts_that_go_amend_the_whole(String sentence, Facts.Relation relation) {
    assertThat(last(sentence)).isEqualTo(relation);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(Kèm theo Quyết định số 15/QĐ-BNV ngày 02/3/2030)",
        "Phụ lục I (Ban hành kèm theo Quyết định số 15/QĐ-BNV ngày 02/3/2030)",
      })
  void an_annex_belongs_to_the_document_in_its_head(String line) {
    String text = "PHỤ LỤC\n" + line + "\nDANH MỤC SÁCH\n1. Sách cũ, bìa cứng.\n";
    assertThat(Recogniser.standard().recognise(ExtractedText.ofText(text)).citations())
        .singleElement()
        .satisfies(c -> assertThat(c.relation()).isEqualTo(Facts.Relation.ATTACHED_TO));
  }
}
