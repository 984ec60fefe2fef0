package vn.vanthu.drills.sign;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Writes text documents of a wanted size, each different, as an office prints them. */
public final class SampleDocument {
  private static final int PAGES = 10;

  private SampleDocument() {}

  /** A document of ten pages and about so many bytes; the same seed gives the same one. */
  public static byte[] of(int bytes, long seed) {
    return of(PAGES, bytes / PAGES, seed);
  }

  /** A document of so many pages of about so many bytes each. */
  public static byte[] of(int pages, int bytesPerPage, long seed) {
    Random random = new Random(seed);
    List<String> objects = new ArrayList<>();
    StringBuilder kids = new StringBuilder();
    for (int page = 0; page < pages; page++) {
      kids.append(4 + 2 * page).append(" 0 R ");
    }
    objects.add("<</Type/Catalog/Pages 2 0 R>>");
    objects.add("<</Type/Pages/Kids[" + kids + "]/Count " + pages + ">>");
    objects.add("<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>");
    for (int page = 0; page < pages; page++) {
      objects.add(
          "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents "
              + (5 + 2 * page)
              + " 0 R/Resources<</Font<</F 3 0 R>>>>>>");
      String text = text(bytesPerPage, random);
      objects.add("<</Length " + text.length() + ">>\nstream\n" + text + "\nendstream");
    }
    return file(objects);
  }

  private static String text(int bytes, Random random) {
    StringBuilder text = new StringBuilder("BT /F 11 Tf 60 780 Td 13 TL\n");
    while (text.length() < bytes - 40) {
      text.append('(');
      for (int i = 0; i < 60; i++) {
        text.append((char) (i % 7 == 6 ? ' ' : 'a' + random.nextInt(26)));
      }
      text.append(") Tj T*\n");
    }
    return text.append("ET").toString();
  }

  private static byte[] file(List<String> objects) {
    StringBuilder pdf = new StringBuilder("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");
    StringBuilder table = new StringBuilder("0000000000 65535 f \n");
    for (int i = 0; i < objects.size(); i++) {
      table.append("%010d 00000 n \n".formatted(pdf.length()));
      pdf.append(i + 1).append(" 0 obj\n").append(objects.get(i)).append("\nendobj\n");
    }
    int start = pdf.length();
    pdf.append("xref\n0 ").append(objects.size() + 1).append('\n').append(table);
    pdf.append("trailer\n<</Size ").append(objects.size() + 1).append("/Root 1 0 R>>\n");
    pdf.append("startxref\n").append(start).append("\n%%EOF\n");
    return pdf.toString().getBytes(ISO_8859_1);
  }
}
