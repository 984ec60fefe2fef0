package vn.vanthu.search.query;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Hard conditions beside the words; null means "any". Bodies and types match by folded name, so
 * {@code "bo y te"} is {@code "Bộ Y tế"}. Immutable.
 *
 * @param number a document number in any spelling (NĐ 30/2020/NĐ-CP Annex I)
 * @param type type code or name, {@code "QĐ"} or {@code "Quyết định"}
 * @param issuer issuing body; a body that was merged is also found under its successor's name and
 *     the reverse
 * @param validOn in force on this day (hiệu lực)
 * @param arrivalNumber the Số đến, without leading zeros
 */
public record Filters(
    @Nullable String number,
    @Nullable LocalDate issuedFrom,
    @Nullable LocalDate issuedTo,
    @Nullable String issuer,
    @Nullable String type,
    @Nullable LocalDate validOn,
    @Nullable String register,
    @Nullable String direction,
    @Nullable String signer,
    @Nullable String urgency,
    @Nullable String signature,
    @Nullable String arrivalNumber) {

  private static final Filters NONE =
      new Filters(null, null, null, null, null, null, null, null, null, null, null, null);

  public static Filters none() {
    return NONE;
  }

  public boolean isEmpty() {
    return equals(NONE);
  }

  public Filters withNumber(@Nullable String value) {
    return new Filters(
        value,
        issuedFrom,
        issuedTo,
        issuer,
        type,
        validOn,
        register,
        direction,
        signer,
        urgency,
        signature,
        arrivalNumber);
  }

  public Filters withIssued(@Nullable LocalDate from, @Nullable LocalDate to) {
    return new Filters(
        number,
        from,
        to,
        issuer,
        type,
        validOn,
        register,
        direction,
        signer,
        urgency,
        signature,
        arrivalNumber);
  }

  public Filters withIssuer(@Nullable String value) {
    return new Filters(
        number,
        issuedFrom,
        issuedTo,
        value,
        type,
        validOn,
        register,
        direction,
        signer,
        urgency,
        signature,
        arrivalNumber);
  }

  public Filters withType(@Nullable String value) {
    return new Filters(
        number,
        issuedFrom,
        issuedTo,
        issuer,
        value,
        validOn,
        register,
        direction,
        signer,
        urgency,
        signature,
        arrivalNumber);
  }

  public Filters withValidOn(@Nullable LocalDate value) {
    return new Filters(
        number,
        issuedFrom,
        issuedTo,
        issuer,
        type,
        value,
        register,
        direction,
        signer,
        urgency,
        signature,
        arrivalNumber);
  }

  public Filters withRegister(@Nullable String value) {
    return new Filters(
        number,
        issuedFrom,
        issuedTo,
        issuer,
        type,
        validOn,
        value,
        direction,
        signer,
        urgency,
        signature,
        arrivalNumber);
  }

  public Filters withDirection(@Nullable String value) {
    return new Filters(
        number,
        issuedFrom,
        issuedTo,
        issuer,
        type,
        validOn,
        register,
        value,
        signer,
        urgency,
        signature,
        arrivalNumber);
  }

  public Filters withSigner(@Nullable String value) {
    return new Filters(
        number,
        issuedFrom,
        issuedTo,
        issuer,
        type,
        validOn,
        register,
        direction,
        value,
        urgency,
        signature,
        arrivalNumber);
  }

  public Filters withUrgency(@Nullable String value) {
    return new Filters(
        number,
        issuedFrom,
        issuedTo,
        issuer,
        type,
        validOn,
        register,
        direction,
        signer,
        value,
        signature,
        arrivalNumber);
  }

  public Filters withSignature(@Nullable String value) {
    return new Filters(
        number,
        issuedFrom,
        issuedTo,
        issuer,
        type,
        validOn,
        register,
        direction,
        signer,
        urgency,
        value,
        arrivalNumber);
  }

  public Filters withArrivalNumber(@Nullable String value) {
    return new Filters(
        number,
        issuedFrom,
        issuedTo,
        issuer,
        type,
        validOn,
        register,
        direction,
        signer,
        urgency,
        signature,
        value);
  }
}
