package vn.vanthu.service.records;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A clerk's order to give an outgoing draft its number and date (NĐ 30/2020 Điều 15).
 *
 * @param on the document's date; today, and never a day of a closed year
 * @param series the series, or null for the one the rules name for the draft's type
 * @param unit the drafting unit's code for a công văn's symbol ({@code 12/UBND-NC}), or null
 */
public record NumberOrder(LocalDate on, @Nullable SeriesCode series, @Nullable String unit) {}
