package vn.vanthu.signing.asic;

/**
 * One file of a ZIP archive.
 *
 * @param name as written, with slashes
 * @param deflated whether it is compressed; else it is stored as it is
 * @param headerStart position of its local header
 * @param dataStart position of its first byte in the archive
 * @param packedSize bytes in the archive
 * @param size bytes unpacked
 * @param crc of the unpacked bytes
 * @param plainHeader whether the local header has no extra field
 */
record PackedFile(
    String name,
    boolean deflated,
    long headerStart,
    long dataStart,
    long packedSize,
    long size,
    long crc,
    boolean plainHeader) {

  boolean isFolder() {
    return name.endsWith("/");
  }

  /** Whether the name stays inside the container wherever it is unpacked. */
  boolean isSafe() {
    if (name.isEmpty()
        || name.startsWith("/")
        || name.indexOf('\\') >= 0
        || name.indexOf(':') >= 0) {
      return false;
    }
    for (String part : name.split("/", -1)) {
      if (part.equals("..") || part.equals(".")) {
        return false;
      }
    }
    return name.chars().noneMatch(c -> c < ' ') && !name.contains("//");
  }
}
