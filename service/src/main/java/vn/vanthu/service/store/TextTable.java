package vn.vanthu.service.store;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.records.BlobId;
import vn.vanthu.service.records.TextState;

/** The words of each file, once per content. Stateless. */
public final class TextTable {
  /**
   * What was read.
   *
   * @param notes why there is no text, as a code; null otherwise
   */
  public record Words(TextState state, List<String> notes, String body) {
    public Words {
      notes = List.copyOf(notes);
    }
  }

  /** Codes as the column keeps them; null for none. */
  static List<String> notes(@Nullable String column) {
    return column == null ? List.of() : List.of(column.split(","));
  }

  public void put(Transaction tx, BlobId blob, Words words) {
    tx.write(
        """
        insert into document_text (sha256, state, note, body) values (?, ?, ?, ?)
        on conflict (sha256) do update
        set state = excluded.state, note = excluded.note, body = excluded.body, read_at = now()\
        """,
        blob.bytes(),
        words.state().name(),
        words.notes().isEmpty() ? null : String.join(",", words.notes()),
        words.body().replace("\u0000", ""));
  }

  public Optional<Words> find(Transaction tx, BlobId blob) {
    return tx.handle()
        .createQuery("select state, note, body from document_text where sha256 = :id")
        .bind("id", blob.bytes())
        .map((rs, ctx) ->
            new Words(
                TextState.valueOf(rs.getString("state")),
                notes(rs.getString("note")),
                rs.getString("body")))
        .findOne();
  }

  /** Forgets the words of a file that may not be kept. */
  public void forget(Transaction tx, BlobId blob) {
    tx.handle().execute("delete from document_text where sha256 = ?", blob.bytes());
  }
}
