package vn.vanthu.search.query;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One record found.
 *
 * @param passage number of the best matching passage, to open the document there; -1 when none
 *     matched
 * @param passageHeading its heading, such as "Điều 12. Thời hạn"
 * @param snippet the matching words inside that passage
 */
public record Hit(
    String id,
    long revision,
    float score,
    @Nullable String number,
    @Nullable String type,
    @Nullable String issuer,
    @Nullable LocalDate issuedOn,
    @Nullable LocalDate effectiveFrom,
    @Nullable LocalDate effectiveTo,
    @Nullable String arrivalNumber,
    @Nullable String signature,
    Highlight subject,
    int passage,
    @Nullable String passageHeading,
    @Nullable Highlight snippet) {}
