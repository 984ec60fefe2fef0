package vn.vanthu.service.typesetting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class BookPrinterTest {
  private static final List<String> COLUMNS =
      List.of(
          "Ngày đến",
          "Số đến",
          "Tác giả",
          "Số, ký hiệu văn bản",
          "Ngày tháng văn bản",
          "Tên loại và trích yếu nội dung văn bản",
          "Đơn vị hoặc người nhận",
          "Ngày chuyển",
          "Ký nhận",
          "Ghi chú");

  private static PrintedBook book(int lines) {
    List<PrintedBook.Line> all = new ArrayList<>();
    for (int i = 1; i <= lines; i++) {
      boolean struck = i == 3;
      all.add(
          new PrintedBook.Line(
              List.of(
                  "02/03/2026",
                  "%02d".formatted(i),
                  "Ủy ban nhân dân tỉnh An Lạc",
                  i + "/QĐ-UBND",
                  "01/03/2026",
                  "Quyết định về việc ban hành Kế hoạch kiểm tra công tác văn thư, lưu trữ năm 2026",
                  "Phòng Hành chính",
                  "02/03/2026",
                  "",
                  struck ? "Đã hủy: vào sổ nhầm" : ""),
              struck));
    }
    return new PrintedBook(
        "Sở Nội vụ tỉnh An Lạc",
        "Sổ đăng ký văn bản đến",
        "Năm 2026",
        List.of("Quyển số: 01"),
        COLUMNS,
        all,
        "Sổ năm 2026 có %d văn bản đăng ký.".formatted(lines),
        "Ngày 31 tháng 12 năm 2026");
  }

  private static PDDocument printed(PrintedBook book, PrintedBook.Format format)
      throws IOException {
    var out = new ByteArrayOutputStream();
    BookPrinter.print(book, format, Instant.parse("2026-12-31T08:00:00Z"), out);
    return Loader.loadPDF(out.toByteArray());
  }

  private static String text(PDDocument document, int page) throws IOException {
    var stripper = new PDFTextStripper();
    stripper.setStartPage(page);
    stripper.setEndPage(page);
    return stripper.getText(document).replaceAll("\\s+", " ");
  }

  @Test
  void a_book_has_a_title_page_every_heading_on_every_page_and_a_closing_line() throws Exception {
    try (PDDocument document = printed(book(120), PrintedBook.Format.A4)) {
      int pages = document.getNumberOfPages();
      assertThat(pages).isGreaterThan(4);
      assertThat(text(document, 1)).contains("SỔ ĐĂNG KÝ VĂN BẢN ĐẾN").contains("Năm 2026");
      for (int page = 2; page <= pages; page++) {
        assertThat(text(document, page)).contains("Trang " + (page - 1)).contains("Ký nhận");
      }
      assertThat(text(document, pages)).contains("Sổ năm 2026 có 120 văn bản đăng ký.");
      String whole = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
      for (int i = 1; i <= 120; i++) {
        assertThat(whole).contains(i + "/QĐ-UBND");
      }
      assertThat(whole).as("a struck entry stays legible").contains("Đã hủy: vào sổ nhầm");
      var box = document.getPage(1).getMediaBox();
      assertThat(box.getWidth()).isGreaterThan(box.getHeight());
      for (var name : document.getPage(1).getResources().getFontNames()) {
        PDFont font = document.getPage(1).getResources().getFont(name);
        assertThat(font.isEmbedded()).as(font.getName()).isTrue();
      }
    }
  }

  @Test
  void an_empty_book_and_a_monstrous_entry_are_printed_too() throws Exception {
    try (PDDocument document = printed(book(0), PrintedBook.Format.A3)) {
      assertThat(document.getNumberOfPages()).isEqualTo(2);
      assertThat(document.getPage(1).getMediaBox().getWidth()).isGreaterThan(1190);
    }
    List<String> cells = new ArrayList<>(COLUMNS);
    cells.set(5, "rất dài ".repeat(4000) + "\uD83D\uDE00\u0007");
    var monstrous =
        new PrintedBook(
            "A",
            "B",
            "C",
            List.of(),
            COLUMNS,
            List.of(
                new PrintedBook.Line(COLUMNS, false),
                new PrintedBook.Line(cells, false),
                new PrintedBook.Line(COLUMNS, true)),
            "Hết.",
            "Ngày");
    try (PDDocument document = printed(monstrous, PrintedBook.Format.A4)) {
      assertThat(new PDFTextStripper().getText(document)).contains("Hết.");
    }
  }
}
