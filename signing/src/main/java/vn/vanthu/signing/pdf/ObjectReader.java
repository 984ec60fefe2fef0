package vn.vanthu.signing.pdf;

import org.jspecify.annotations.Nullable;
import vn.vanthu.signing.DocumentBytes;

/** Reads one "N G obj" at a position. */
public final class ObjectReader {

  private ObjectReader() {}

  /** The object there, or null when no object begins there (white space before it is allowed). */
  public static @Nullable IndirectObject readAt(DocumentBytes bytes, long offset, int maxDepth) {
    if (offset < 0 || offset >= bytes.length()) {
      return null;
    }
    Lexer lexer = new Lexer(bytes, offset, true, maxDepth);
    lexer.skipSpace();
    long start = lexer.position();
    long number = lexer.unsigned();
    long generation = lexer.unsigned();
    if (number < 0
        || number > Integer.MAX_VALUE
        || generation < 0
        || generation > 65_535
        || !lexer.accept("obj")) {
      return null;
    }
    PdfObject value = lexer.object();
    long end = lexer.position();
    if (value instanceof PdfObject.Dict dict) {
      long dataStart = StreamDecoder.dataStart(bytes, lexer);
      if (dataStart >= 0) {
        value = new PdfObject.Stream(dict, dataStart);
        end = dataStart;
      }
    }
    return new IndirectObject((int) number, (int) generation, value, start, end, 0);
  }
}
