package vn.vanthu.search.recognise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.vanthu.search.extract.ExtractedText;

/** Documents named in a list, and where the name of an issuer or a subject ends. Made up. */
class CitationListTest {
  private static final String HEAD =
      """
      ỦY BAN NHÂN DÂN
      TỈNH AN LẠC
      Số: 21/2026/QĐ-UBND
      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
      Độc lập - Tự do - Hạnh phúc
      An Lạc, ngày 05 tháng 3 năm 2026
      QUYẾT ĐỊNH
      Về công tác lưu trữ
      """;

  private static List<Facts.Citation> cited(String body) {
    Facts facts = Recogniser.standard().recognise(ExtractedText.ofText(HEAD + body));
    return Stream.concat(facts.legalBasis().stream(), facts.citations().stream()).toList();
  }

  private static List<Facts.Relation> relations(String body) {
    return cited(body).stream().map(Facts.Citation::relation).toList();
  }

  private static @Nullable String issuer(String body) {
    return cited(body).getFirst().issuer();
  }

  /** Every way to write a list: marks of the items, what parts them, where the lines break. */
  @Test
  void each_member_of_a_list_has_the_relation_of_the_first() {
    long seed = Long.getLong("vanthu.seed", 20_261_128L);
    Random random = new Random(seed);
    String[] leads = {
      "Quyết định này thay thế các quyết định sau đây:",
      "Bãi bỏ các văn bản sau:",
      "Kể từ ngày Quyết định này có hiệu lực, các văn bản sau đây hết hiệu lực thi hành:"
    };
    Facts.Relation[] does = {
      Facts.Relation.REPLACES, Facts.Relation.REPEALS, Facts.Relation.REPEALS
    };
    for (int round = 0; round < 300; round++) {
      int lead = random.nextInt(leads.length);
      int mark = random.nextInt(5);
      int size = 2 + random.nextInt(7);
      StringBuilder text = new StringBuilder("Điều 2. ").append(leads[lead]);
      for (int i = 1; i <= size; i++) {
        text.append(
            switch (mark) {
              case 0 -> "\n" + i + ". ";
              case 1 -> "\n" + (char) ('a' + i - 1) + ") ";
              case 2 -> "\n- ";
              case 3 -> "\n";
              default -> " ";
            });
        text.append("Quyết định số ").append(10 * i).append("/201").append(i % 10);
        text.append("/QĐ-UBND ngày 0").append(i).append("/4/201").append(i % 10);
        text.append(
            switch (random.nextInt(4)) {
              case 0 -> " của Ủy ban nhân dân tỉnh An Lạc";
              case 1 -> " về việc giữ sách và mượn sách";
              case 2 -> " về việc sửa đổi Quyết định số 9/2001/QĐ-UBND";
              default -> "";
            });
        text.append(i == size ? "." : ";");
      }
      text.append("\nĐiều 3. Thực hiện Quyết định số 7/2000/QĐ-UBND.\n");
      List<Facts.Relation> read =
          cited(text.toString()).stream()
              .filter(c -> c.number() != null && c.number().contains("0/201"))
              .map(Facts.Citation::relation)
              .toList();
      assertThat(read).as("seed %d\n%s", seed, text).hasSize(size).containsOnly(does[lead]);
      assertThat(cited(text.toString()))
          .as("seed %d\n%s", seed, text)
          .noneMatch(
              c -> String.valueOf(c.number()).matches("[79]/200.*") && c.relation() == does[lead]);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Bãi bỏ các Quyết định số 1/2019/QĐ-UBND ngày 06/3/2019, số 2/2021/QĐ-UBND ngày 18/5/2021 và số 3/2020/QĐ-UBND. | REPEALS REPEALS REPEALS
          Bãi bỏ Quyết định số 1/2019/QĐ-UBND, khoản 2 Điều 5 Quyết định số 2/2021/QĐ-UBND. | REPEALS AMENDS
          Bãi bỏ Quyết định số 1/2019/QĐ-UBND theo đề nghị tại Tờ trình số 2/TTr-SNV. | REPEALS REFERS_TO
          Thực hiện các Nghị định số 1/2020/NĐ-CP, số 2/2021/NĐ-CP và số 3/2022/NĐ-CP. | IMPLEMENTS IMPLEMENTS IMPLEMENTS
          Thông tư số 1/2007/TT-BNV ngày 13/6/2007, Thông tư số 2/2008/TT-BNV hết hiệu lực kể từ ngày Quyết định này có hiệu lực. | REPEALS REPEALS
          Quyết định số 1/2019/QĐ-UBND được thay thế bằng Quyết định này. | REPLACES
          Khoản 3 Quyết định số 1/2019/QĐ-UBND bị bãi bỏ bởi Quyết định này. | AMENDS
          Thông tư số 1/2007/TT-BNV đã hết hiệu lực kể từ ngày Thông tư số 2/2008/TT-BNV có hiệu lực. | REFERS_TO REFERS_TO
          Sở Nội vụ đề nghị bãi bỏ các văn bản sau: Quyết định số 1/2019/QĐ-UBND; Quyết định số 2/2019/QĐ-UBND. | REFERS_TO REFERS_TO
          Theo quy định tại Thông tư số 1/2024/TT-BNV, văn thư ghi sổ. | REFERS_TO
          Theo đề nghị của Sở Nội vụ tại Tờ trình số 1/TTr-SNV; | PROPOSED_BY
          Căn cứ Luật Thư viện số 1/2025/QH15 được sửa đổi bởi Luật số 2/2025/QH15; Luật Lưu trữ số 3/2025/QH15; | LEGAL_BASIS AMENDS LEGAL_BASIS
          """)
  void a_list_goes_as_far_as_it_is_written(String body, String expected) {
    assertThat(relations(body)).map(Facts.Relation::name).containsExactly(expected.split(" "));
  }

  @Test
  void the_issuer_behind_the_last_is_that_of_all_with_its_symbol() {
    assertThat(
            cited(
                "Chỉ thị số 31-CT/TU ngày 06/6/2023, Kế hoạch số 134-KH/TU ngày 29/12/2023 của Ban Thường vụ Tỉnh ủy."))
        .extracting(Facts.Citation::issuer)
        .containsOnly("Ban Thường vụ Tỉnh ủy");
    assertThat(
            issuer(
                "Nghị định số 61/2012/NĐ-CP và Thông tư số 5/2013/TT-BTC của Bộ Tài chính quy định."))
        .isNull();
    assertThat(issuer("Nghị quyết số 18-NQ/TW và Kết luận số 50-KL/TW của Ban Bí thư.")).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Công văn số 1/TAL-NV của Thuế tỉnh Lâm Đồng vướng mắc khi thu. | Thuế tỉnh Lâm Đồng
          Công văn số 1/UBND-NV của Ủy ban nhân dân xã Phú Thọ đã gửi. | Ủy ban nhân dân xã Phú Thọ
          Thông tư số 1/2024/TT-BNV của Bộ trưởng Bộ Nội vụ hiện hành. | Bộ trưởng Bộ Nội vụ
          Quyết định số 1/QĐ-UBND của UBND tỉnh Thừa Thiên Huế về sách. | UBND tỉnh Thừa Thiên Huế
          Quyết định số 1/QĐ-UBND của Ủy ban nhân dân tỉnh Bình Phước Tách phòng. | Ủy ban nhân dân tỉnh Bình Phước
          Nghị quyết số 27-NQ/TW của Ban Chấp hành Trung ương đảng về lương. | Ban Chấp hành Trung ương đảng
          """)
  void the_name_of_an_issuer_ends_before_the_next_word(String body, String issuer) {
    assertThat(issuer(body)).isEqualTo(issuer);
  }

  @Test
  void an_issuer_or_subject_ends_with_its_line_where_the_next_begins_anew() {
    assertThat(issuer("Thông tư số 1/2024/TT-BCT của Bộ trưởng Bộ Công Thương\nCăn cứ Hiến pháp;"))
        .isEqualTo("Bộ trưởng Bộ Công Thương");
    assertThat(
            cited("Thông tư số 1/2024/TT-BCT về tần số\nLượt truy cập: 1.234").getFirst().subject())
        .isEqualTo("về tần số");
    assertThat(
            cited(
                    "Thông tư số 1/2017/TT-BYT của Bộ Y tế quy định về đơn thuốc, có hiệu lực kể từ ngày 01 tháng 3 năm 2018.")
                .getFirst()
                .subject())
        .isEqualTo("quy định về đơn thuốc");
  }
}
