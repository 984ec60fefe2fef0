package vn.vanthu.service.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Handle;
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

  private final Handle handle;
  private final List<String> statements = new ArrayList<>();
  private final List<@Nullable Object> arguments = new ArrayList<>();
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

  /** Sends what waits, in one trip. */
  void flush() {
    if (!statements.isEmpty()) {
      String sql = String.join(";\n", statements);
      Object[] values = arguments.toArray();
      statements.clear();
      arguments.clear();
      handle.execute(sql, values);
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
