package vn.vanthu.service.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;

/** Files that harm whoever reads them carelessly, made here. */
final class HostileFiles {
  private HostileFiles() {}

  /**
   * A well-formed Word file that would unpack to {@code gibibytes}, of blanks in a field's code: a
   * reader that goes through to the end finds words after them.
   */
  static byte[] zipBomb(int gibibytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
      zip.write(
          ("<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                  + "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-"
                  + "officedocument.wordprocessingml.document.main+xml\"/></Types>")
              .getBytes(ISO_8859_1));
      zip.closeEntry();
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      zip.write(
          ("<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
                  + "<w:body><w:p><w:r><w:instrText>")
              .getBytes(ISO_8859_1));
      byte[] block = " ".repeat(1 << 20).getBytes(ISO_8859_1);
      for (int i = 0; i < gibibytes * 1024; i++) {
        zip.write(block);
      }
      zip.write(
          "</w:instrText></w:r><w:r><w:t>Giay moi hop</w:t></w:r></w:p></w:body></w:document>"
              .getBytes(ISO_8859_1));
      zip.closeEntry();
    }
    return out.toByteArray();
  }

  /** A PDF that opens only with a password nobody here knows. */
  static byte[] encryptedPdf() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var document = new PDDocument()) {
      document.addPage(new PDPage());
      var policy = new StandardProtectionPolicy("owner", "user", new AccessPermission());
      policy.setEncryptionKeyLength(128);
      document.protect(policy);
      document.save(out);
    }
    return out.toByteArray();
  }

  /** A PDF of so many small objects, with a right cross-reference table. */
  static byte[] pdfOfObjects(int count) {
    var out = new ByteArrayOutputStream(count * 48);
    int[] offsets = new int[count + 1];
    out.writeBytes("%PDF-1.7\n".getBytes(ISO_8859_1));
    for (int i = 1; i <= count; i++) {
      offsets[i] = out.size();
      String body =
          switch (i) {
            case 1 -> "<</Type/Catalog/Pages 2 0 R>>";
            case 2 -> "<</Type/Pages/Kids[3 0 R]/Count 1>>";
            case 3 -> "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>";
            default -> "[" + (i - 1) + " 0 R]";
          };
      out.writeBytes((i + " 0 obj" + body + "endobj\n").getBytes(ISO_8859_1));
    }
    int table = out.size();
    var tail = new StringBuilder("xref\n0 " + (count + 1) + "\n0000000000 65535 f \n");
    for (int i = 1; i <= count; i++) {
      String digits = Integer.toString(offsets[i]);
      tail.append("0".repeat(10 - digits.length())).append(digits).append(" 00000 n \n");
    }
    tail.append("trailer<</Size ").append(count + 1).append("/Root 1 0 R>>\nstartxref\n");
    tail.append(table).append("\n%%EOF\n");
    out.writeBytes(tail.toString().getBytes(ISO_8859_1));
    return out.toByteArray();
  }

  /** A PDF of one empty page and a stream of so many bytes, with a right cross-reference table. */
  static byte[] pdfHolding(int bytes) {
    var out = new ByteArrayOutputStream(bytes + 1000);
    String page =
        "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
            + "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
            + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n";
    out.writeBytes(page.getBytes(ISO_8859_1));
    int stream = out.size();
    out.writeBytes(("4 0 obj<</Length " + bytes + ">>stream\n").getBytes(ISO_8859_1));
    out.writeBytes(" ".repeat(bytes).getBytes(ISO_8859_1));
    out.writeBytes("\nendstream endobj\n".getBytes(ISO_8859_1));
    var tail = new StringBuilder("xref\n0 5\n0000000000 65535 f \n");
    for (int offset :
        new int[] {
          page.indexOf("1 0 obj"), page.indexOf("2 0 obj<"), page.indexOf("3 0 obj<"), stream
        }) {
      tail.append("%010d 00000 n \n".formatted(offset));
    }
    tail.append("trailer<</Size 5/Root 1 0 R>>\nstartxref\n").append(out.size());
    tail.append("\n%%EOF\n");
    out.writeBytes(tail.toString().getBytes(ISO_8859_1));
    return out.toByteArray();
  }

  /** So many bytes without any meaning, the same every time. */
  static byte[] noise(int bytes) {
    byte[] noise = new byte[bytes];
    new java.util.Random(20_260_301).nextBytes(noise);
    noise[0] = 0;
    return noise;
  }
}
