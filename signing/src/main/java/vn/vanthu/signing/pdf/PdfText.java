package vn.vanthu.signing.pdf;

import java.nio.charset.StandardCharsets;

/** Text strings and dates as PDF writes them. */
public final class PdfText {

  private PdfText() {}

  /**
   * ISO 32000-1 §7.9.2.2; bytes without a mark are read as Latin-1, which agrees with
   * PDFDocEncoding on all letters that matter.
   */
  static String decode(byte[] bytes) {
    if (bytes.length >= 2 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF) {
      return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
    }
    if (bytes.length >= 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE) {
      return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
    }
    if (bytes.length >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF) {
      return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
    }
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
