package vn.vanthu.signing.sign;

/** What a certification signature allows afterwards (DocMDP, ISO 32000-2 table 257). */
public enum Certification {
  /** Nothing but validation data. */
  NO_CHANGES(1),
  /** Filling in forms and signing. */
  FORMS(2),
  /** Annotations, too. */
  ANNOTATIONS(3);

  private final int permission;

  Certification(int permission) {
    this.permission = permission;
  }

  /** The number in the file. */
  public int permission() {
    return permission;
  }
}
