package vn.vanthu.service.intake;

import java.util.Optional;
import java.util.UUID;

/** Hears how far the receiving of a document has come. Called from any thread; returns quickly. */
public interface Watcher {
  /** Hears nothing. */
  Watcher NOBODY =
      new Watcher() {
        @Override
        public void kept() {}

        @Override
        public void pages(int done, int total) {}
      };

  /**
   * Under which id the reading is noted with the bytes, so that a stop of the service cuts off the
   * reading and not the document; empty where whoever sent it hears of a stop and sends it again.
   */
  default Optional<UUID> notedAs() {
    return Optional.empty();
  }

  /**
   * Whether the service is stopping: what is read now is not to be trusted, nor to be forgotten.
   */
  default boolean stopping() {
    return false;
  }

  /** All bytes are durable here: whoever sent them may hang up. */
  void kept();

  /**
   * A page of the main document was read.
   *
   * @param done pages read so far
   * @param total pages to read
   */
  void pages(int done, int total);
}
