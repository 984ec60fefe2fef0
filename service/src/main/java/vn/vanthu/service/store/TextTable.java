package vn.vanthu.service.store;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.records.BlobId;
import vn.vanthu.service.records.TextState;

/** The words of each file, once per content. Stateless. */
public final class TextTable {
  /**
   * What was read.
   *
   * @param note why there is no text, as a code; null otherwise
   */
  public record Words(TextState state, @Nullable String note, String body) {}

  public void put(Transaction tx, BlobId blob, Words words) {
    tx.write(
        """
        insert into document_text (sha256, state, note, body) values (?, ?, ?, ?)
        on conflict (sha256) do update
        set state = excluded.state, note = excluded.note, body = excluded.body, read_at = now()\
        """,
        blob.bytes(),
        words.state().name(),
        words.note(),
        words.body().replace("\u0000", ""));
  }

  public Optional<Words> find(Transaction tx, BlobId blob) {
    return tx.handle()
        .createQuery("select state, note, body from document_text where sha256 = :id")
        .bind("id", blob.bytes())
        .map((rs, ctx) ->
            new Words(
                TextState.valueOf(rs.getString("state")),
                rs.getString("note"),
                rs.getString("body")))
        .findOne();
  }

  /** Forgets the words of a file that may not be kept. */
  public void forget(Transaction tx, BlobId blob) {
    tx.handle().execute("delete from document_text where sha256 = ?", blob.bytes());
  }
}
