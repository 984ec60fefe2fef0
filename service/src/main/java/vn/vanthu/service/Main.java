package vn.vanthu.service;

/** Entry of {@code ./vanthu COMMAND}. */
public final class Main {
  private Main() {}

  /** Runs one command; exit status 0 yes, 1 a negative answer, 2 misuse or failure. */
  public static void main(String[] args) {
    System.err.println("vanthu: unknown command " + (args.length == 0 ? "(none)" : args[0]));
    System.exit(2);
  }
}
