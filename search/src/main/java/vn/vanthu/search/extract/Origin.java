package vn.vanthu.search.extract;

/**
 * Where the characters come from: typed text can be trusted letter by letter, optical reading
 * cannot.
 */
public enum Origin {
  /** Plain text or markdown. */
  PLAIN,
  /** A web page. */
  HTML,
  /** DOC, DOCX, ODT, RTF and their kin. */
  OFFICE,
  /** The text layer of a PDF made from text. */
  TEXT_LAYER,
  /** Optical reading of a picture or a scanned PDF. */
  OCR,
  /** Some pages by text layer, others by optical reading. */
  MIXED,
  /** An e-mail with what is attached to it. */
  MAIL,
  /** A format read by the general parser. */
  OTHER
}
