package vn.vanthu.signing.sign;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What signature is wanted. Immutable; the {@code with…} methods give changed copies.
 *
 * @param field name of the signature field; used when the document has it empty, made when not
 * @param certification present for a certification signature, which must be the document's first
 * @param lock which form fields it locks
 * @param fill values of form fields to be filled in by the same revision: number and date
 * @param reserve empty signature fields to be made by the same revision for those who sign later,
 *     each with its place; one that is there already is left alone
 * @param appearance what shows on the page; empty for an invisible signature
 * @param claimedTime written as {@code /M}: a claim, never a proof; empty takes the signer's clock
 * @param statement words beside the signature
 * @param timestamped whether a time stamp is added (PAdES-B-T)
 */
public record SignatureRequest(
    String field,
    Optional<Certification> certification,
    FieldLock lock,
    Map<String, String> fill,
    Map<String, Rectangle> reserve,
    Optional<Appearance> appearance,
    Optional<Instant> claimedTime,
    Statement statement,
    boolean timestamped) {

  /** Refuses field names that a PDF cannot hold. */
  public SignatureRequest {
    if (field.isEmpty() || field.length() > 100 || field.indexOf('.') >= 0) {
      throw new IllegalArgumentException("not a field name: " + field);
    }
    fill = Collections.unmodifiableMap(new TreeMap<>(fill));
    reserve = Collections.unmodifiableMap(new TreeMap<>(reserve));
  }

  /**
   * Words in the signature dictionary.
   *
   * @param reason why the document is signed
   * @param location where
   */
  public record Statement(Optional<String> reason, Optional<String> location) {
    /** No words. */
    public static Statement none() {
      return new Statement(Optional.empty(), Optional.empty());
    }
  }

  /** An invisible approval signature without lock and time stamp. */
  public static SignatureRequest approval(String field) {
    return new SignatureRequest(
        field,
        Optional.empty(),
        new FieldLock.None(),
        Map.of(),
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        Statement.none(),
        false);
  }

  /**
   * The signature of the competent person (người có thẩm quyền) on an outgoing document: certifies
   * it and leaves open the fields that the clerk fills in when sealing (NĐ 30/2020 Điều 14, 15.3).
   *
   * @param openFields number and date fields and the seal's signature field
   */
  public static SignatureRequest byPerson(
      String field, List<String> openFields, Optional<Appearance> appearance) {
    return new SignatureRequest(
        field,
        Optional.of(Certification.FORMS),
        new FieldLock.AllExcept(openFields),
        Map.of(),
        Map.of(),
        appearance,
        Optional.empty(),
        Statement.none(),
        false);
  }

  /** The agency's seal: fills in number and date, then locks everything (NĐ 30/2020 Điều 32). */
  public static SignatureRequest bySeal(
      String field, Map<String, String> fill, Optional<Appearance> appearance) {
    return new SignatureRequest(
        field,
        Optional.empty(),
        new FieldLock.Everything(),
        fill,
        Map.of(),
        appearance,
        Optional.empty(),
        Statement.none(),
        false);
  }

  /** The same with a claimed signing time. */
  public SignatureRequest claiming(Instant time) {
    return new SignatureRequest(
        field,
        certification,
        lock,
        fill,
        reserve,
        appearance,
        Optional.of(time),
        statement,
        timestamped);
  }

  /** The same with a time stamp. */
  public SignatureRequest withTimestamp() {
    return new SignatureRequest(
        field, certification, lock, fill, reserve, appearance, claimedTime, statement, true);
  }

  /** The same with words. */
  public SignatureRequest saying(Statement words) {
    return new SignatureRequest(
        field, certification, lock, fill, reserve, appearance, claimedTime, words, timestamped);
  }

  /** The same showing something on the page. */
  public SignatureRequest showing(Appearance shown) {
    return new SignatureRequest(
        field,
        certification,
        lock,
        fill,
        reserve,
        Optional.of(shown),
        claimedTime,
        statement,
        timestamped);
  }

  /** The same as a certification signature. */
  public SignatureRequest certifying(Certification allowed) {
    return new SignatureRequest(
        field,
        Optional.of(allowed),
        lock,
        fill,
        reserve,
        appearance,
        claimedTime,
        statement,
        timestamped);
  }

  /** The same with another lock. */
  public SignatureRequest locking(FieldLock other) {
    return new SignatureRequest(
        field,
        certification,
        other,
        fill,
        reserve,
        appearance,
        claimedTime,
        statement,
        timestamped);
  }

  /** The same making an empty signature field for someone who signs later. */
  public SignatureRequest reserving(String later, Rectangle place) {
    Map<String, Rectangle> more = new TreeMap<>(reserve);
    more.put(later, place);
    return new SignatureRequest(
        field, certification, lock, fill, more, appearance, claimedTime, statement, timestamped);
  }
}
