package vn.vanthu.signing.fetch;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The hosts that may be asked. Immutable.
 *
 * @param hosts each with its port
 */
public record AllowList(List<Host> hosts) {
  /** Copies the list. */
  public AllowList {
    hosts = List.copyOf(hosts);
  }

  /**
   * One host.
   *
   * @param name lower case
   * @param port 80 and 443 are the usual ones
   * @param inner whether its address may be one of the machine or the local network; otherwise such
   *     an address is refused even for a listed name
   */
  public record Host(String name, int port, boolean inner) {
    /** Lower-cases the name. */
    public Host {
      name = name.toLowerCase(Locale.ROOT);
      if (name.isEmpty() || port < 1 || port > 65_535) {
        throw new IllegalArgumentException("not a host: " + name + ":" + port);
      }
    }
  }

  /** Nobody may be asked. */
  public static AllowList nobody() {
    return new AllowList(List.of());
  }

  /**
   * Reads lines of the form {@code host}, {@code host:port} or {@code inner host:port}; a host
   * without port stands for 80 and 443.
   *
   * @throws IllegalArgumentException when a line is anything else
   */
  public static AllowList parse(List<String> lines) {
    List<Host> hosts = new java.util.ArrayList<>();
    for (String line : lines) {
      boolean inner = line.startsWith("inner ");
      String place = inner ? line.substring("inner ".length()).strip() : line.strip();
      int colon = place.lastIndexOf(':');
      if (colon < 0) {
        hosts.add(new Host(place, 80, inner));
        hosts.add(new Host(place, 443, inner));
      } else {
        int port = Integer.parseInt(place.substring(colon + 1));
        hosts.add(new Host(place.substring(0, colon), port, inner));
      }
    }
    return new AllowList(hosts);
  }

  /** The entry that allows this address; empty when none does. */
  Optional<Host> entry(URI uri) {
    String host = uri.getHost();
    if (host == null) {
      return Optional.empty();
    }
    int port = port(uri);
    return hosts.stream()
        .filter(h -> h.name().equals(host.toLowerCase(Locale.ROOT)) && h.port() == port)
        .findFirst();
  }

  static int port(URI uri) {
    return uri.getPort() > 0 ? uri.getPort() : "https".equals(uri.getScheme()) ? 443 : 80;
  }
}
