package vn.vanthu.drills.search;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/** One who answers questions in the drill of peers. Thread-safe. */
interface Contender {
  /** What its figures begin with. */
  String name();

  /**
   * Asks, and waits for the whole answer. Reading the ids out of it is not its work, and is done
   * when nobody is timed.
   *
   * @return the ids of the first ten, best first
   */
  Supplier<List<String>> ask(String question) throws IOException, InterruptedException;

  /** Processor seconds that all its processes have taken so far, answering or not. */
  double processorSeconds() throws IOException;
}
