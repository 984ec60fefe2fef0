package vn.vanthu.service.store;

import java.nio.file.Path;

/** Which PostgreSQL keeps the rows: the one setting that chooses embedded or external. */
public sealed interface DatabaseSettings {
  /**
   * Our own server over the packed binaries.
   *
   * @param data the deployment's data folder
   * @param port TCP port on the loopback address, or 0 for any free one
   */
  record Embedded(Path data, int port) implements DatabaseSettings {}

  /**
   * A server that somebody else runs.
   *
   * @param url a {@code jdbc:postgresql:} URL
   */
  record External(String url, String user, String password) implements DatabaseSettings {
    @Override
    public String toString() {
      return "External[" + url + ", " + user + "]"; // the password stays out of logs
    }
  }
}
