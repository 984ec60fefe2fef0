package vn.vanthu.service.web;

/** How a fact came to stand in a field; shown with a word and an icon, never by colour alone. */
public enum Confidence {
  /** Stands in the text as it is. */
  READ("bi-check2-circle"),
  /** Read from a picture, and a letter or digit of it may be wrong. */
  UNSURE("bi-question-circle"),
  /** Concluded from other words of the document, or from the office's rules. */
  INFERRED("bi-lightbulb"),
  /** Not found in the text. */
  ABSENT("bi-dash-circle"),
  /** Put right by a clerk: not what was read. */
  CORRECTED("bi-pencil");

  private final String icon;

  Confidence(String icon) {
    this.icon = icon;
  }

  /** Name of the icon in bootstrap-icons. */
  public String icon() {
    return icon;
  }

  /** Key of its word in the texts. */
  public String key() {
    return "confidence." + name();
  }
}
