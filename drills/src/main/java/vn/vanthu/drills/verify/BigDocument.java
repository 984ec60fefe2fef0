package vn.vanthu.drills.verify;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Writes a large PDF without holding it: pages, each with its text and one picture, under page tree
 * nodes of at most a hundred. Single-threaded.
 */
final class BigDocument implements AutoCloseable {

  private static final int PER_NODE = 100;
  private static final int OF_A_PAGE = 3;
  private static final String TEXT = "BT /F 11 Tf 60 780 Td (Trang) Tj ET /P Do";

  private final OutputStream out;
  private final long[] offsets;
  private final byte[] picture;
  private long written;

  private BigDocument(Path file, int objects, int pictureBytes) throws IOException {
    out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20);
    offsets = new long[objects + 1];
    picture = new byte[pictureBytes];
  }

  /**
   * Writes one.
   *
   * @param atMostObjects the file has at most so many indirect objects, and nearly as many
   */
  static void write(Path file, long bytes, int atMostObjects) throws IOException {
    int pages = (atMostObjects - 4) * PER_NODE / (OF_A_PAGE * PER_NODE + 1);
    int nodes = (pages + PER_NODE - 1) / PER_NODE;
    int objects = 3 + nodes + OF_A_PAGE * pages;
    int pictureBytes = (int) Math.max(16, bytes / pages - 420);
    try (BigDocument document = new BigDocument(file, objects, pictureBytes)) {
      document.write(pages, nodes);
    }
  }

  private void write(int pages, int nodes) throws IOException {
    Random random = new Random(1);
    text("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");
    object(1, "<</Type/Catalog/Pages 2 0 R>>");
    object(2, "<</Type/Pages/Count " + pages + "/Kids[" + references(4, nodes, 1) + "]>>");
    object(3, "<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>");
    int first = 4 + nodes;
    for (int node = 0; node < nodes; node++) {
      int from = node * PER_NODE;
      int count = Math.min(PER_NODE, pages - from);
      String kids = references(first + OF_A_PAGE * from, count, OF_A_PAGE);
      object(4 + node, "<</Type/Pages/Parent 2 0 R/Count " + count + "/Kids[" + kids + "]>>");
    }
    for (int page = 0; page < pages; page++) {
      int at = first + OF_A_PAGE * page;
      String resources = "<</Font<</F 3 0 R>>/XObject<</P " + (at + 2) + " 0 R>>>>";
      object(
          at,
          "<</Type/Page/Parent %d 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources%s>>"
              .formatted(4 + page / PER_NODE, at + 1, resources));
      object(at + 1, "<</Length " + TEXT.length() + ">>\nstream\n" + TEXT + "\nendstream");
      random.nextBytes(picture);
      begin(at + 2);
      text("<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace");
      text("/DeviceGray/Filter/DCTDecode/Length " + picture.length + ">>\nstream\n");
      bytes(picture);
      text("\nendstream\nendobj\n");
    }
    table();
  }

  private static String references(int first, int count, int step) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < count; i++) {
      all.append(first + i * step).append(" 0 R ");
    }
    return all.toString();
  }

  private void table() throws IOException {
    long start = written;
    text("xref\n0 " + offsets.length + "\n0000000000 65535 f \n");
    for (int i = 1; i < offsets.length; i++) {
      text("%010d 00000 n \n".formatted(offsets[i]));
    }
    text("trailer\n<</Size " + offsets.length + "/Root 1 0 R>>\nstartxref\n" + start + "\n%%EOF\n");
  }

  private void object(int number, String value) throws IOException {
    begin(number);
    text(value + "\nendobj\n");
  }

  private void begin(int number) throws IOException {
    offsets[number] = written;
    text(number + " 0 obj\n");
  }

  private void text(String text) throws IOException {
    bytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private void bytes(byte[] more) throws IOException {
    out.write(more);
    written += more.length;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
