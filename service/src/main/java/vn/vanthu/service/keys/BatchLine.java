package vn.vanthu.service.keys;

import java.time.Instant;
import java.util.UUID;
import vn.vanthu.service.records.RecordId;

/**
 * A document of a batch.
 *
 * @param words what is signed, for the person
 */
public record BatchLine(
    UUID session, RecordId record, String words, Instant expiresAt, State state) {
  /** Where one document of a batch stands. */
  public enum State {
    /** Waits for the key. */
    OPEN,
    /** Signed and stored. */
    DONE,
    /** Not signed in time. */
    ENDED
  }
}
