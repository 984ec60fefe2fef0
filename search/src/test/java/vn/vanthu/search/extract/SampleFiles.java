package vn.vanthu.search.extract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** Files of each kind, made by the tests themselves. */
final class SampleFiles {

  static final String NUMBER = "Số: 12/QĐ-SNV";
  static final String BODY = "Điều 1. Thành lập tổ công tác rà soát hồ sơ lưu trữ của cơ quan.";

  private SampleFiles() {}

  private static String cell(String... paragraphs) {
    var xml = new StringBuilder("<w:tc>");
    for (String paragraph : paragraphs) {
      xml.append("<w:p><w:r><w:t>").append(paragraph).append("</w:t></w:r></w:p>");
    }
    return xml.append("</w:tc>").toString();
  }

  private static byte[] zip(Map<String, String> entries) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      for (var entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  static byte[] docx(String prologue, String extra) throws IOException {
    String space = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    String table =
        "<w:tbl><w:tr>"
            + cell("SỞ NỘI VỤ", NUMBER)
            + cell("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
            + "</w:tr></w:tbl>";
    String document =
        prologue
            + "<w:document "
            + space
            + "><w:body>"
            + table
            + "<w:p><w:r><w:t>QUYẾT ĐỊNH</w:t></w:r></w:p>"
            + "<w:p><w:r><w:t>"
            + BODY
            + "</w:t></w:r><w:r><w:delText>đã xóa</w:delText></w:r></w:p>"
            + "<w:p><w:r><w:rPr><w:rFonts w:ascii=\".VnTime\"/></w:rPr><w:t>Chñ tÞch ñy ban</w:t></w:r></w:p>"
            + extra
            + "</w:body></w:document>";
    var parts = new LinkedHashMap<String, String>();
    parts.put("[Content_Types].xml", "<Types/>");
    parts.put("word/document.xml", document);
    return zip(parts);
  }

  static byte[] odt() throws IOException {
    var parts = new LinkedHashMap<String, String>();
    parts.put("mimetype", "application/vnd.oasis.opendocument.text");
    parts.put(
        "content.xml",
        "<office:document-content xmlns:office=\"o\" xmlns:text=\"t\"><office:body><office:text>"
            + "<text:p>"
            + NUMBER
            + "</text:p><text:p>"
            + BODY
            + "</text:p></office:text></office:body></office:document-content>");
    return zip(parts);
  }

  static byte[] rtf() {
    var rtf =
        new StringBuilder(
            "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Times New Roman;}{\\f1 .VnTime;}}\\uc1\\pard ");
    (NUMBER + "\n" + BODY)
        .chars()
        .forEach(c -> {
          if (c == '\n') {
            rtf.append("\\par ");
          } else if (c < 128) {
            rtf.append((char) c);
          } else {
            rtf.append("\\u").append(c > 32767 ? c - 65536 : c).append('?');
          }
        });
    return rtf.append("\\par {\\f1 Chñ tÞch ñy ban}\\par}")
        .toString()
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] html() {
    return ("<html><head><title>x</title><script>alert(1)</script></head><body><p>"
            + NUMBER
            + "</p><p>"
            + BODY
            + "</p></body></html>")
        .getBytes(StandardCharsets.UTF_8);
  }

  static byte[] mail() {
    String attachment =
        Base64.getMimeEncoder().encodeToString(BODY.getBytes(StandardCharsets.UTF_8));
    return ("From: vanthu@example.vn\r\nTo: phong@example.vn\r\nSubject: Chuyen van ban\r\nMIME-Version: 1.0\r\n"
            + "Content-Type: multipart/mixed; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
            + NUMBER
            + "\r\n--b\r\nContent-Type: text/plain; name=\"dieu.txt\"\r\nContent-Disposition: attachment; filename=\"dieu.txt\"\r\n"
            + "Content-Transfer-Encoding: base64\r\n\r\n"
            + attachment
            + "\r\n--b--\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  static PDDocument pdf() throws IOException {
    var document = new PDDocument();
    var page = new PDPage(PDRectangle.A4);
    document.addPage(page);
    try (var content = new PDPageContentStream(document, page)) {
      var font = new PDType1Font(Standard14Fonts.FontName.TIMES_ROMAN);
      float y = 760;
      for (String line :
          new String[] {
            "SO NOI VU                    CONG HOA XA HOI", "Dieu 1. Thanh lap to cong tac."
          }) {
        content.beginText();
        content.setFont(font, 13);
        content.newLineAtOffset(80, y);
        content.showText(line);
        content.endText();
        y -= 40;
      }
    }
    return document;
  }

  static void encryptedPdf(Path file) throws IOException {
    try (PDDocument document = pdf()) {
      document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
      document.save(file.toFile());
    }
  }

  /**
   * A well-formed DOCX in which one piece is repeated until it unpacks to the given size.
   *
   * @param before XML inside the body, up to the repeated piece
   * @param after XML from there to the end of the body
   */
  static void zipBomb(Path file, int megabytes, String before, String piece, String after)
      throws IOException {
    byte[] block = piece.repeat((1 << 20) / piece.length() + 1).getBytes(StandardCharsets.UTF_8);
    try (OutputStream out = Files.newOutputStream(file);
        var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      zip.write(("<w:document xmlns:w=\"w\"><w:body>" + before).getBytes(StandardCharsets.UTF_8));
      for (long written = 0; written < (long) megabytes << 20; written += block.length) {
        zip.write(block);
      }
      zip.write((after + "</w:body></w:document>").getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
  }
}
