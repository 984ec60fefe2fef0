package vn.vanthu.signing.keys;

import vn.vanthu.signing.Message;

/**
 * A key that was not opened or did not sign.
 *
 * @param problem the reason, from a closed set
 * @param detail what the device or file said, in its own words; never holds a secret; may be empty
 */
public record KeyRefusal(KeyProblem problem, String detail) implements KeyOpening, KeyAnswer {
  /** A refusal without further words. */
  public static KeyRefusal of(KeyProblem problem) {
    return new KeyRefusal(problem, "");
  }

  /** A refusal with the words of what failed. */
  public static KeyRefusal of(KeyProblem problem, Throwable cause) {
    StringBuilder words = new StringBuilder();
    Throwable at = cause;
    for (int depth = 0; at != null && depth < 4; depth++, at = at.getCause()) {
      words.append(depth == 0 ? "" : ": ").append(at.getMessage());
    }
    return new KeyRefusal(problem, words.toString());
  }

  /** The sentence for a person. */
  public Message message() {
    return problem.message();
  }
}
