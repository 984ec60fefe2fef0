package vn.vanthu.search.index;

import java.io.IOException;

/** The index on the disk is whole, but another version of the program wrote it. */
public final class OtherVersionException extends IOException {
  private static final long serialVersionUID = 1L;

  OtherVersionException(String index, Throwable cause) {
    super("another version of the program wrote the index " + index, cause);
  }

  OtherVersionException(String index) {
    super("another version of the program wrote the index " + index);
  }
}
