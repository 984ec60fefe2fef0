package vn.vanthu.service.command;

import java.util.List;

/** One command of the launcher. Stateless; run once. */
public interface Command {
  /** Yes, or done. */
  int YES = 0;

  /** A negative answer: not intact, not found, not healthy. */
  int NO = 1;

  /** Misuse or failure. */
  int FAILED = 2;

  /** The word or words after {@code ./vanthu}. */
  String name();

  /** What follows the name, in the usual notation. */
  String usage();

  /** One line for the list of commands, in both languages. */
  Said summary();

  /** The same in Vietnamese and in English. */
  record Said(String vi, String en) {}

  /**
   * Does the work.
   *
   * @param arguments what followed the name
   * @return the exit status
   * @throws Misuse when the arguments make no sense
   * @throws Exception when something failed that the caller cannot mend here; becomes status 2
   */
  int run(List<String> arguments, Console console) throws Exception;
}
