package vn.vanthu.service.store;

import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/**
 * An open transaction, handed to the tables' classes; nobody outside this package can see through
 * it. Single-threaded, dead when the work returns.
 *
 * <p>Statements that answer nothing are gathered and sent together: each trip to the server that is
 * saved is one less for whoever waits for the same number series.
 */
public final class Transaction {
  /** The protocol counts arguments of one message in 16 bits; far below that. */
  private static final int MOST_ARGUMENTS = 1_000;

  /** {@code :name}, but not the second colon of a cast. */
  private static final Pattern NAME = Pattern.compile("(?<!:):([A-Za-z]\\w*)");

  private final Handle handle;
  private final List<String> statements = new ArrayList<>();
  private final List<@Nullable Object> arguments = new ArrayList<>();

  /** Rows that statements must meet, by the statements' places. */
  private final Map<Integer, String> rows = new HashMap<>();

  private boolean announced;

  Transaction(Handle handle) {
    this.handle = handle;
  }

  /** For statements that answer; what was written before is sent first. */
  Handle handle() {
    flush();
    return handle;
  }

  /**
   * Runs a statement whose answer nobody needs, in order with all others: at once or together with
   * what follows, at the latest before the commit. It may therefore fail later than here, but
   * always within this transaction.
   *
   * @param sql one statement, arguments as {@code ?}
   */
  void write(String sql, @Nullable Object... values) {
    if (arguments.size() + values.length > MOST_ARGUMENTS) {
      flush();
    }
    statements.add(sql);
    arguments.addAll(Arrays.asList(values));
  }

  /**
   * The same with arguments by their names, {@code :name}.
   *
   * @throws IllegalArgumentException when a name has no value
   */
  void write(String sql, Map<String, @Nullable Object> values) {
    List<@Nullable Object> inOrder = new ArrayList<>();
    Matcher name = NAME.matcher(sql);
    while (name.find()) {
      if (!values.containsKey(name.group(1))) {
        throw new IllegalArgumentException("no value for " + name.group());
      }
      inOrder.add(values.get(name.group(1)));
    }
    write(name.replaceAll("?"), inOrder.toArray());
  }

  /**
   * The same for a change of one row.
   *
   * @param row names it; when it does not stand as the statement expects, the transaction ends with
   *     {@link Superseded}
   */
  void change(String row, String sql, Map<String, @Nullable Object> values) {
    write(sql, values);
    rows.put(statements.size() - 1, row);
  }

  /** Sends what waits, in one trip. */
  void flush() {
    if (statements.isEmpty()) {
      return;
    }
    int count = statements.size();
    Map<Integer, String> expected = Map.copyOf(rows);
    try (Update update = handle.createUpdate(String.join(";\n", statements))) {
      for (int i = 0; i < arguments.size(); i++) {
        update.bind(i, arguments.get(i));
      }
      statements.clear();
      arguments.clear();
      rows.clear();
      update.execute((executed, context) -> {
        PreparedStatement answers = executed.get();
        for (int i = 0; i < count; i++) {
          String row = expected.get(i);
          if (row != null && answers.getUpdateCount() == 0) {
            throw new Superseded(row);
          }
          answers.getMoreResults();
        }
        return count;
      });
    }
  }

  /** Notes that this transaction leaves work for the outbox's reader. */
  void announced() {
    announced = true;
  }

  boolean hasAnnounced() {
    return announced;
  }
}
