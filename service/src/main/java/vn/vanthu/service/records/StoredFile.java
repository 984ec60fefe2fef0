package vn.vanthu.service.records;

/**
 * Bytes in the store under a name. The name is what the sender called it, cleaned: no path, no
 * control characters, at most 255 UTF-8 bytes; it is shown and sent, never used as a path.
 *
 * @param size bytes
 */
public record StoredFile(BlobId blob, long size, String fileName, String mediaType) {}
