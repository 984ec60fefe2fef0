package vn.vanthu.search.extract;

/** What the worker answers: any number of {@link Pages}, then one of the others. */
sealed interface Reply {

  /** The worker is up. */
  record Ready() implements Reply {}

  /** Sign of life and progress. */
  record Pages(int done, int total) implements Reply {}

  record Text(ExtractedText text) implements Reply {}

  record Image(PageImage image) implements Reply {}

  @SuppressWarnings("ArrayRecordComponent") // handed on at once
  record Pdf(byte[] bytes) implements Reply {}

  record Refusal(Refused refused) implements Reply {}
}
