package vn.vanthu.service.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Set;

/** Builds the search index anew from the database. */
final class ReindexCommand implements Command {
  private final Home home;

  ReindexCommand(Home home) {
    this.home = home;
  }

  @Override
  public String name() {
    return "reindex";
  }

  @Override
  public String usage() {
    return "[--config FILE] [--json]";
  }

  @Override
  public String summary() {
    return "build the search index anew from the database";
  }

  @Override
  public int run(List<String> words, Console console) throws Exception {
    var arguments = Arguments.parse(words, Set.of("json"), Set.of("config"));
    arguments.nothingElse();
    try (var office = ConfigurationFile.office(arguments, home)) {
      long records = office.feed().rebuild();
      office.catchUp();
      if (arguments.has("json")) {
        console.json(JsonNodeFactory.instance.objectNode().put("records", records));
      } else {
        console.data().println("records: " + records);
      }
      return YES;
    }
  }
}
