package vn.vanthu.service.command;

/** The arguments of a command make no sense; the message says which, in both languages. */
public final class Misuse extends Exception {
  private static final long serialVersionUID = 1;

  private final String vi;
  private final String en;

  public Misuse(String vi, String en) {
    super(en);
    this.vi = vi;
    this.en = en;
  }

  public String vi() {
    return vi;
  }

  public String en() {
    return en;
  }
}
