package vn.vanthu.search.index;

import org.jspecify.annotations.Nullable;

/**
 * Where and how a record is registered; null where it does not apply.
 *
 * @param direction INCOMING, OUTGOING or INTERNAL, as the register says it
 * @param register code of the register book
 * @param arrivalNumber Số đến of an incoming document
 * @param urgency mức độ khẩn
 * @param signature the verification verdict, "INTACT", "UNSIGNED" …
 */
public record Filing(
    @Nullable String direction,
    @Nullable String register,
    @Nullable String arrivalNumber,
    @Nullable String urgency,
    @Nullable String signature) {

  private static final Filing NONE = new Filing(null, null, null, null, null);

  public static Filing none() {
    return NONE;
  }
}
