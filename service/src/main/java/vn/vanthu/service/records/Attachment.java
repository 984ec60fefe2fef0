package vn.vanthu.service.records;

import org.jspecify.annotations.Nullable;

/**
 * A file that belongs to a record, in the order it was handed in.
 *
 * @param position from 1
 * @param file as it was filed: these bytes never change
 * @param verdict what was found on its signatures on receipt ({@code document} of the report), or
 *     null when it is of a kind that holds no signature we read
 * @param sealed the same file with the agency's seal, or null when it bears none of ours
 */
public record Attachment(
    int position,
    StoredFile file,
    TextState text,
    @Nullable String verdict,
    @Nullable SealedAnnex sealed) {

  /** The newest bytes: with the agency's seal when it bears one. */
  public StoredFile newest() {
    return sealed == null ? file : sealed.file();
  }

  /** The newest verdict. */
  public @Nullable String newestVerdict() {
    return sealed == null ? verdict : sealed.verdict();
  }

  /** The same attachment, sealed. */
  public Attachment sealed(SealedAnnex seal) {
    return new Attachment(position, file, text, verdict, seal);
  }
}
