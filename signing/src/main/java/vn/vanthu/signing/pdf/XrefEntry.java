package vn.vanthu.signing.pdf;

/** Where a cross-reference section says an object is (ISO 32000-1 §7.5.4, §7.5.8). */
public sealed interface XrefEntry {

  /** Deleted, or never there. */
  record Free() implements XrefEntry {}

  /**
   * In the file itself.
   *
   * @param offset of "N G obj", from the first byte of the file
   */
  record InFile(long offset, int generation) implements XrefEntry {}

  /** The {@code index}-th object of the object stream {@code container}. */
  record InStream(int container, int index) implements XrefEntry {}
}
