package vn.vanthu.signing.sign;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.pdf.Limits;
import vn.vanthu.signing.pdf.PdfFile;

/** Writes small documents object by object, so that tests know every byte. */
final class TestPdf {
  private TestPdf() {}

  /** A revision begun upon such a document. */
  static Increment increment(String... objects) {
    return new Increment(PdfFile.open(DocumentBytes.of(withTable(objects)), Limits.standard()));
  }

  /** The document with the revision written behind it, read anew. */
  static PdfFile written(Increment in) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(in.file().bytes().copy(0, (int) in.file().bytes().length()));
    out.writeBytes(in.write().bytes());
    return PdfFile.open(DocumentBytes.of(out.toByteArray()), Limits.standard());
  }

  /** Objects numbered from 1, the first being the catalog, with a cross-reference table. */
  static byte[] withTable(String... objects) {
    StringBuilder pdf = new StringBuilder("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");
    StringBuilder table = new StringBuilder("0000000000 65535 f \n");
    for (int i = 0; i < objects.length; i++) {
      table.append("%010d 00000 n \n".formatted(pdf.length()));
      pdf.append(i + 1).append(" 0 obj\n").append(objects[i]).append("\nendobj\n");
    }
    int start = pdf.length();
    pdf.append("xref\n0 ").append(objects.length + 1).append('\n').append(table);
    pdf.append("trailer\n<</Size ").append(objects.length + 1).append("/Root 1 0 R>>\n");
    pdf.append("startxref\n").append(start).append("\n%%EOF\n");
    return pdf.toString().getBytes(ISO_8859_1);
  }

  /** The same with a cross-reference stream, written without compression. */
  static byte[] withStream(String... objects) {
    StringBuilder pdf = new StringBuilder("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    row(rows, 0, 0);
    for (int i = 0; i < objects.length; i++) {
      row(rows, 1, pdf.length());
      pdf.append(i + 1).append(" 0 obj\n").append(objects[i]).append("\nendobj\n");
    }
    int start = pdf.length();
    row(rows, 1, start);
    int size = objects.length + 2;
    pdf.append(objects.length + 1).append(" 0 obj\n<</Type/XRef/W[1 4 1]/Size ").append(size);
    pdf.append("/Root 1 0 R/Length ").append(rows.size()).append(">>\nstream\n");
    pdf.append(rows.toString(ISO_8859_1)).append("\nendstream\nendobj\n");
    pdf.append("startxref\n").append(start).append("\n%%EOF\n");
    return pdf.toString().getBytes(ISO_8859_1);
  }

  private static void row(ByteArrayOutputStream rows, int kind, int offset) {
    rows.write(kind);
    for (int shift = 24; shift >= 0; shift -= 8) {
      rows.write(offset >>> shift);
    }
    rows.write(0);
  }
}
