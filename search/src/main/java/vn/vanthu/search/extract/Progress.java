package vn.vanthu.search.extract;

/** Hears how far a long reading has come. Called on the thread that reads; must return quickly. */
@FunctionalInterface
public interface Progress {

  /** Hears nothing. */
  Progress SILENT = (done, total) -> {};

  /**
   * Hears that a page was read.
   *
   * @param done pages read so far
   * @param total pages to read
   */
  void pages(int done, int total);
}
