package vn.vanthu.service.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/**
 * Writes a small true PDF of two pages; its second line carries the facts for the tests' reader.
 */
public final class TestPdf {
  private TestPdf() {}

  public static byte[] of(String number, String subject) {
    String text =
        "BT /F1 20 Tf 72 760 Td (QUYET DINH) Tj 0 -40 Td /F1 12 Tf (Noi dung van ban thu) Tj ET";
    String[] objects = {
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>",
      page(),
      page(),
      "<< /Length " + text.length() + " >>\nstream\n" + text + "\nendstream",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    };
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(("%PDF-1.4\n%" + number + "|" + subject + "\n").getBytes(UTF_8));
    int[] offsets = new int[objects.length];
    for (int i = 0; i < objects.length; i++) {
      offsets[i] = out.size();
      out.writeBytes(((i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n").getBytes(ISO_8859_1));
    }
    int xref = out.size();
    StringBuilder tail = new StringBuilder("xref\n0 7\n0000000000 65535 f \n");
    for (int offset : offsets) {
      tail.append(String.format("%010d 00000 n %n", offset));
    }
    tail.append("trailer\n<< /Size 7 /Root 1 0 R >>\nstartxref\n").append(xref).append("\n%%EOF\n");
    out.writeBytes(tail.toString().getBytes(ISO_8859_1));
    return out.toByteArray();
  }

  private static String page() {
    return "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R"
        + " /Resources << /Font << /F1 6 0 R >> >> >>";
  }
}
