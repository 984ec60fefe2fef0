package vn.vanthu.service.surroundings;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Whether the service could listen on an address now. Tried by doing it, for an instant. */
public sealed interface Listening {
  /** It could. */
  record Free() implements Listening {}

  /**
   * Somebody else listens there.
   *
   * @param detail what the system said
   */
  record Busy(String detail) implements Listening {}

  /**
   * Nobody can listen there as things stand: no address of this machine, or a port that needs a
   * right which this account has not.
   *
   * @param detail what the system said
   */
  record Unusable(String detail) implements Listening {}

  /**
   * Tries an address.
   *
   * @param address host and port as configured; a port of 0 is always free
   */
  static Listening on(InetSocketAddress address) {
    if (address.isUnresolved()) {
      return new Unusable("unknown host " + address.getHostString());
    }
    try {
      bind(address);
      return new Free();
    } catch (IOException e) {
      String detail = String.valueOf(e.getMessage());
      boolean taken = bindsSomewhere(address) && !detail.contains("Permission denied");
      return taken ? new Busy(detail) : new Unusable(detail);
    }
  }

  private static boolean bindsSomewhere(InetSocketAddress address) {
    try {
      bind(new InetSocketAddress(address.getAddress(), 0));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void bind(InetSocketAddress address) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(address);
    }
  }
}
