package vn.vanthu.service.intake;

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
