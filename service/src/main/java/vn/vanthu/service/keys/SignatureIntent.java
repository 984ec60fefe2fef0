package vn.vanthu.service.keys;

/** What a person's signature on a draft means. */
public enum SignatureIntent {
  /** The competent person's signature (ký ban hành). */
  SIGN,
  /** Initials of those who answer for content or form (ký tắt, ký nháy). */
  INITIAL
}
