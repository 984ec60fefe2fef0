package vn.vanthu.signing.trust;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import vn.vanthu.signing.cms.Certificate;

/**
 * Remembers which certificate was signed by which: a fact about bytes that never changes, so it may
 * be kept from one document to the next. Thread-safe; forgets everything when it grows too large.
 */
public final class SignatureMemo {

  private static final int MAX_ENTRIES = 50_000;

  private record Pair(Certificate certificate, Certificate issuer) {}

  private final Map<Pair, Boolean> known = new ConcurrentHashMap<>();

  public boolean signed(Certificate certificate, Certificate issuer) {
    if (known.size() > MAX_ENTRIES) {
      known.clear();
    }
    return known.computeIfAbsent(
        new Pair(certificate, issuer), p -> p.certificate.isSignedBy(p.issuer.key()));
  }
}
