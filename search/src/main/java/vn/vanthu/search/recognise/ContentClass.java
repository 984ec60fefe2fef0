package vn.vanthu.search.recognise;

/** What a text is as a whole. */
public enum ContentClass {
  OFFICIAL_DOCUMENT("official-document"),
  /** A web page of a legal portal around a document. */
  PORTAL_PAGE("portal-page"),
  /** A report about documents: to be filed as reference material, never as a document. */
  NEWS_ARTICLE("news-article"),
  /** A blank form (mẫu, biểu). */
  FORM("form"),
  /** A part issued with a document that is not here (phụ lục). */
  ANNEX("annex"),
  UNKNOWN("unknown");

  private final String key;

  ContentClass(String key) {
    this.key = key;
  }

  /** The stable name in JSON. */
  public String key() {
    return key;
  }

  /** Whether the text holds a document whose own facts can be read. */
  public boolean holdsDocument() {
    return this == OFFICIAL_DOCUMENT || this == PORTAL_PAGE;
  }
}
