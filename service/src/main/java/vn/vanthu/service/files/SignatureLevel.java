package vn.vanthu.service.files;

import java.util.Locale;
import java.util.Optional;
import vn.vanthu.signing.Report;

/**
 * How much a signature carries to be verified later, the least first (EN 319 102-1 §4.3; EN 319
 * 122-1 and EN 319 142-1 §6).
 */
public enum SignatureLevel {
  /** The signature alone. */
  B,
  /** A time stamp proves when it was there. */
  T,
  /** Certificates and revocation answers are enclosed. */
  LT,
  /** An archive time stamp covers all that. */
  LTA;

  /** Reads the name of a level, in any case; empty for any other word. */
  public static Optional<SignatureLevel> parse(String word) {
    for (SignatureLevel level : values()) {
      if (level.name().equals(word.toUpperCase(Locale.ROOT))) {
        return Optional.of(level);
      }
    }
    return Optional.empty();
  }

  /**
   * The lowest level among a report's signatures; time stamps by themselves do not count. Empty
   * when there is no signature that could be read.
   */
  static Optional<SignatureLevel> lowest(Report report) {
    return report.signatures().stream()
        .filter(signature -> signature.kind() != Report.Kind.TIMESTAMP)
        .flatMap(signature -> of(signature.level()).stream())
        .min(SignatureLevel::compareTo);
  }

  /** Of a name such as {@code CAdES-BASELINE-LT}. */
  private static Optional<SignatureLevel> of(String name) {
    return parse(name.substring(name.lastIndexOf('-') + 1));
  }
}
