package vn.vanthu.service.records;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.access.AgencyId;

/**
 * One signed document of the archive and when its signatures need their next archive time stamp.
 * Immutable.
 *
 * @param number as written on the document, null when it has none
 * @param subject null when unknown
 * @param revision the revision this was reckoned of
 * @param holding null until it is reckoned
 * @param dueAt when the next stamp is to be added
 * @param failures how often in a row that could not be done
 * @param problem why not, the last time; null when nothing went wrong
 * @param problemDetail further words; null as well
 */
public record ArchiveLine(
    RecordId record,
    AgencyId agency,
    @Nullable String number,
    @Nullable String subject,
    int revision,
    State state,
    @Nullable Held holding,
    Instant dueAt,
    int failures,
    @Nullable ArchiveProblem problem,
    @Nullable String problemDetail) {

  /** How far it is kept. */
  public enum State {
    /** The revision is new; when it is due is not reckoned yet. */
    NEW,
    /** No archive time stamp over validation data covers every signature. */
    NOT_ARCHIVED,
    /** Covered (level LTA). */
    ARCHIVED
  }

  /**
   * What holds its weakest signature now.
   *
   * @param until from then on it no longer does
   * @param ends CERTIFICATE_ENDS or ALGORITHM_ENDS
   * @param about name of that certificate or algorithm
   */
  public record Held(Instant until, String ends, String about) {}
}
