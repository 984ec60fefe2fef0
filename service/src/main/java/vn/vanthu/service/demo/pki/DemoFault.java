package vn.vanthu.service.demo.pki;

/** What the demo's services can be told to do wrong, so that the product is seen to bear it. */
public enum DemoFault {
  /** The time stamp authority answers with status 503. */
  TSA_DOWN,
  /** It refuses the request by its own protocol. */
  TSA_REJECTS,
  /** It answers another question: the nonce is not the one sent. */
  TSA_WRONG_NONCE,
  /** It stamps another digest. */
  TSA_WRONG_DIGEST,
  /** It takes three seconds for each answer. */
  TSA_SLOW,
  /** It answers with bytes that are no time stamp. */
  TSA_GARBAGE,
  /** The OCSP responder answers with status 503. */
  OCSP_DOWN,
  /** Its answers are thirty days old. */
  OCSP_STALE,
  /** It says of every certificate that it does not know it. */
  OCSP_UNKNOWN,
  /** The revocation list is not there. */
  CRL_DOWN,
  /** The revocation list is thirty days old. */
  CRL_STALE,
  /** Every answer is a redirect to another place. */
  REDIRECTS
}
