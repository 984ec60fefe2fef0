package vn.vanthu.service.store;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.ConnectionException;

/** What keeps database or disk from taking anything for now, whatever the request. */
public enum StoreOutage {
  /** The database does not answer, goes down, starts up, or has no connection left. */
  DATABASE_UNREACHABLE,
  /** Neither files nor rows can be written: no space, or none of this account's quota. */
  DISK_FULL;

  /**
   * Reads it off a failure and its causes: SQLSTATE of PostgreSQL, Appendix A (class 08, 53100,
   * 53300, 57P01 to 57P03), and what the system says of ENOSPC and EDQUOT.
   *
   * @return empty for every other failure
   */
  public static Optional<StoreOutage> of(Throwable failure) {
    Optional<StoreOutage> found = Optional.empty();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      Optional<StoreOutage> here = one(cause);
      found = here.isPresent() ? here : found; // the innermost knows best
    }
    return found;
  }

  private static Optional<StoreOutage> one(Throwable failure) {
    return switch (failure) {
      case SQLException sql when sql.getSQLState() != null -> ofState(sql.getSQLState());
      case ConnectionException _ -> Optional.of(DATABASE_UNREACHABLE);
      case FileSystemException file -> ofReason(file.getReason() == null ? "" : file.getReason());
      // Only what the system itself says: a parser's exception may quote what was sent.
      case IOException io when io.getClass().getName().startsWith("java.io.") ->
          ofReason(String.valueOf(io.getMessage()));
      default -> Optional.empty();
    };
  }

  private static Optional<StoreOutage> ofState(String state) {
    return switch (state) {
      case "53100" -> Optional.of(DISK_FULL);
      case "53300", "57P01", "57P02", "57P03" -> Optional.of(DATABASE_UNREACHABLE);
      default -> state.startsWith("08") ? Optional.of(DATABASE_UNREACHABLE) : Optional.empty();
    };
  }

  private static Optional<StoreOutage> ofReason(String reason) {
    boolean full =
        Stream.of("No space left on device", "Disk quota exceeded")
            .anyMatch(said -> reason.equals(said) || reason.endsWith("(" + said + ")"));
    return full ? Optional.of(DISK_FULL) : Optional.empty();
  }
}
