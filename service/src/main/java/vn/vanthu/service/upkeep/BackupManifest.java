package vn.vanthu.service.upkeep;

import java.util.List;

/**
 * What a backup holds; written last, so that a backup without it is not one.
 *
 * @param migrations the tables' versions: a restore needs the same
 * @param files how many files rows name, each once; as many lie in {@code blobs}
 * @param bytes of these files together
 */
public record BackupManifest(
    int format,
    String madeAt,
    List<String> migrations,
    List<TableRows> tables,
    long files,
    long bytes) {
  /** The form this program writes and reads. */
  public static final int FORMAT = 1;

  /** The file's name in a backup folder. */
  public static final String NAME = "manifest.json";

  public BackupManifest {
    migrations = List.copyOf(migrations);
    tables = List.copyOf(tables);
  }

  /**
   * A table as it was written.
   *
   * @param sha256 of its file, lower-case hex
   */
  public record TableRows(String name, List<String> columns, long rows, String sha256) {
    public TableRows {
      columns = List.copyOf(columns);
    }
  }
}
