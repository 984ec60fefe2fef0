package vn.vanthu.service.command;

/** The arguments of a command make no sense; the message says which. */
public final class Misuse extends Exception {
  private static final long serialVersionUID = 1;

  public Misuse(String message) {
    super(message);
  }
}
