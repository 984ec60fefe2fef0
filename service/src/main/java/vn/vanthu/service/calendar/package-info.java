/**
 * When the office works and by when something is due: weekends, the public holidays of {@code
 * config/calendar.yml} (Tết follows the moon, so they are data), and terms in working days.
 *
 * <p>Read {@link vn.vanthu.service.calendar.WorkingDays} first, then {@link
 * vn.vanthu.service.calendar.DueDates}. The package knows no clock, no database and no user.
 */
@NullMarked
package vn.vanthu.service.calendar;

import org.jspecify.annotations.NullMarked;
