package vn.vanthu.service.demo;

import java.io.PrintStream;
import java.util.Locale;

/** Prints each step of the demo with the time it took. Single-threaded. */
final class Steps {
  private final PrintStream talk;
  private long since = System.nanoTime();
  private int number;

  Steps(PrintStream talk) {
    this.talk = talk;
  }

  /** Starts the clock of the next step anew: what was done between steps is not counted. */
  void restart() {
    since = System.nanoTime();
  }

  void heading(String text) {
    talk.println();
    talk.println(text);
    restart();
  }

  /** A step is done. */
  void done(String what, String result) {
    double milliseconds = (System.nanoTime() - since) / 1e6;
    number++;
    talk.println(
        String.format(
            Locale.ROOT, "  %2d. %-34s %7.0f ms   %s", number, what, milliseconds, result));
    restart();
  }
}
