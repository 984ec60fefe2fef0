package vn.vanthu.signing.keys;

import java.util.Map;

/**
 * Reads the PKCS#11 return value (PKCS#11 v2.40 section 5.1) out of the exceptions of Java's
 * provider, which hides it in the message of a cause.
 */
final class TokenFailure {
  private static final Map<String, KeyProblem> KNOWN =
      Map.ofEntries(
          Map.entry("CKR_PIN_INCORRECT", KeyProblem.WRONG_SECRET),
          Map.entry("CKR_PIN_INVALID", KeyProblem.WRONG_SECRET),
          Map.entry("CKR_PIN_LEN_RANGE", KeyProblem.WRONG_SECRET),
          Map.entry("CKR_PIN_EXPIRED", KeyProblem.SECRET_LOCKED),
          Map.entry("CKR_PIN_LOCKED", KeyProblem.SECRET_LOCKED),
          Map.entry("CKR_TOKEN_NOT_PRESENT", KeyProblem.TOKEN_ABSENT),
          Map.entry("CKR_TOKEN_NOT_RECOGNIZED", KeyProblem.TOKEN_ABSENT),
          Map.entry("CKR_DEVICE_REMOVED", KeyProblem.TOKEN_ABSENT),
          Map.entry("CKR_SLOT_ID_INVALID", KeyProblem.TOKEN_ABSENT),
          Map.entry("CKR_DEVICE_ERROR", KeyProblem.SESSION_LOST),
          Map.entry("CKR_SESSION_CLOSED", KeyProblem.SESSION_LOST),
          Map.entry("CKR_SESSION_HANDLE_INVALID", KeyProblem.SESSION_LOST),
          Map.entry("CKR_KEY_HANDLE_INVALID", KeyProblem.SESSION_LOST),
          Map.entry("CKR_OBJECT_HANDLE_INVALID", KeyProblem.SESSION_LOST),
          Map.entry("CKR_USER_NOT_LOGGED_IN", KeyProblem.SESSION_LOST),
          Map.entry("CKR_CRYPTOKI_NOT_INITIALIZED", KeyProblem.SESSION_LOST),
          Map.entry("CKR_MECHANISM_INVALID", KeyProblem.ALGORITHM_UNFIT),
          Map.entry("CKR_KEY_TYPE_INCONSISTENT", KeyProblem.ALGORITHM_UNFIT));

  private TokenFailure() {}

  static KeyProblem of(Throwable failure, KeyProblem otherwise) {
    Throwable at = failure;
    for (int depth = 0; at != null && depth < 8; depth++, at = at.getCause()) {
      String words = String.valueOf(at.getMessage());
      for (Map.Entry<String, KeyProblem> known : KNOWN.entrySet()) {
        if (words.contains(known.getKey())) {
          return known.getValue();
        }
      }
      if (words.contains("Token has been removed") || words.contains("token has been removed")) {
        return KeyProblem.TOKEN_ABSENT;
      }
    }
    return otherwise;
  }
}
