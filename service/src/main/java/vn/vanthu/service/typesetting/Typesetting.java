package vn.vanthu.service.typesetting;

/** What came of setting a draft. Immutable. */
public sealed interface Typesetting {

  /**
   * The PDF was written.
   *
   * @param pages how many pages it has
   * @param person where the person's signature image goes
   * @param agency where the seal goes: over the left third of the person's image
   */
  record Typeset(int pages, Place person, Place agency) implements Typesetting {}

  /**
   * The draft holds a character that the typeface cannot print; an official document is never
   * printed with a character missing.
   *
   * @param codePoint the character
   */
  record Unprintable(int codePoint) implements Typesetting {
    /** The character for a message, as {@code U+1F600}. */
    public String shown() {
      return String.format("U+%04X", codePoint);
    }
  }

  /**
   * A rectangle on a page, in points (1/72 inch) from the lower left corner.
   *
   * @param page counted from 1
   */
  record Place(int page, float x, float y, float width, float height) {}
}
