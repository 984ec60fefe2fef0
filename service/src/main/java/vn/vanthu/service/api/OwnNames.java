package vn.vanthu.service.api;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request is meant for this service and comes from its own pages, as its headers say. The
 * same answer at every port. Immutable.
 */
final class OwnNames {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private final Set<String> allowed;

  /**
   * @param allowed host names without port, besides loopback
   */
  OwnNames(Set<String> allowed) {
    this.allowed =
        allowed.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }

  /**
   * Whether the name is ours.
   *
   * @param header the value of {@code Host}; absent it is nobody's name
   */
  boolean know(@Nullable String header) {
    String host = name(header);
    return allowed.contains(host) || LOOPBACK.contains(host);
  }

  /** The host without its port; an absent header is the empty name. */
  static String name(@Nullable String header) {
    if (header == null) {
      return "";
    }
    String host = header.strip().toLowerCase(Locale.ROOT);
    int colon = host.lastIndexOf(':');
    return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
  }

  /**
   * Whether a browser sends this for another site's page: its own word ({@code Sec-Fetch-Site}),
   * and from those that do not say it, the page's {@code Origin}. Who sends neither is no browser.
   */
  static boolean areForeign(
      @Nullable String fetchSite, @Nullable String origin, @Nullable String host) {
    return fetchSite != null
        ? !fetchSite.equals("same-origin") && !fetchSite.equals("none")
        : origin != null && !sameHost(origin, host);
  }

  private static boolean sameHost(String origin, @Nullable String host) {
    try {
      String authority = URI.create(origin).getAuthority();
      return authority != null && host != null && authority.equalsIgnoreCase(host.strip());
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }
}
