package vn.vanthu.service.records;

import java.time.Instant;

/**
 * An entry in a register: the moment of truth. Once acknowledged it is never lost and its number
 * never given again.
 *
 * @param number the integer in its series and year, from 1
 * @param display as written: {@code 21952} for Số đến, {@code 12/QĐ-UBND} for an outgoing document
 * @param registeredBy account name
 */
public record Registration(
    SeriesCode series,
    int year,
    int number,
    String display,
    BookCode book,
    Instant registeredAt,
    String registeredBy) {}
