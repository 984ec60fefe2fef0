package vn.vanthu.service;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import vn.vanthu.service.command.Commands;
import vn.vanthu.service.command.Console;
import vn.vanthu.service.command.Home;

/** Entry of {@code ./vanthu COMMAND}. */
public final class Main {
  private Main() {}

  /** Runs one command; exit status 0 yes, 1 a negative answer, 2 misuse or failure. */
  public static void main(String[] args) {
    // Lucene and others log through the platform; at the terminal only what went wrong counts.
    Logger.getLogger("").setLevel(Level.WARNING);
    int status = new Commands(Home.ofProcess()).run(List.of(args), Console.ofProcess());
    System.exit(status);
  }
}
