package vn.vanthu.service.command;

import java.util.List;
import java.util.Set;

/** Says which build this is and where it runs: the first line of every fault report. */
final class VersionCommand implements Command {
  private final Home home;

  VersionCommand(Home home) {
    this.home = home;
  }

  @Override
  public String name() {
    return "version";
  }

  @Override
  public String usage() {
    return "";
  }

  @Override
  public Said summary() {
    return new Said("bản dựng nào và chạy ở đâu", "which build this is and where it runs");
  }

  @Override
  public int run(List<String> arguments, Console console) throws Misuse {
    Arguments.parse(arguments, Set.of(), Set.of()).nothingElse();
    String version = VersionCommand.class.getPackage().getImplementationVersion();
    console.data().println("vanthu: " + (version == null ? "from classes" : version));
    console.data().println("java: " + Runtime.version());
    console.data().println("home: " + home.program());
    return YES;
  }
}
