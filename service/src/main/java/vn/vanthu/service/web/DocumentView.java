package vn.vanthu.service.web;

import vn.vanthu.service.records.StoredFile;

/**
 * The document as it is shown beside its facts. Immutable.
 *
 * @param address of its bytes; {@code /pages/N} beside it are pictures of its pages
 * @param pages how many pages were read; at least 1
 * @param text the words, for a file without pages; empty otherwise
 */
public record DocumentView(Kind kind, String address, String fileName, int pages, TextView text) {
  /** How a file can be shown. */
  public enum Kind {
    PDF,
    PICTURES,
    TEXT
  }

  /**
   * The view of a file.
   *
   * @param base address of the page that shows it
   */
  static DocumentView of(String base, StoredFile file, String words, ReadFacts facts) {
    Kind kind = kind(file.mediaType());
    return new DocumentView(
        kind,
        base,
        file.fileName(),
        facts.pages(),
        TextView.of(kind == Kind.TEXT ? words : "", facts.all()));
  }

  private static Kind kind(String mediaType) {
    if (mediaType.equals("application/pdf")) {
      return Kind.PDF;
    }
    return mediaType.startsWith("image/") ? Kind.PICTURES : Kind.TEXT;
  }
}
