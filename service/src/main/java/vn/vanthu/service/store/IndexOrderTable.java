package vn.vanthu.service.store;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Orders to build the search index anew (V100): a command leaves one for the service that keeps the
 * index, and waits for its end. Stateless.
 */
public final class IndexOrderTable {
  /**
   * How an order ended.
   *
   * @param records how many the new index holds; null when it failed
   * @param failure why it failed; null when it did not
   */
  public record End(@Nullable Long records, @Nullable String failure) {}

  /** Leaves an order and answers its key. */
  public long order(Transaction tx) {
    return tx.handle()
        .createQuery("insert into index_order default values returning id")
        .mapTo(Long.class)
        .one();
  }

  /** The newest order that nobody has carried out; one rebuild answers all before it. */
  public Optional<Long> waiting(Transaction tx) {
    return tx.handle()
        .createQuery("select max(id) from index_order where done_at is null")
        .mapTo(Long.class)
        .findOne();
  }

  /** Closes every order up to this one. */
  public void end(Transaction tx, long upTo, End end) {
    tx.handle()
        .createUpdate(
            """
            update index_order set done_at = now(), records = :records, failure = :failure
            where done_at is null and id <= :upTo\
            """)
        .bind("records", end.records())
        .bind("failure", end.failure())
        .bind("upTo", upTo)
        .execute();
  }

  /** How an order ended; empty while it waits. */
  public Optional<End> ended(Transaction tx, long id) {
    return tx.handle()
        .createQuery(
            "select records, failure from index_order where id = :id and done_at is not null")
        .bind("id", id)
        .map((rs, ctx) -> new End(rs.getObject("records", Long.class), rs.getString("failure")))
        .findOne();
  }
}
