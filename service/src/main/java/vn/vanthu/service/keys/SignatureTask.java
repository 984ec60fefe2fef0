package vn.vanthu.service.keys;

/** What a signature on an outgoing document is to do, whoever holds the key. */
public enum SignatureTask {
  /** The competent person signs (ký ban hành). */
  SIGN,
  /** Whoever answers for content or form initials (ký tắt, ký nháy). */
  INITIAL,
  /** The clerk fills in number and date and applies the agency's seal (đóng dấu). */
  SEAL;

  /** The task of a person's signature. */
  public static SignatureTask of(SignatureIntent intent) {
    return switch (intent) {
      case SIGN -> SIGN;
      case INITIAL -> INITIAL;
    };
  }
}
