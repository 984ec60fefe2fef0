package vn.vanthu.signing.trust;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.vanthu.signing.cms.Certificate;

/**
 * The anchors last asked for, read once: an office verifies thousands of documents under one trust.
 * Thread-safe.
 */
public final class AnchorMemo {

  private record Known(List<X509Certificate> given, Set<Certificate> read) {}

  private volatile @Nullable Known last;

  /**
   * As {@link PathBuilder#anchors}.
   *
   * @param given an unmodifiable list, as {@link Trust} holds it; known again by identity
   */
  @SuppressWarnings("ReferenceEquality") // the same list, not an equal one: that is what is cheap
  public Set<Certificate> of(List<X509Certificate> given) {
    Known known = last;
    if (known == null || known.given != given) {
      known = new Known(given, Set.copyOf(PathBuilder.anchors(given)));
      last = known;
    }
    return known.read;
  }
}
