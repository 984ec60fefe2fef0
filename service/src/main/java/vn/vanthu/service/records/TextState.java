package vn.vanthu.service.records;

/** Whether a file's words could be read. A file without text is registered all the same. */
public enum TextState {
  /** Not tried yet. */
  PENDING,
  /** From the file's own text. */
  TEXT,
  /** By optical recognition. */
  OCR,
  /** The worker refused, died or found nothing: "không có văn bản". */
  NO_TEXT
}
