package vn.vanthu.service.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import vn.vanthu.service.process.ProcessRunner;

/**
 * As whom the server runs. PostgreSQL refuses to run as root; so a service started as root gives
 * its tools a user namespace of their own (in it they are nobody in particular, outside they own
 * what root owns), and where the host forbids that, drops to the user {@code nobody}, who then owns
 * the server's folder.
 */
final class PostgresUser {
  private static final int NOBODY = 65534;

  private final List<String> prefix;
  private final int owner;

  private PostgresUser(List<String> prefix, int owner) {
    this.prefix = prefix;
    this.owner = owner;
  }

  /** Decides for this host; {@code cluster} is the server's folder, which may not exist yet. */
  static PostgresUser forHost(Path data, Path cluster, ProcessRunner runner) {
    try {
      int self = uid(Path.of("/proc/self"));
      if (self != 0) {
        return new PostgresUser(List.of(), self);
      }
      int owner = Files.exists(cluster) ? uid(cluster) : 0;
      if (owner == 0 && namespacesWork(data, runner)) {
        return new PostgresUser(List.of("unshare", "-U"), 0);
      }
      return dropped(data, cluster, owner == 0 ? NOBODY : owner);
    } catch (IOException e) {
      throw new StoreFailure(
          StoreFailure.Code.POSTGRES_USER, "cannot tell as whom to run PostgreSQL", e);
    }
  }

  /** For tests of hosts without user namespaces. */
  static PostgresUser dropped(Path data, Path cluster, int user) throws IOException {
    for (Path up = data.toRealPath(); up != null; up = up.getParent()) {
      if (up.equals(data.toRealPath())) {
        // The server's user must pass through; the files inside stay closed to it by their own
        // modes.
        Files.setPosixFilePermissions(up, PosixFilePermissions.fromString("rwx--x--x"));
      } else if (!Files.getPosixFilePermissions(up)
          .contains(java.nio.file.attribute.PosixFilePermission.OTHERS_EXECUTE)) {
        throw new StoreFailure(
            StoreFailure.Code.POSTGRES_USER,
            "started as root on a host without user namespaces, and user "
                + user
                + " may not enter "
                + up
                + ": put the data folder elsewhere or start as an ordinary user");
      }
    }
    PostgresUser it =
        new PostgresUser(
            List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups"), user);
    it.own(cluster);
    return it;
  }

  private static boolean namespacesWork(Path data, ProcessRunner runner) {
    try {
      return runner.run(
              List.of("unshare", "-U", "true"), data.resolve("tools.log"), Duration.ofSeconds(10))
          == 0;
    } catch (IOException noSuchTool) {
      return false;
    }
  }

  /** The command as that user. */
  List<String> command(List<String> tool) {
    List<String> all = new ArrayList<>(prefix);
    all.addAll(tool);
    return all;
  }

  /** Gives a folder or file, with all inside, to that user when it is another one than ours. */
  void own(Path path) throws IOException {
    if (owner == uid(Path.of("/proc/self")) || !Files.exists(path)) {
      return;
    }
    try (Stream<Path> all = Files.walk(path)) {
      for (Path each : all.toList()) {
        Files.setAttribute(each, "unix:uid", owner);
        Files.setAttribute(each, "unix:gid", owner);
      }
    }
  }

  private static int uid(Path path) throws IOException {
    return (Integer) Files.getAttribute(path, "unix:uid");
  }
}
