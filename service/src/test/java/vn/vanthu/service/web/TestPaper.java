package vn.vanthu.service.web;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.PDFRenderer;

/**
 * Papers for the tests' clerk: written by hand here, printed as PDF or as a picture of the page.
 */
final class TestPaper {
  private static final int SIZE = 13;
  private static final float LINE = 19;

  private TestPaper() {}

  /** A decision of a made-up province, with everything a clerk looks for. */
  static final List<String> DECISION =
      List.of(
          "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
          "TỈNH AN LẠC\tĐộc lập - Tự do - Hạnh phúc",
          "Số: 417/QĐ-UBND\tAn Lạc, ngày 12 tháng 02 năm 2026",
          "",
          "QUYẾT ĐỊNH",
          "Ban hành Quy chế công tác văn thư, lưu trữ tỉnh An Lạc",
          "",
          "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH AN LẠC",
          "",
          "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ;",
          "Theo đề nghị của Giám đốc Sở Nội vụ.",
          "",
          "QUYẾT ĐỊNH:",
          "Điều 1. Ban hành kèm theo Quyết định này Quy chế công tác văn thư.",
          "Điều 2. Giao Sở Nội vụ báo cáo kết quả trước ngày 15 tháng 6 năm 2026.",
          "Điều 3. Quyết định này có hiệu lực kể từ ngày ký./.",
          "",
          "Nơi nhận:\tKT. CHỦ TỊCH",
          "- Như Điều 3;\tPHÓ CHỦ TỊCH",
          "- Sở Nội vụ;",
          "- Lưu: VT.",
          "\tĐỗ Quang Khải");

  /** The decision with a stamp of secrecy in its letterhead. */
  static List<String> secret() {
    List<String> lines = new ArrayList<>(DECISION);
    lines.set(3, "MẬT\t");
    return lines;
  }

  /**
   * A paper of the kinds that offices receive as text.
   *
   * @param isRecord whether it is an administrative record at all
   * @param fields what stands in the form when the clerk sees it
   */
  record Kind(String name, boolean isRecord, Map<String, String> fields, String text) {}

  static final List<Kind> KINDS =
      List.of(
          new Kind(
              "party-directive",
              true,
              Map.of(
                  "number", "35-CT/TU",
                  "issuedOn", "2025-12-09",
                  "typeName", "Chỉ thị",
                  "subject", "về tăng cường sự lãnh đạo của Đảng đối với công tác văn thư, lưu trữ",
                  "signer", "Vũ Đình Lâm"),
              """

              An Lạc, ngày 09 tháng 12 năm 2025

              Số 35-CT/TU\t
              ĐẾN\tSố: 882
              \tNgày: 10/12
              \tChuyển:

              CHỈ THỊ

              CỦA BAN THƯỜNG VỤ TỈNH ỦY

              về tăng cường sự lãnh đạo của Đảng đối với công tác văn thư, lưu trữ

              Thời gian qua, công tác văn thư, lưu trữ của tỉnh đã có nhiều chuyển biến. Để khắc phục
              những hạn chế còn lại, Ban Thường vụ Tỉnh ủy yêu cầu:

              1. Các cấp ủy, tổ chức đảng quán triệt, thực hiện nghiêm quy định về văn thư.

              2. Văn phòng Tỉnh ủy theo dõi, đôn đốc, báo cáo trước ngày 30/6/2026.

              Nơi nhận:

              - Ban Bí thư (b/c),
              - Các huyện, thành ủy,
              - Lưu Văn phòng Tỉnh ủy.

              **T/M BAN THƯỜNG VỤ
              BÍ THƯ**



              Vũ Đình Lâm
              """),
          new Kind(
              "news-article",
              false,
              Map.of("number", "", "issuer", "", "subject", ""),
              """
              09:15, 03/02/2026

              Đẩy nhanh số hóa hồ sơ ở các xã

              Ban Thường vụ Tỉnh ủy An Lạc vừa ban hành Kết luận số 47 về tiếp tục số hóa hồ sơ. Theo đó,
              các xã, phường phải hoàn thành trong năm 2026.

              Nhiều chuyển biến

              Theo đánh giá của Ban Thường vụ Tỉnh ủy, sau 3 năm triển khai Chương trình hành động số 9,
              ngày 12-4-2023 của Tỉnh ủy, nhiều địa phương đã làm tốt. Ông Nguyễn Văn Tư, Chủ tịch UBND
              xã Bình An cho biết, người dân đã quen nộp hồ sơ qua mạng. "Chúng tôi không còn phải đi
              lại nhiều lần", bà Lê Thị Sáu ở thôn 3 nói.

              Phóng viên đã đến nhiều xã và ghi nhận sự hài lòng của người dân. Tuy nhiên vẫn còn nơi
              làm chưa tốt, thiết bị thiếu, cán bộ chưa quen việc.

              H. MINH
              """),
          new Kind(
              "directive-without-letterhead",
              true,
              Map.of(
                  "number", "08/CT-UBND",
                  "issuedOn", "2026-01-19",
                  "typeName", "Chỉ thị",
                  "signer", "Đặng Hữu Nghĩa"),
              """

              Số: *08* /CT-UBND

              Lào Cai, ngày *19* tháng 01 năm 2026

              ## **CHỈ THỊ**

              ### **Về việc tăng cường quản lý tài liệu lưu trữ trên địa bàn tỉnh Lào Cai**

              Trong thời gian qua, công tác lưu trữ của tỉnh đã đạt được những kết quả nhất định. Để tiếp
              tục nâng cao chất lượng, Chủ tịch Ủy ban nhân dân tỉnh chỉ thị:

              1. Các sở, ban, ngành rà soát tài liệu, báo cáo trước ngày 15/5/2026.

              2. Sở Nội vụ kiểm tra, tổng hợp kết quả hàng quý.

              Chỉ thị này có hiệu lực kể từ ngày ký./.

              Nơi nhận:

              - Văn phòng Chính phủ;
              - Các sở, ban, ngành tỉnh;
              - Lưu: VT, NC.

              Đặng Hữu Nghĩa
              """),
          new Kind(
              "portal-decision",
              true,
              Map.of(
                  "number", "512/QĐ-UBND",
                  "issuedOn", "2026-02-20",
                  "typeName", "Quyết định",
                  "issuer", "Ủy ban nhân dân tỉnh Quảng Nam"),
              """
              Quyết định 512/QĐ-UBND

              Quyết định 512/QĐ-UBND năm 2026 về Kế hoạch lưu trữ số tỉnh Quảng Nam

              Nội dung toàn văn Quyết định 512/QĐ-UBND năm 2026 Kế hoạch lưu trữ số tỉnh Quảng Nam


              UỶ BAN NHÂN DÂN
              TỈNH QUẢNG NAM
              --------

              CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
              Độc lập - Tự do - Hạnh phúc
              ---------------

              Số: 512/QĐ-UBND

              Quảng Nam, ngày 20 tháng 02 năm 2026

              QUYẾT ĐỊNH

              BAN HÀNH KẾ HOẠCH LƯU TRỮ SỐ TỈNH QUẢNG NAM

              ỦY BAN NHÂN DÂN TỈNH QUẢNG NAM

              Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;

              Theo đề nghị của Giám đốc Sở Nội vụ,

              QUYẾT ĐỊNH:

              Điều 1. Ban hành kèm theo Quyết định này Kế hoạch lưu trữ số tỉnh Quảng Nam.

              Điều 2. Quyết định này có hiệu lực kể từ ngày ký.

              Nơi nhận:
              - Như Điều 2;
              - Lưu: VT.

              TM. ỦY BAN NHÂN DÂN
              CHỦ TỊCH




              Hồ Văn Bảy
              """),
          new Kind(
              "notice-without-number",
              true,
              Map.of("typeName", "Thông báo", "signer", "Trần Quốc Thịnh"),
              """


              THÔNG BÁO

              Kết luận của Chủ tịch Ủy ban nhân dân tỉnh tại Hội nghị triển khai công tác lưu trữ năm 2026
              của tỉnh Kon Tum

              Ngày 21/01/2026, tại trụ sở UBND tỉnh, Chủ tịch UBND tỉnh đã chủ trì Hội nghị triển khai
              công tác lưu trữ năm 2026. Sau khi nghe Giám đốc Sở Nội vụ báo cáo, Chủ tịch UBND tỉnh kết
              luận như sau:

              1. Các đơn vị hoàn thành số hóa tài liệu trước ngày 30/9/2026.

              2. Giao Sở Nội vụ đôn đốc, tổng hợp, báo cáo UBND tỉnh.

              Thông báo đến các đơn vị, địa phương có liên quan biết, thực hiện./.

              Nơi nhận:

              - Thường trực Tỉnh ủy (b/c);
              - Các sở, ban, ngành tỉnh;
              - Lưu: VT.

              **TL. CHỦ TỊCH
              CHÁNH VĂN PHÒNG**



              Trần Quốc Thịnh
              """));

  /** Printed on one page; a tab begins the right column. */
  static byte[] pdf(List<String> lines) {
    try (PDDocument document = document(lines);
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the machine has what reads pictures. */
  static boolean canReadPictures() {
    return Files.isExecutable(Path.of("/usr/bin/tesseract"))
        && Stream.of("4.00", "5")
            .anyMatch(v ->
                Files.exists(
                    Path.of("/usr/share/tesseract-ocr", v, "tessdata", "vie.traineddata")));
  }

  /** A picture of the printed page, as a scanner would make it; words may be scribbled over. */
  static byte[] picture(List<String> lines) {
    // Saved and read again: what is not saved has no typeface inside, and the machine's own is
    // drawn.
    try (PDDocument document = Loader.loadPDF(pdf(lines));
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 200);
      BufferedImage grey =
          new BufferedImage(page.getWidth(), page.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
      Graphics2D ink = grey.createGraphics();
      ink.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      ink.setColor(Color.WHITE);
      ink.fillRect(0, 0, grey.getWidth(), grey.getHeight());
      ink.drawImage(page, 0, 0, null);
      ink.dispose();
      ImageIO.write(grey, "png", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A scan: a PDF that holds nothing but the picture of the page. */
  static byte[] scan(List<String> lines) {
    try (PDDocument document = new PDDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      PDPage page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      PDImageXObject picture =
          PDImageXObject.createFromByteArray(document, picture(lines), "page.png");
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.drawImage(picture, 0, 0, PDRectangle.A4.getWidth(), PDRectangle.A4.getHeight());
      }
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A Word file, its two columns as cells of a table. */
  static byte[] docx(List<String> lines) {
    StringBuilder body = new StringBuilder();
    for (String line : lines) {
      String[] cells = line.split("\t", 2);
      body.append(
          cells.length == 1
              ? paragraph(line)
              : "<w:tbl><w:tr><w:tc>"
                  + paragraph(cells[0])
                  + "</w:tc><w:tc>"
                  + paragraph(cells[1])
                  + "</w:tc></w:tr></w:tbl>");
    }
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      try (ZipOutputStream zip = new ZipOutputStream(out)) {
        String office = "http://schemas.openxmlformats.org/";
        part(
            zip,
            "[Content_Types].xml",
            "<Types xmlns=\"%spackage/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"
                .formatted(office));
        part(
            zip,
            "_rels/.rels",
            "<Relationships xmlns=\"%spackage/2006/relationships\"><Relationship Id=\"r1\" Type=\"%sofficeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
                .formatted(office, office));
        part(
            zip,
            "word/document.xml",
            "<w:document xmlns:w=\"%swordprocessingml/2006/main\"><w:body>".formatted(office)
                + body
                + "</w:body></w:document>");
      }
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String paragraph(String text) {
    return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>";
  }

  private static void part(ZipOutputStream zip, String name, String xml) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(xml.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private static PDDocument document(List<String> lines) throws IOException {
    PDDocument document = new PDDocument();
    PDPage page = new PDPage(PDRectangle.A4);
    document.addPage(page);
    PDFont font;
    try (InputStream letters =
        TestPaper.class.getResourceAsStream("/liberation/LiberationSerif-Regular.ttf")) {
      font = PDType0Font.load(document, Objects.requireNonNull(letters), true);
    }
    try (PDPageContentStream out = new PDPageContentStream(document, page)) {
      float y = 780;
      for (String line : lines) {
        String[] cells = line.split("\t", 2);
        boolean centred = cells.length == 1 && line.equals(line.toUpperCase(Locale.ROOT));
        float wide = font.getStringWidth(line.replace("\t", "")) / 1000 * SIZE;
        float x = centred || line.startsWith("Ban hành Quy") ? (595 - wide) / 2 : 70;
        for (String cell : cells) {
          if (!cell.isEmpty()) {
            out.beginText();
            out.setFont(font, cells.length > 1 ? SIZE - 2 : SIZE);
            out.newLineAtOffset(x, y);
            out.showText(cell);
            out.endText();
          }
          x = 285;
        }
        y -= LINE;
      }
    }
    return document;
  }
}
