package vn.vanthu.drills.job;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Makes text PDFs of about a wanted size, each with a number and words of its own. */
final class TextPdf {
  private static final int LINES_A_PAGE = 44;
  private static final String WORDS =
      "Cac co quan don vi chiu trach nhiem thi hanh ke hoach nay theo quy dinh ";

  private TextPdf() {}

  /** A document with its number and date. */
  static byte[] of(int bytes, int number) {
    return of(bytes, number, "(So: " + number + "/QD-UBND)", "20 thang 11 nam 2026");
  }

  /** A draft with room for both. */
  static byte[] draft(int bytes, int number) {
    return of(bytes, number, "(So:            /QD-UBND)", "      thang      nam");
  }

  private static byte[] of(int bytes, int number, String symbol, String day) {
    List<String> objects = new ArrayList<>();
    List<Integer> pages = new ArrayList<>();
    objects.add("");
    objects.add("");
    objects.add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
    int written = 600;
    int line = 0;
    do {
      var content = new StringBuilder("BT /F 11 Tf 14 TL 60 780 Td\n");
      if (pages.isEmpty()) {
        content.append("(UY BAN NHAN DAN TINH AN LAC) Tj T*\n");
        content.append(symbol).append(" Tj T*\n(An Lac, ngay ").append(day);
        content.append(") Tj T*\n(QUYET DINH) Tj T*\n");
      }
      for (int i = 0; i < LINES_A_PAGE; i++) {
        content.append('(').append(WORDS).append(number * 7919 + line++).append(") Tj T*\n");
      }
      content.append("ET");
      objects.add("<</Length " + content.length() + ">>\nstream\n" + content + "\nendstream");
      int stream = objects.size();
      objects.add(
          "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents "
              + stream
              + " 0 R/Resources<</Font<</F 3 0 R>>>>>>");
      pages.add(objects.size());
      written += content.length() + 250;
    } while (written < bytes);
    objects.set(0, "<</Type/Catalog/Pages 2 0 R>>");
    var kids = new StringBuilder();
    pages.forEach(page -> kids.append(page).append(" 0 R "));
    objects.set(1, "<</Type/Pages/Count " + pages.size() + "/Kids[" + kids + "]>>");
    return file(objects);
  }

  private static byte[] file(List<String> objects) {
    var out = new ByteArrayOutputStream();
    List<Integer> places = new ArrayList<>();
    write(out, "%PDF-1.7\n");
    for (int i = 0; i < objects.size(); i++) {
      places.add(out.size());
      write(out, (i + 1) + " 0 obj\n" + objects.get(i) + "\nendobj\n");
    }
    int table = out.size();
    write(out, "xref\n0 " + (objects.size() + 1) + "\n0000000000 65535 f \n");
    places.forEach(place -> write(out, String.format("%010d 00000 n \n", place)));
    write(
        out,
        "trailer\n<</Size "
            + (objects.size() + 1)
            + "/Root 1 0 R>>\nstartxref\n"
            + table
            + "\n%%EOF\n");
    return out.toByteArray();
  }

  private static void write(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
