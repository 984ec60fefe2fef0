package vn.vanthu.search.index;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a record is, as the register holds it; null where not known. {@link #unknown()} and the
 * {@code with} methods build it.
 *
 * @param number as printed, "1009/QĐ-UBND"
 * @param typeCode "QĐ"
 * @param type "Quyết định"
 * @param issuer full name of the issuing body
 * @param effectiveTo last day in force (ngày hết hiệu lực), inclusive
 * @param subject trích yếu
 * @param context where a text stands: name of the law, chapter, topic; searched with low weight
 */
public record Description(
    @Nullable String number,
    @Nullable String typeCode,
    @Nullable String type,
    @Nullable String issuer,
    @Nullable LocalDate issuedOn,
    @Nullable LocalDate effectiveFrom,
    @Nullable LocalDate effectiveTo,
    @Nullable String signer,
    @Nullable String subject,
    @Nullable String context) {

  private static final Description UNKNOWN =
      new Description(null, null, null, null, null, null, null, null, null, null);

  public static Description unknown() {
    return UNKNOWN;
  }

  public Description withNumber(@Nullable String value) {
    return new Description(
        value,
        typeCode,
        type,
        issuer,
        issuedOn,
        effectiveFrom,
        effectiveTo,
        signer,
        subject,
        context);
  }

  public Description withType(@Nullable String code, @Nullable String name) {
    return new Description(
        number, code, name, issuer, issuedOn, effectiveFrom, effectiveTo, signer, subject, context);
  }

  public Description withIssuer(@Nullable String value) {
    return new Description(
        number,
        typeCode,
        type,
        value,
        issuedOn,
        effectiveFrom,
        effectiveTo,
        signer,
        subject,
        context);
  }

  public Description withIssuedOn(@Nullable LocalDate value) {
    return new Description(
        number,
        typeCode,
        type,
        issuer,
        value,
        effectiveFrom,
        effectiveTo,
        signer,
        subject,
        context);
  }

  public Description withEffective(@Nullable LocalDate from, @Nullable LocalDate to) {
    return new Description(
        number, typeCode, type, issuer, issuedOn, from, to, signer, subject, context);
  }

  public Description withSigner(@Nullable String value) {
    return new Description(
        number,
        typeCode,
        type,
        issuer,
        issuedOn,
        effectiveFrom,
        effectiveTo,
        value,
        subject,
        context);
  }

  public Description withSubject(@Nullable String value) {
    return new Description(
        number,
        typeCode,
        type,
        issuer,
        issuedOn,
        effectiveFrom,
        effectiveTo,
        signer,
        value,
        context);
  }

  public Description withContext(@Nullable String value) {
    return new Description(
        number,
        typeCode,
        type,
        issuer,
        issuedOn,
        effectiveFrom,
        effectiveTo,
        signer,
        subject,
        value);
  }
}
