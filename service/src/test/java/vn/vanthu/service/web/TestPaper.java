package vn.vanthu.service.web;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
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

  /** A picture of the printed page, as a scanner would make it; words may be scribbled over. */
  static byte[] picture(List<String> lines) {
    try (PDDocument document = document(lines);
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
