package vn.vanthu.service.records;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The incoming document that a draft answers (văn bản được trả lời): the follow-up book shows the
 * answer's number beside it (NĐ 30/2020, Phụ lục IV).
 *
 * @param number its number and symbol, as printed or as typed
 * @param issuedOn its date, or null when only the number was given
 */
public record Answered(String number, @Nullable LocalDate issuedOn) {
  public Answered {
    Objects.requireNonNull(number);
    if (number.isBlank() || number.length() > 200) {
      throw new IllegalArgumentException("an answered document has a number");
    }
  }

  /** The document of a record; empty when it bears no number. */
  public static Optional<Answered> of(OfficeRecord record) {
    String number = record.facts().number();
    return number == null
        ? Optional.empty()
        : Optional.of(new Answered(number, record.facts().issuedOn()));
  }
}
