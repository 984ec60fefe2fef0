package vn.vanthu.service.web;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Where to go next, when the address said so: only ever a page of our own. */
final class LocalAddress {
  private static final URI HOME = URI.create("/");

  private LocalAddress() {}

  /** The address when it is a path of ours; otherwise the desk. */
  static URI of(@Nullable String asked) {
    if (asked == null
        || !asked.startsWith("/")
        || asked.startsWith("//")
        || asked.indexOf('\\') >= 0
        || asked.chars().anyMatch(c -> c < ' ')) {
      return HOME;
    }
    try {
      URI uri = new URI(asked);
      return uri.isAbsolute() || uri.getRawAuthority() != null ? HOME : uri;
    } catch (java.net.URISyntaxException malformed) {
      return HOME;
    }
  }
}
