package vn.vanthu.service.typesetting;

/**
 * Paper size, margins and type sizes of Annex I, Decree 30/2020/NĐ-CP, in points. Where the decree
 * gives a range, the value inside it that offices use most.
 */
final class Paper {
  static final float MILLIMETRE = 72f / 25.4f;

  /** A4. */
  static final float WIDTH = 210 * MILLIMETRE;

  static final float HEIGHT = 297 * MILLIMETRE;

  /** 20 to 25 mm allowed. */
  static final float TOP = 20 * MILLIMETRE;

  /** 20 to 25 mm allowed. */
  static final float BOTTOM = 20 * MILLIMETRE;

  /** 30 to 35 mm allowed. */
  static final float LEFT = 30 * MILLIMETRE;

  /** 15 to 20 mm allowed. */
  static final float RIGHT = 15 * MILLIMETRE;

  static final float TEXT_WIDTH = WIDTH - LEFT - RIGHT;

  /** Motto line and body. */
  static final float BODY = 14;

  /** National name, letterhead, number, letter subject. */
  static final float HEAD = 13;

  static final float LETTER_SUBJECT = 12;
  static final float RECIPIENTS_LABEL = 12;
  static final float RECIPIENTS = 11;

  /** First line of a paragraph, 1 to 1.27 cm allowed. */
  static final float INDENT = 10 * MILLIMETRE;

  /** Between paragraphs, at least 6 pt. */
  static final float PARAGRAPH_GAP = 6;

  /** Line height as a multiple of the type size. */
  static final float LEADING = 1.22f;

  /** Signature image: width and height. */
  static final float SIGNATURE_WIDTH = 50 * MILLIMETRE;

  static final float SIGNATURE_HEIGHT = 22 * MILLIMETRE;

  /** Seal of a provincial body, real size. */
  static final float SEAL = 36 * MILLIMETRE;

  private Paper() {}
}
