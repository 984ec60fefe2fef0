package vn.vanthu.search.opensearch;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where the cluster is and how it is spoken to. Immutable.
 *
 * @param nodes addresses of nodes, {@code http://host:port} or {@code https://host:port}; when one
 *     does not answer the next is asked
 * @param name what the names of our indexes begin with: lower-case letters, digits, hyphens
 * @param login a user of the cluster; empty when it asks for none
 * @param authorities a file of certificates (PEM) whom to trust for https; empty for those whom
 *     Java trusts
 */
public record ClusterSettings(
    List<URI> nodes, String name, Optional<Login> login, Optional<Path> authorities) {

  /** A user and their password; never printed. */
  public record Login(String user, String password) {
    @Override
    public String toString() {
      return user;
    }
  }

  public ClusterSettings {
    nodes = List.copyOf(nodes);
    if (nodes.isEmpty()) {
      throw new IllegalArgumentException("at least one node");
    }
    for (URI node : nodes) {
      boolean web = "http".equals(node.getScheme()) || "https".equals(node.getScheme());
      if (!web || node.getHost() == null || node.getRawUserInfo() != null) {
        throw new IllegalArgumentException("not the address of a node: " + node);
      }
    }
    if (login.isPresent() && nodes.stream().anyMatch(ClusterSettings::readableByOthers)) {
      throw new IllegalArgumentException("a password goes by https only, or stays on this machine");
    }
    if (!name.matches("[a-z][a-z0-9-]{0,60}")) {
      throw new IllegalArgumentException("not a name of an index: " + name);
    }
  }

  private static boolean readableByOthers(URI node) {
    return node.getScheme().equals("http")
        && !List.of("127.0.0.1", "localhost", "[::1]").contains(node.getHost());
  }
}
