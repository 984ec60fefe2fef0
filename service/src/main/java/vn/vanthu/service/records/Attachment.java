package vn.vanthu.service.records;

import org.jspecify.annotations.Nullable;

/**
 * A file that belongs to a record, in the order it was handed in.
 *
 * @param position from 1
 * @param verdict what was found on its signatures on receipt ({@code document} of the report), or
 *     null when it is of a kind that holds no signature we read
 */
public record Attachment(int position, StoredFile file, TextState text, @Nullable String verdict) {}
