package vn.vanthu.drills;

import java.io.PrintStream;
import java.util.List;

/**
 * A program that measures or attacks the product and prints figures as {@code key: value} lines.
 */
@FunctionalInterface
public interface Drill {
  /**
   * Runs the drill.
   *
   * @param arguments what followed the drill's name on the command line
   * @param figures where the {@code key: value} lines go; talk goes to standard error
   * @return 0 when every goal the drill judges is met, 1 when one is missed, 2 on misuse
   */
  int run(List<String> arguments, PrintStream figures) throws Exception;
}
