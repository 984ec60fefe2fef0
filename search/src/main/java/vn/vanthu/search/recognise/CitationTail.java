package vn.vanthu.search.recognise;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What follows the number of a cited document: its date or year, its issuer, its subject.
 * Immutable.
 *
 * @param dateRaw the date as printed
 * @param end offset behind date and issuer
 * @param subjectEnd offset behind the subject; {@code end} where there is none
 */
record CitationTail(
    @Nullable LocalDate date,
    @Nullable String dateRaw,
    @Nullable Integer year,
    @Nullable String issuer,
    @Nullable String subject,
    int end,
    int subjectEnd) {
  /** A line that begins something of its own, also where no empty line stands before it. */
  static final Pattern NEW_LINE =
      Pattern.compile(
          "\\s{0,8}(?:can cu\\s|theo de nghi|xet\\s|dieu \\d|noi nhan|kinh gui|chuong [ivx]|[ivx]{1,4}\\.\\s"
              + "|quyet (?:dinh|nghi):|[a-z][^\\n:]{2,30}:\\s?[\\d\\n])");

  /** Reads on behind a number that ends at {@code from}. */
  static CitationTail read(Reading reading, int from) {
    CitedDate dated = CitedDate.after(reading, from);
    Reading.Span issuer = CitedIssuer.after(reading, dated.end());
    int end = issuer == null ? dated.end() : issuer.end();
    Reading.Span subject = CitedSubject.after(reading, end);
    return new CitationTail(
        dated.date(),
        dated.raw(),
        dated.year(),
        issuer == null ? null : reading.words(issuer.start(), issuer.end()),
        subject == null ? null : reading.words(subject.start(), subject.end()),
        end,
        subject == null ? end : subject.end());
  }
}
