package vn.vanthu.service.records;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.access.AgencyId;

/**
 * Files whose evidence rests on one time stamp. Immutable.
 *
 * @param id given by the store; 0 before it is kept
 * @param holding until when its newest time stamp holds by itself, and what ends then
 * @param dueAt when it is to be renewed
 * @param failures how often in a row that could not be done
 * @param problem why not, the last time; null when nothing went wrong
 * @param problemDetail further words; null as well
 */
public record EvidenceGroup(
    long id,
    AgencyId agency,
    Instant madeAt,
    ArchiveLine.Held holding,
    Instant dueAt,
    int failures,
    @Nullable ArchiveProblem problem,
    @Nullable String problemDetail) {}
