package vn.vanthu.service.accounts;

/** What came of showing a bearer token. */
public sealed interface TokenCheck {
  /** Known, in term, of an active account. */
  record Valid(ApiToken token, Account account) implements TokenCheck {}

  /** Once valid; its year is over. */
  record Expired() implements TokenCheck {}

  /** Never issued, revoked, or of a closed account. */
  record Unknown() implements TokenCheck {}
}
