package vn.vanthu.service.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.vanthu.service.Wiring;
import vn.vanthu.service.store.IndexOrderTable;
import vn.vanthu.service.store.StoreFailure;

/**
 * Builds the search index anew from the database: itself, or by an order to the running service,
 * which goes on answering searches from the old one meanwhile.
 */
final class ReindexCommand implements Command {
  private static final Duration POLL = Duration.ofMillis(300);

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
  public Said summary() {
    return new Said(
        "dựng lại chỉ mục tìm kiếm từ cơ sở dữ liệu",
        "build the search index anew from the database");
  }

  @Override
  public int run(List<String> words, Console console) throws Exception {
    var arguments = Arguments.parse(words, Set.of("json"), Set.of("config"));
    arguments.nothingElse();
    try (var office = ConfigurationFile.office(arguments, home)) {
      long records = office.isBeside() ? ordered(office, console) : rebuilt(office);
      if (arguments.has("json")) {
        console.json(JsonNodeFactory.instance.objectNode().put("records", records));
      } else {
        console.data().println("records: " + records);
      }
      return YES;
    }
  }

  private static long rebuilt(Wiring office) {
    long records = office.feed().rebuild();
    office.catchUp();
    return records;
  }

  /** Leaves the order and waits until the service has carried it out. */
  private static long ordered(Wiring office, Console console) throws InterruptedException {
    var orders = new IndexOrderTable();
    long id = office.database().inTransaction(orders::order);
    console.say(
        "Máy chủ đang chạy và dựng lại chỉ mục; việc tìm kiếm không gián đoạn.",
        "The server runs and builds the index anew; searching goes on.");
    while (true) {
      Optional<IndexOrderTable.End> end = office.database().read(tx -> orders.ended(tx, id));
      if (end.isPresent()) {
        Long records = end.get().records();
        if (records == null) {
          throw new StoreFailure(
              StoreFailure.Code.INDEX_NOT_WRITABLE, String.valueOf(end.get().failure()));
        }
        return records;
      }
      Thread.sleep(POLL);
    }
  }
}
