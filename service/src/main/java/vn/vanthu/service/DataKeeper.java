package vn.vanthu.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import vn.vanthu.search.index.RecordIndex;
import vn.vanthu.service.records.Agency;
import vn.vanthu.service.store.Database;
import vn.vanthu.service.store.DatabaseSettings;
import vn.vanthu.service.store.StoreFailure;

/** Who keeps a data folder: the one process, and the agency whose it is. Stateless. */
public final class DataKeeper {
  private DataKeeper() {}

  /**
   * Whether a process keeps this deployment's data now. One that is just starting is waited for.
   * Changes nothing.
   *
   * @throws StoreFailure DATA_IN_USE when a process holds the folder but does not get ready
   */
  public static boolean isAtWork(Deployment deployment) throws IOException {
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
          StoreFailure.Code.DATA_OF_ANOTHER_ACCOUNT,
          "the service runs as " + owner + ": run this command as " + owner + " too");
    }
  }

  /**
   * Refuses a data folder that another agency began: with this configuration every document would
   * be entered in books that nobody of the office can open.
   *
   * @param known the agencies that the database knows
   * @throws StoreFailure AGENCY_DIFFERS
   */
  static void refuseAnotherAgency(Deployment deployment, List<Agency> known) {
    Agency told = deployment.agency();
    boolean ours = known.isEmpty() || known.stream().anyMatch(a -> a.id().equals(told.id()));
    if (deployment.database() instanceof DatabaseSettings.Embedded && !ours) {
      String keepers = known.stream().map(a -> a.id().value()).collect(Collectors.joining(", "));
      throw new StoreFailure(
          StoreFailure.Code.AGENCY_DIFFERS,
          "the data in %s belong to the agency %s, the configuration names %s: set agency.key, or data: to another folder"
              .formatted(deployment.data(), keepers, told.id()));
    }
  }
}
