package vn.vanthu.signing.pdf;

import java.util.List;

/**
 * One state of the document: the original, or what one incremental update made of it (ISO 32000-1
 * §7.5.6).
 *
 * @param number from 1, oldest first
 * @param end position after the end-of-file mark and its line end; the length of the document as it
 *     was then
 * @param startXref the position that its startxref line names
 * @param sections its own cross-reference sections, the one that counts first
 */
public record Revision(int number, long end, long startXref, List<XrefSection> sections) {
  public Revision {
    sections = List.copyOf(sections);
  }
}
