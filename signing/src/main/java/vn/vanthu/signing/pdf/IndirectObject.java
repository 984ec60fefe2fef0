package vn.vanthu.signing.pdf;

/**
 * An object with its number and where it was read.
 *
 * @param start position of "N G obj" in the document, or -1 when it lies in an object stream
 * @param end position after its value (for a stream: of the first byte of data), or -1
 * @param container number of the object stream that holds it, or 0
 */
public record IndirectObject(
    int number, int generation, PdfObject value, long start, long end, int container) {}
