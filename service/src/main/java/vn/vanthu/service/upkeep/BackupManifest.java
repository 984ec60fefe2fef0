package vn.vanthu.service.upkeep;

import java.util.List;

/**
 * What a backup holds; written last, so that a backup without it is not one. With the names of
 * stored files, which are their digests, it says the SHA-256 of every file of the backup.
 *
 * @param migrations the tables' versions: a restore needs the same
 * @param files how many files rows name, each once; as many lie in {@code blobs}
 * @param bytes of these files together
 * @param settings keys, trust and all else beside rows and stored files, in {@code files}
 * @param unread documents that were still being read: they are not in it, nor are their bytes, for
 *     it was not known yet whether they may be kept
 */
public record BackupManifest(
    int format,
    String madeAt,
    List<String> migrations,
    List<TableRows> tables,
    long files,
    long bytes,
    List<Setting> settings,
    int unread) {
  /** The form this program writes and reads. */
  public static final int FORMAT = 2;

  /** The file's name in a backup folder. */
  public static final String NAME = "manifest.json";

  public BackupManifest {
    migrations = List.copyOf(migrations);
    tables = List.copyOf(tables);
    settings = List.copyOf(settings);
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

  /**
   * A file as it was copied.
   *
   * @param path within {@code files}
   * @param sha256 lower-case hex
   */
  public record Setting(String path, String sha256) {}
}
