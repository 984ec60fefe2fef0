package vn.vanthu.service.records;

/**
 * How the office stands with its documents, this year where a year counts. Immutable.
 *
 * @param unassigned registered and in nobody's hands
 * @param lingering of those, not handed over by the next working day (tồn đọng)
 * @param overdue past their due date
 * @param registered incoming documents of this year
 * @param sameDay of those, registered on the day of arrival (NĐ 30/2020 Điều 4.2c)
 * @param released outgoing documents of this year that were released
 * @param releasedLate of those, later than the working day after the signature (Điều 18.1)
 */
public record IncomingCounts(
    long unassigned,
    long lingering,
    long overdue,
    long registered,
    long sameDay,
    long released,
    long releasedLate) {}
