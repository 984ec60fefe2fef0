package vn.vanthu.service.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * All tables as PostgreSQL's own text form ({@code COPY}), out of one unchanging view and back into
 * empty tables. The outbox stays behind: the index is filled anew. So do documents that are still
 * being read: nobody knows yet whether their bytes may be kept. Stateless.
 */
public final class TableDump {
  /** A table with the columns that are carried. */
  public record Table(String name, List<String> columns) {
    public Table {
      columns = List.copyOf(columns);
    }
  }

  /** The tables, each after those its rows point at. */
  public List<Table> tables(Transaction tx) {
    Map<String, List<String>> columns = new TreeMap<>();
    tx.handle()
        .createQuery(
            """
            select c.table_name, c.column_name from information_schema.columns c
            join information_schema.tables t using (table_schema, table_name)
            where c.table_schema = current_schema() and t.table_type = 'BASE TABLE'
              and c.table_name not in ('flyway_schema_history', 'outbox', 'reading', 'reading_file')
              and c.is_generated = 'NEVER'
            order by c.table_name, c.ordinal_position\
            """)
        .map((rs, ctx) -> List.of(rs.getString(1), rs.getString(2)))
        .forEach(p -> columns.computeIfAbsent(p.get(0), k -> new ArrayList<>()).add(p.get(1)));
    Map<String, Set<String>> needs = new TreeMap<>();
    tx.handle()
        .createQuery(
            """
            select f.relname, t.relname from pg_constraint k
            join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid
            join pg_namespace n on n.oid = k.connamespace
            where k.contype = 'f' and n.nspname = current_schema() and k.conrelid <> k.confrelid\
            """)
        .map((rs, ctx) -> List.of(rs.getString(1), rs.getString(2)))
        .forEach(p -> needs.computeIfAbsent(p.get(0), k -> new HashSet<>()).add(p.get(1)));
    return ordered(columns, needs);
  }

  private static List<Table> ordered(
      Map<String, List<String>> columns, Map<String, Set<String>> needs) {
    List<Table> order = new ArrayList<>();
    Set<String> placed = new HashSet<>();
    while (placed.size() < columns.size()) {
      int before = placed.size();
      columns.forEach((name, cols) -> {
        Set<String> missing = new HashSet<>(needs.getOrDefault(name, Set.of()));
        missing.removeAll(placed);
        missing.retainAll(columns.keySet());
        if (!placed.contains(name) && missing.isEmpty()) {
          placed.add(name);
          order.add(new Table(name, cols));
        }
      });
      if (placed.size() == before) {
        throw new IllegalStateException("tables point at each other in a circle: " + needs);
      }
    }
    return order;
  }

  /** Which migrations made the tables. */
  public List<String> migrations(Transaction tx) {
    return tx.handle()
        .createQuery(
            """
            select version || ' ' || coalesce(checksum::text, '') from flyway_schema_history
            where success and version is not null order by version\
            """)
        .mapTo(String.class)
        .list();
  }

  /** Writes a table's rows; how many. */
  public long write(Transaction tx, Table table, OutputStream out) throws IOException {
    try {
      return copy(tx).copyOut("copy " + named(table) + " to stdout", out);
    } catch (SQLException e) {
      throw new IOException("cannot write table " + table.name(), e);
    }
  }

  /** Reads a table's rows into the empty table; how many. */
  public long read(Transaction tx, Table table, InputStream in) throws IOException {
    try {
      return copy(tx).copyIn("copy " + named(table) + " from stdin", in);
    } catch (SQLException e) {
      throw new IOException("cannot read table " + table.name(), e);
    }
  }

  /** Whether nothing was entered yet. */
  public boolean empty(Transaction tx) {
    return tx.handle()
        .createQuery("select not exists (select 1 from agency)")
        .mapTo(Boolean.class)
        .one();
  }

  /**
   * After all tables were read: counters go on behind the highest key, and leaves that wait for the
   * sequencer belong to this transaction, because transaction numbers of another server mean
   * nothing here.
   */
  public void settle(Transaction tx) {
    tx.handle()
        .createQuery(
            """
            select table_name, column_name from information_schema.columns
            where table_schema = current_schema() and is_identity = 'YES'\
            """)
        .map((rs, ctx) -> List.of(rs.getString(1), rs.getString(2)))
        .list()
        .forEach(p ->
            tx.handle()
                .createQuery(
                    "select setval(pg_get_serial_sequence(:t, :c), greatest((select max(\""
                        + p.get(1)
                        + "\") from \""
                        + p.get(0)
                        + "\"), 1))")
                .bind("t", p.get(0))
                .bind("c", p.get(1))
                .mapTo(Long.class)
                .one());
    tx.handle()
        .execute("update ledger_leaf set xid = pg_current_xact_id() where leaf_index is null");
  }

  private static String named(Table table) {
    return '"' + table.name() + "\" (\"" + String.join("\", \"", table.columns()) + "\")";
  }

  private static CopyManager copy(Transaction tx) throws SQLException {
    return tx.handle().getConnection().unwrap(PGConnection.class).getCopyAPI();
  }
}
