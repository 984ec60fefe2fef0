package vn.vanthu.service;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import vn.vanthu.service.command.Commands;
import vn.vanthu.service.command.Console;
import vn.vanthu.service.command.Home;

/** Entry of {@code ./vanthu COMMAND}. */
public final class Main {
  /**
   * Lucene advises to add the platform's vector module, which the platform then warns of at every
   * start. It gains nothing here: no vectors are compared, and reading postings is as fast without.
   * Held, because the platform forgets a logger that nobody holds.
   */
  private static final Logger VECTOR_ADVICE =
      Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

  private Main() {}

  /** Runs one command; exit status 0 yes, 1 a negative answer, 2 misuse or failure. */
  public static void main(String[] args) {
    // Lucene and others log through the platform; at the terminal only what went wrong counts.
    Logger.getLogger("").setLevel(Level.WARNING);
    VECTOR_ADVICE.setFilter(line -> line.getLevel().intValue() > Level.WARNING.intValue());
    int status = new Commands(Home.ofProcess()).run(List.of(args), Console.ofProcess());
    System.exit(status);
  }
}
