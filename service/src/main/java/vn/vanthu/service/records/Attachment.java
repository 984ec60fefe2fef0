package vn.vanthu.service.records;

/**
 * A file that belongs to a record, in the order it was handed in.
 *
 * @param position from 1
 */
public record Attachment(int position, StoredFile file, TextState text) {}
