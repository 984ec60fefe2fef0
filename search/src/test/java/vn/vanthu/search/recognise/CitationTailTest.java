package vn.vanthu.search.recognise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.vanthu.search.extract.ExtractedText;

/** Where the issuer and the title of a cited document end. The samples are made up. */
class CitationTailTest {
  private static Facts.Citation cited(String behind) {
    return Recogniser.standard()
        .recognise(
            ExtractedText.ofText(
                "Điều 4. Hiệu lực\n1. Việc này theo Thông tư số 8/2031/TT-ABC ngày 02 tháng 3 năm 2031"
                    + behind
                    + "\n"))
        .citations()
        .getFirst();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Bộ trưởng Bộ Giao thông vận tải | quy định về bến",
        "Bộ Lao động - Thương binh và xã hội | quy định về bến",
        "Bộ Lao động, Thương binh và Xã hội | quy định về bến",
        "Bộ Thông tin và truyền thông | về bến",
        "Bộ Nông nghiệp và phát triển nông thôn | và các văn bản khác",
        "Bộ Khoa học, Công nghệ và Môi trường | hướng dẫn việc giữ sách",
        "Bộ trưởng, Chủ nhiệm Ủy ban Dân tộc | quy định chế độ báo cáo",
        "Hội đồng Thẩm phán Tòa án nhân dân tối cao | hướng dẫn việc giữ sách",
        "Hội đồng quản lý Quỹ Sách An Lạc | ban hành Quy định về mượn sách",
        "Trưởng ban chỉ đạo chương trình | về Quy chế hoạt động",
        "Hội nghị lần thứ bảy Ban Chấp hành Trung ương | khóa XII về cải cách",
        "Bộ trưởng Bộ Tài chính | tại kỳ họp thứ ba",
        "Bộ Tư pháp | từ năm 2031",
        "Bộ Quốc phòng | , Bộ Công an có ý kiến như sau",
      })
  void an_issuers_name_is_whole(String issuer, String behind) {
    assertThat(cited(" của " + issuer + " " + behind + ".").issuer()).isEqualTo(issuer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hết hiệu lực kể từ ngày Thông tư này có hiệu lực.",
        "có hiệu lực thi hành, trừ khoản 2 Điều này.",
        "và các văn bản hướng dẫn có liên quan.",
        "và Thông tư số 9/2032/TT-ABC ngày 01 tháng 02 năm 2032 của Bộ Tài chính về giữ sổ.",
        "', Điều 3 Nghị định số 7/2030/NĐ-CP ngày 01 tháng 02 năm 2030 của Chính phủ về giữ sổ.'",
        "thì được tiếp tục mượn đến hết năm.",
        "'được tiếp tục thực hiện, cụ thể như sau: a) Sách mới;'",
        "tại thời điểm tiếp nhận.",
        "cho đến khi có văn bản mới.",
        "(sau đây gọi là Thông tư 8).",
        ") với các mức như sau: a) Một quyển;",
        "./.",
      })
  void a_title_ends_where_the_sentence_goes_on(String behind) {
    String gap = behind.matches("^[,)./].*") ? "" : " ";
    assertThat(cited(" của Bộ Tài chính quy định về giữ sách" + gap + behind).subject())
        .isEqualTo("quy định về giữ sách");
  }

  @Test
  void a_title_that_changes_others_names_them_all() {
    String title =
        "sửa đổi, bổ sung một số điều của Thông tư số 1/2020/TT-ABC và Thông tư số 2/2020/TT-ABC";
    assertThat(cited(" của Bộ Tài chính " + title + " hết hiệu lực.").subject()).isEqualTo(title);
  }

  @Test
  void words_of_this_document_are_nobodys_title() {
    assertThat(
            cited(
                    " của Bộ Tài chính về giữ sách và mượn sách theo số vốn nêu ở khoản 1 Điều 37 Nghị"
                        + " định này.")
                .subject())
        .isNull();
  }
}
