package vn.vanthu.drills.job;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Fills the office's real tables with entries as ten years of an agency would, by SQL alone:
 * consistent rows of every table that registering and listing touch. Left out are the bytes
 * themselves and the ledger's nodes, which registering never reads. Foreign keys are not checked
 * while filling; what is written satisfies them. Stateless.
 */
final class GeneratedBooks {
  private static final int STEP = 50_000;

  private GeneratedBooks() {}

  /** Adds entries {@code from} to {@code to}, both included, of incoming documents. */
  static void fill(Connection database, String agency, int year, int from, int to)
      throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute("set session_replication_role = replica");
      statement.execute("set synchronous_commit = off");
      for (int begin = from; begin <= to; begin += STEP) {
        int end = Math.min(to, begin + STEP - 1);
        for (String sql : STATEMENTS) {
          statement.execute(
              sql.formatted(agency, year)
                  .replace("$from", Integer.toString(begin))
                  .replace("$to", Integer.toString(end))
                  .replace("$record", key('r'))
                  .replace("$intake", key('i')));
        }
      }
      statement.execute("set session_replication_role = origin");
      statement.execute("set synchronous_commit = on");
      // What autovacuum would have done in ten years.
      statement.execute("vacuum analyze");
      statement.execute("checkpoint");
    }
  }

  private static final String SPREAD =
      "timestamptz '2016-01-01' + (n * interval '1 second' * (315360000.0 / 1000000))";

  /** Keys as the product makes them (UUID version 7): of the moment, and random behind it. */
  private static String key(char kind) {
    String random = "md5('" + kind + "' || n)";
    return "(lpad(to_hex((extract(epoch from "
        + SPREAD
        + ") * 1000)::bigint), 12, '0') || '7' || substr("
        + random
        + ", 1, 3) || 'a' || substr("
        + random
        + ", 4, 15))::uuid";
  }

  private static final List<String> STATEMENTS =
      List.of(
          """
          insert into document_text (sha256, state, body)
          select sha256(('b' || n)::bytea), 'TEXT', 'Văn bản số ' || n || repeat(' nội dung', 20)
          from generate_series($from, $to) n
          """,
          """
          insert into intake (id, agency, direction, state, facts, read_facts, verdict, received_at, received_by)
          select $intake, '%1$s', 'INCOMING', 'REGISTERED', '{}', '{}', 'UNSIGNED',
          """
              + SPREAD
              + """
              , 'van-thu'
              from generate_series($from, $to) n
              """,
          """
          insert into intake_file (intake, position, sha256, size, file_name, media_type)
          select $intake, 0, sha256(('b' || n)::bytea), 20000, 'van-ban.pdf', 'application/pdf'
          from generate_series($from, $to) n
          """,
          """
          insert into record (id, agency, direction, state, intake, number, number_key, type_code, type_name,
            issued_on, issuer, issuer_key, subject, signer, urgency, secrecy, series, year, entry_number, display,
            book, registered_at, registered_by, arrived_on, audience, marks, revision, original_sha256, created_at,
            created_by)
          select $record, '%1$s', 'INCOMING', 'REGISTERED', $intake,
            (n %% 3000 + 1) || '/QĐ-UBND', (n %% 3000 + 1) || '/qd-ubnd', 'QĐ', 'Quyết định',
            date '2016-01-01' + n / 274, 'UBND xã số ' || n %% 500, 'ubnd xa so ' || n %% 500,
            'Về việc thứ ' || n, 'Người ký ' || n %% 900, 'NORMAL', 'NORMAL', 'incoming', %2$d, n, n::text,
            'van-ban-den',
          """
              + SPREAD
              + ", 'van-thu', date '2016-01-01' + n / 274, '{\"kind\":\"agency\"}',"
              + " array['office:%1$s', 'agency:%1$s'], 1, sha256(('b' || n)::bytea), "
              + SPREAD
              + """
              , 'van-thu'
              from generate_series($from, $to) n
              """,
          """
          insert into record_revision (record, revision, kind, sha256, size, file_name, media_type, verdict,
            stored_at, stored_by)
          select $record, 1, 'ORIGINAL', sha256(('b' || n)::bytea), 20000, 'van-ban.pdf',
            'application/pdf', 'UNSIGNED', now(), 'van-thu'
          from generate_series($from, $to) n
          """,
          """
          insert into record_event (record, at, actor, kind, detail)
          select $record, now(), 'van-thu', 'REGISTERED', '{}' from generate_series($from, $to) n
          """,
          """
          insert into record_relation (record, position, kind, number, number_key, issued_on, label)
          select $record, 0, 'basis', (n %% 2000 + 1) || '/QĐ-UBND', (n %% 2000 + 1) || '/qd-ubnd',
            null, 'Quyết định'
          from generate_series($from, $to) n
          """,
          """
          insert into ledger_leaf (agency, record, leaf_hash, content, leaf_index)
          select '%1$s', $record, sha256('\\x00'::bytea || ('leaf ' || n)::bytea),
            ('leaf ' || n)::bytea, n - 1
          from generate_series($from, $to) n
          """,
          """
          insert into number_series (agency, series, year, start, next) values ('%1$s', 'incoming', %2$d, 1, $to + 1)
          on conflict (agency, series, year) do update set next = $to + 1
          """);
}
