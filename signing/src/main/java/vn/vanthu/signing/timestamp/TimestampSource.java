package vn.vanthu.signing.timestamp;

import vn.vanthu.signing.keys.DigestAlgorithm;

/**
 * Where time stamps come from: a time stamp authority (RFC 3161) as the signer sees it.
 * Implementations are thread-safe, bounded in time, and answer every call.
 */
public interface TimestampSource {
  /** Hash under which the authority is asked. */
  DigestAlgorithm digest();

  /**
   * Asks for a time stamp over a digest made with {@link #digest}. The token given back answers
   * exactly this question: same digest, same nonce, well formed, signature valid.
   */
  TimestampAnswer stamp(byte[] digest);

  /** No token of this authority is longer, in bytes: so much room is kept for it. */
  int maxTokenBytes();
}
