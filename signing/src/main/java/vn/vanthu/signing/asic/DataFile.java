package vn.vanthu.signing.asic;

import vn.vanthu.signing.DocumentBytes;

/**
 * A file to be put into a container.
 *
 * @param name with slashes, not below {@code META-INF/}
 * @param mediaType e.g. {@code text/plain}
 * @param bytes read when the container is written
 */
public record DataFile(String name, String mediaType, DocumentBytes bytes) {

  public DataFile {
    PackedFile entry = new PackedFile(name, false, 0, 0, 0, 0, 0, true);
    if (!entry.isSafe()
        || entry.isFolder()
        || name.startsWith(AsicContainer.META)
        || name.equals(AsicContainer.MIMETYPE)) {
      throw new IllegalArgumentException("not a name for a file in a container: " + name);
    }
  }
}
