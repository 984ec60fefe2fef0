package vn.vanthu.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import vn.vanthu.search.index.RecordIndex;
import vn.vanthu.service.store.Database;
import vn.vanthu.service.store.DatabaseSettings;
import vn.vanthu.service.store.StoreFailure;

/** The one process that keeps a data folder, seen by a command that comes beside it. Stateless. */
final class DataKeeper {
  private DataKeeper() {}

  /**
   * Whether a process keeps this deployment's data now. One that is just starting is waited for.
   */
  static boolean isAtWork(Deployment deployment) throws IOException {
    return switch (deployment.database()) {
      case DatabaseSettings.Embedded embedded -> Database.isRunning(embedded);
      case DatabaseSettings.External _ -> RecordIndex.isKept(deployment.data().resolve("index"));
    };
  }

  /**
   * Refuses to write files that the service could not read, because another account owns them.
   *
   * @throws StoreFailure DATA_OF_ANOTHER_ACCOUNT
   */
  static void refuseForeign(Path data) throws IOException {
    Path blobs = data.resolve("blobs");
    Path self = Path.of("/proc/self");
    if (Files.exists(blobs)
        && Files.exists(self)
        && !Files.getAttribute(blobs, "unix:uid").equals(Files.getAttribute(self, "unix:uid"))) {
      String owner = Files.getOwner(blobs).getName();
      throw new StoreFailure(
          "DATA_OF_ANOTHER_ACCOUNT",
          "the service runs as " + owner + ": run this command as " + owner + " too");
    }
  }
}
