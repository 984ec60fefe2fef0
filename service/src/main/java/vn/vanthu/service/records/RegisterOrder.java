package vn.vanthu.service.records;

import org.jspecify.annotations.Nullable;
import vn.vanthu.service.access.Audience;

/**
 * A clerk's order to enter a received document in a book.
 *
 * @param facts as corrected by the clerk
 * @param book the book, or null for the one the rules name
 * @param reviewed what the clerk left beside these facts; null when nobody looked at them
 */
public record RegisterOrder(
    IntakeId intake,
    RecordFacts facts,
    @Nullable BookCode book,
    IncomingEntry entry,
    Audience audience,
    @Nullable Reviewed reviewed) {

  /** An order with facts that nobody looked at. */
  public RegisterOrder(
      IntakeId intake,
      RecordFacts facts,
      @Nullable BookCode book,
      IncomingEntry entry,
      Audience audience) {
    this(intake, facts, book, entry, audience, null);
  }
}
