package vn.vanthu.service.records;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The incoming document for whose sake a draft is made.
 *
 * @param number its number and symbol, as printed or as typed
 * @param issuedOn its date, or null when only the number was given
 */
public record Origin(Kind kind, String number, @Nullable LocalDate issuedOn) {
  /** What the draft does with it; the relation between both is kept under this key. */
  public enum Kind {
    /**
     * Answers it (văn bản được trả lời): the follow-up book shows the answer's number beside it (NĐ
     * 30/2020, Phụ lục IV).
     */
    ANSWERED("replies-to"),
    /** Is a copy of it (bản sao, NĐ 30/2020 Điều 25). */
    COPIED("copies");

    private final String relation;

    Kind(String relation) {
      this.relation = relation;
    }

    public String relation() {
      return relation;
    }
  }

  public Origin {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(number);
    if (number.isBlank() || number.length() > 200) {
      throw new IllegalArgumentException("a document that is answered or copied has a number");
    }
  }

  /** The document of a record; empty when it bears no number. */
  public static Optional<Origin> of(Kind kind, OfficeRecord record) {
    String number = record.facts().number();
    return number == null
        ? Optional.empty()
        : Optional.of(new Origin(kind, number, record.facts().issuedOn()));
  }
}
