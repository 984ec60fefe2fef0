package vn.vanthu.search.extract.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.vanthu.search.extract.Box;
import vn.vanthu.search.extract.ExtractedText;
import vn.vanthu.search.extract.Origin;
import vn.vanthu.search.extract.PageSize;
import vn.vanthu.search.extract.Zone;
import vn.vanthu.search.extract.reading.TextDraft;

class PageLayoutTest {

  private static final PageSize A4 = new PageSize(595, 842);
  private static final float SIZE = 13;
  private static final float LETTER = 6;

  /** Words set from a left edge, every letter as wide as the other. */
  private static void line(List<Token> tokens, float left, float top, String text) {
    float x = left;
    for (String word : text.split(" ", -1)) {
      float width = word.length() * LETTER;
      tokens.add(new Token(word, new Box(x, top, width, SIZE), SIZE, 100, false));
      x += width + 3;
    }
  }

  private static void centred(List<Token> tokens, float top, String text) {
    float width = text.replace(" ", "").length() * LETTER + 3f * (text.split(" ", -1).length - 1);
    line(tokens, (595 - width) / 2, top, text);
  }

  private static ExtractedText read(List<List<Token>> pages) throws Exception {
    var draft = new TextDraft(100_000, 10_000);
    var contents = new ArrayList<PageContent>();
    for (int i = 0; i < pages.size(); i++) {
      contents.add(new PageContent(i + 1, A4, pages.get(i)));
    }
    BlockWriter.write(contents, draft);
    return draft.finish("application/pdf", Origin.TEXT_LAYER);
  }

  private static List<Token> letterhead() {
    var tokens = new ArrayList<Token>();
    line(tokens, 90, 60, "ỦY BAN NHÂN DÂN");
    line(tokens, 260, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    line(tokens, 100, 76, "TỈNH MINH HỌA");
    line(tokens, 300, 76, "Độc lập - Tự do - Hạnh phúc");
    line(tokens, 100, 110, "Số: 12/QĐ-UBND");
    line(tokens, 280, 110, "Minh Họa, ngày 05 tháng 3 năm 2024");
    centred(tokens, 150, "QUYẾT ĐỊNH");
    centred(tokens, 168, "Về việc thành lập tổ công tác");
    return tokens;
  }

  @Test
  void a_letterhead_is_read_cell_by_cell() throws Exception {
    ExtractedText text = read(List.of(letterhead()));
    assertThat(text.text())
        .startsWith(
            """
            ỦY BAN NHÂN DÂN
            TỈNH MINH HỌA
            Số: 12/QĐ-UBND
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Độc lập - Tự do - Hạnh phúc
            Minh Họa, ngày 05 tháng 3 năm 2024

            QUYẾT ĐỊNH
            Về việc thành lập tổ công tác\
            """);
    assertThat(text.zones())
        .extracting(Zone::kind)
        .containsExactly(Zone.Kind.LEFT_CELL, Zone.Kind.RIGHT_CELL);
  }

  @Test
  void a_fact_is_found_on_the_page() throws Exception {
    ExtractedText text = read(List.of(letterhead()));
    int start = text.text().indexOf("12/QĐ-UBND");
    var place = text.place(start, start + 10).orElseThrow();
    assertThat(place.page()).isEqualTo(1);
    assertThat(place.box().top()).isEqualTo(110);
    assertThat(place.box().left()).isGreaterThan(100);
  }

  @Test
  void recipients_and_signer_are_two_cells_with_their_lines() throws Exception {
    var tokens = new ArrayList<Token>();
    line(
        tokens,
        90,
        60,
        "Điều 2. Quyết định này có hiệu lực kể từ ngày ký và thay thế các quy định trước");
    line(tokens, 90, 120, "Nơi nhận:");
    line(tokens, 340, 120, "TM. ỦY BAN NHÂN DÂN");
    line(tokens, 90, 136, "- Như Điều 3;");
    line(tokens, 370, 136, "CHỦ TỊCH");
    line(tokens, 90, 152, "- Lưu: VT, NC.");
    line(tokens, 360, 230, "Trần Thị Mẫu");
    ExtractedText text = read(List.of(tokens));
    assertThat(text.text())
        .endsWith(
            "Nơi nhận:\n- Như Điều 3;\n- Lưu: VT, NC.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTrần Thị Mẫu\n");
  }

  @Test
  void lines_and_paragraphs_are_joined_across_pages_and_page_numbers_dropped() throws Exception {
    var first = new ArrayList<Token>();
    line(first, 118, 60, "Điều 1. Các cơ quan có trách nhiệm báo cáo kết quả thực hiện nhiệm vụ");
    line(
        first,
        90,
        78,
        "được giao trong năm và đề xuất biện pháp khắc phục những khó khăn của cơ quan");
    line(first, 118, 96, "Điều 2. Văn phòng theo dõi, đôn đốc và tổng hợp kết quả thực hiện trong");
    var second = new ArrayList<Token>();
    line(second, 295, 30, "2");
    line(second, 90, 60, "phạm vi được phân công, báo cáo trước ngày 25 hằng tháng.");
    line(second, 118, 78, "Điều 3. Quyết định này có hiệu lực.");
    ExtractedText text = read(List.of(first, second));
    assertThat(text.text())
        .contains("nhiệm vụ được giao trong năm")
        .contains(
            "kết quả thực hiện trong phạm vi được phân công, báo cáo trước ngày 25 hằng tháng.\nĐiều 3.")
        .doesNotContain("\n2\n");
  }

  @Test
  void rows_of_a_table_keep_their_cells() throws Exception {
    var tokens = new ArrayList<Token>();
    line(
        tokens,
        90,
        60,
        "Danh mục kèm theo gồm các nội dung và đơn vị thực hiện sau đây được phê duyệt:");
    line(tokens, 90, 90, "TT");
    line(tokens, 150, 90, "Nội dung");
    line(tokens, 350, 90, "Đơn vị");
    line(tokens, 90, 110, "1");
    line(tokens, 150, 110, "Kiểm tra hồ sơ");
    line(tokens, 350, 110, "Văn phòng");
    line(tokens, 90, 130, "2");
    line(tokens, 150, 130, "Số hóa tài liệu");
    line(tokens, 350, 130, "Trung tâm");
    ExtractedText text = read(List.of(tokens));
    assertThat(text.text())
        .contains(
            "TT\tNội dung\tĐơn vị\n1\tKiểm tra hồ sơ\tVăn phòng\n2\tSố hóa tài liệu\tTrung tâm");
  }

  @Test
  void a_stamp_over_the_title_is_read_apart() throws Exception {
    List<Token> tokens = letterhead();
    tokens.add(new Token("ĐẾN", new Box(40, 168, 30, SIZE), SIZE, 80, true));
    tokens.add(new Token("Số:", new Box(75, 168, 20, SIZE), SIZE, 80, true));
    ExtractedText text = read(List.of(tokens));
    assertThat(text.text()).contains("\nVề việc thành lập tổ công tác\n\nĐẾN Số:\n");
  }
}
