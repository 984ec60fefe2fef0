package vn.vanthu.service.records;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the register says about a document, as read by the program and put right by the clerk. Null
 * means not known; nothing is guessed.
 *
 * @param number số, ký hiệu as printed, such as {@code 14/CT-UBND}; null for "không số" and for
 *     drafts
 * @param typeCode the type's code in a symbol, such as {@code QĐ}; empty for a công văn; null when
 *     unknown
 * @param typeName the type's name, such as {@code Quyết định}
 * @param issuedOn ngày tháng văn bản
 * @param issuer cơ quan ban hành (tác giả)
 * @param subject trích yếu nội dung
 * @param signer người ký
 * @param signerPosition chức vụ người ký
 */
public record RecordFacts(
    @Nullable String number,
    @Nullable String typeCode,
    @Nullable String typeName,
    @Nullable LocalDate issuedOn,
    @Nullable String issuer,
    @Nullable String subject,
    @Nullable String signer,
    @Nullable String signerPosition,
    Urgency urgency,
    Secrecy secrecy) {
  /** Nothing known. */
  public static final RecordFacts NONE =
      new RecordFacts(
          null, null, null, null, null, null, null, null, Urgency.NORMAL, Secrecy.NORMAL);

  /** The same with a mark of secrecy. */
  public RecordFacts marked(Secrecy mark) {
    return new RecordFacts(
        number,
        typeCode,
        typeName,
        issuedOn,
        issuer,
        subject,
        signer,
        signerPosition,
        urgency,
        mark);
  }

  /** The same with number and date, as allotted when an outgoing document is numbered. */
  public RecordFacts numbered(String allotted, LocalDate on) {
    return new RecordFacts(
        allotted,
        typeCode,
        typeName,
        on,
        issuer,
        subject,
        signer,
        signerPosition,
        urgency,
        secrecy);
  }

  /** The same without number and date, which a draft does not have yet. */
  public RecordFacts unnumbered() {
    return new RecordFacts(
        null, typeCode, typeName, null, issuer, subject, signer, signerPosition, urgency, secrecy);
  }

  /**
   * Minutes of an inspection, which a leader of the unit must sign: a province's directive of 2016
   * and the practice of others.
   */
  public boolean inspectionMinutes() {
    boolean minutes =
        "BB".equals(typeCode)
            || (typeName != null && typeName.toLowerCase(Locale.ROOT).startsWith("biên bản"));
    String words =
        ((typeName == null ? "" : typeName) + " " + (subject == null ? "" : subject))
            .toLowerCase(Locale.ROOT);
    return minutes && (words.contains("kiểm tra") || words.contains("thanh tra"));
  }
}
