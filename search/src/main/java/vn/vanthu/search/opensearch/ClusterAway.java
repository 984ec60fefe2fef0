package vn.vanthu.search.opensearch;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The cluster did not answer, or answered that it cannot. */
public final class ClusterAway extends UncheckedIOException {
  private static final long serialVersionUID = 1L;

  private final boolean slow;

  ClusterAway(String message, boolean slow) {
    super(new IOException(message));
    this.slow = slow;
  }

  /** Whether it was only not ready in time. */
  boolean slow() {
    return slow;
  }
}
