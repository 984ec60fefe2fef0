package vn.vanthu.service.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.vanthu.service.VanThuApplication;
import vn.vanthu.service.store.StoreFailure;

/** Every command there is, in the order of the list that a bare {@code ./vanthu} prints. */
public final class Commands {
  private static final Logger LOG = LoggerFactory.getLogger(Commands.class);

  private final List<Command> all;

  /** The commands over this home. */
  public Commands(Home home) {
    this.all =
        List.of(
            new ServerCommand(home),
            new DemoCommand(home),
            new CheckCommand(home),
            new DoctorCommand(home),
            new FsckCommand(home),
            new VerifyCommand(home),
            new SignCommand(),
            new RecogniseCommand(),
            new ImportCommand(home),
            new SearchCommand(home),
            new ReindexCommand(home),
            new LedgerVerifyCommand(home),
            new BackupCommand(home),
            new RestoreCommand(home),
            new ExportCommand(home),
            new TokenCreateCommand(home),
            new LinkCommand(home),
            new VersionCommand(home));
  }

  /**
   * Runs what the words ask for and returns the exit status. Never throws: a failure is one line of
   * each language on the talk stream and status 2.
   */
  public int run(List<String> words, Console console) {
    if (words.isEmpty() || words.getFirst().equals("help") || words.getFirst().equals("--help")) {
      list(console);
      return words.isEmpty() ? Command.FAILED : Command.YES;
    }
    for (Command command : all) {
      List<String> name = List.of(command.name().split(" "));
      if (words.size() >= name.size() && words.subList(0, name.size()).equals(name)) {
        return run(command, words.subList(name.size(), words.size()), console);
      }
    }
    console.say(
        "vanthu: không có lệnh " + words.getFirst(), "vanthu: unknown command " + words.getFirst());
    list(console);
    return Command.FAILED;
  }

  private static int run(Command command, List<String> arguments, Console console) {
    if (arguments.equals(List.of("--help"))) {
      console.say("usage: ./vanthu " + command.name() + " " + command.usage());
      console.say(command.summary().vi(), command.summary().en());
      return Command.YES;
    }
    try {
      return command.run(arguments, console);
    } catch (Misuse e) {
      console.say(
          "vanthu " + command.name() + ": " + e.vi(), "vanthu " + command.name() + ": " + e.en());
      console.say("usage: ./vanthu " + command.name() + " " + command.usage());
      return Command.FAILED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      console.say(
          "vanthu " + command.name() + ": bị ngắt", "vanthu " + command.name() + ": interrupted");
      return Command.FAILED;
    } catch (Exception e) {
      boolean expected = e instanceof VanThuApplication.StartFailure || e instanceof StoreFailure;
      if (e instanceof RuntimeException && !expected) {
        LOG.error("{} failed", command.name(), e);
      }
      String begin = "vanthu " + command.name() + ": ";
      failure(e).ifPresent(why -> console.say(begin + why.code().vi()));
      console.say(begin + reasons(e));
      return Command.FAILED;
    }
  }

  private static Optional<StoreFailure> failure(Throwable thrown) {
    for (Throwable at = thrown; at != null; at = at.getCause()) {
      if (at instanceof StoreFailure failure) {
        return Optional.of(failure);
      }
    }
    return Optional.empty();
  }

  private static String reasons(Throwable thrown) {
    List<String> reasons = new ArrayList<>();
    Throwable at = thrown;
    for (int depth = 0; at != null && depth < 5; depth++, at = at.getCause()) {
      String message = at.getMessage();
      String reason = message == null ? at.getClass().getSimpleName() : message;
      if (reasons.isEmpty() || !reasons.getLast().contains(reason)) {
        reasons.add(reason);
      }
    }
    return String.join(": ", reasons);
  }

  private void list(Console console) {
    console.say("usage: ./vanthu COMMAND …");
    console.say("");
    line(
        "test",
        new Command.Said(
            "chạy mọi kiểm tra của mã nguồn này", "run every check and test of this source tree"),
        console);
    line(
        "drill NAME",
        new Command.Said("đo hoặc tấn công sản phẩm", "measure or attack the product"),
        console);
    for (Command command : all) {
      line(command.name(), command.summary(), console);
    }
  }

  private static void line(String name, Command.Said summary, Console console) {
    console.say(
        String.format("  %-14s %s", name, summary.vi()),
        String.format("  %-14s %s", "", summary.en()));
  }
}
