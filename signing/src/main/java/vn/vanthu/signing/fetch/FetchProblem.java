package vn.vanthu.signing.fetch;

/** Why nothing was fetched. */
public enum FetchProblem {
  /** The host is not on the list, or the address is not http or https. */
  NOT_ALLOWED,
  /** A listed name led to an address of the machine or the local network. */
  INNER_ADDRESS,
  /** No connection, or it broke. */
  UNREACHABLE,
  /** The time ran out. */
  TIMEOUT,
  /** The answer is larger than allowed. */
  TOO_LARGE,
  /** Any status but 200; a redirect, too. */
  STATUS,
  /** Not HTTP. */
  MALFORMED
}
