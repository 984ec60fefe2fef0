package vn.vanthu.service.upkeep;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import vn.vanthu.service.records.BlobId;
import vn.vanthu.service.store.BlobStore;
import vn.vanthu.service.store.CheckTable;
import vn.vanthu.service.store.DurableFiles;
import vn.vanthu.service.store.OfficeStore;
import vn.vanthu.service.store.StoreFailure;
import vn.vanthu.service.store.StoredBytes;
import vn.vanthu.service.store.TableDump;
import vn.vanthu.service.store.Transaction;

/**
 * Carries rows, files and keys into an empty folder while the service goes on: rows out of one
 * unchanging view, then every file those rows name (files are never changed, so the order makes
 * both fit). A receipt dropped meanwhile takes its file with it: then the rows are read anew, until
 * the two fit. Each file is hashed on the way; a damaged one stops the backup instead of entering
 * it. A document that is still being read stays behind, row and bytes: it may turn out to be a
 * state secret, which is removed here and could not be removed from a backup.
 */
public final class Backup {
  /**
   * What lies in a data folder but is made anew: database, index, temporary files, unpacked
   * programs, locks.
   */
  private static final Set<String> LEFT_BEHIND =
      Set.of("pg", "blobs", "index", "temporary", "lock", "tools.log", "pg-password");

  /**
   * The folder of authorities' answers: carried as it is found, for the service throws some away.
   */
  static final Path ANSWERS = Path.of("answers");

  /** Whether a backup carries this file of the data folder beside rows and blobs: keys, trust. */
  static boolean carried(Path relative) {
    String top = relative.getName(0).toString();
    return !LEFT_BEHIND.contains(top) && !top.startsWith("pg-");
  }

  private final OfficeStore store;
  private final BlobStore blobs;
  private final DurableFiles files;
  private final TableDump dump = new TableDump();

  public Backup(OfficeStore store, BlobStore blobs, DurableFiles files) {
    this.store = store;
    this.blobs = blobs;
    this.files = files;
  }

  /**
   * Writes a backup.
   *
   * @param data the deployment's data folder, for keys and trust
   * @param target absent or empty, and not in the data folder nor in what a link there leads to
   * @throws StoreFailure BACKUP_TARGET, BACKUP_SOURCE, FILE_MISSING, FILE_ALTERED
   */
  public BackupManifest write(Path data, Path target, Instant now) throws IOException {
    SettingsCopy.look(data, target);
    emptyFolder(target);
    Path tables = target.resolve("tables");
    files.privateFolder(tables);
    BlobStore copies = BlobStore.open(target.resolve("blobs"), files);
    Set<BlobId> copied = new HashSet<>();
    Rows rows = rows(tables);
    while (!copyAll(rows.named(), copies, copied) || rows.dropped() != dropped()) {
      rows = rows(tables); // without what was dropped meanwhile; what is copied stays copied
    }
    long bytes = 0; // of what lies there, which a restore counts again; not what rows say of it
    for (CheckTable.NamedFile file : rows.named()) {
      copied.remove(file.blob());
      bytes += Files.size(copies.path(file.blob()));
    }
    for (BlobId dropped : copied) {
      copies.discard(dropped);
    }
    List<BackupManifest.Setting> settings = SettingsCopy.copy(data, target.resolve("files"), files);
    BackupManifest manifest =
        new BackupManifest(
            BackupManifest.FORMAT,
            now.toString(),
            rows.migrations(),
            rows.tables(),
            rows.named().size(),
            bytes,
            settings,
            rows.unread());
    files.write(
        target.resolve(BackupManifest.NAME),
        JsonMapper.builder().build().writeValueAsBytes(manifest));
    return manifest;
  }

  /** One unchanging view of all rows, written out, with the files that it names. */
  private record Rows(
      List<BackupManifest.TableRows> tables,
      List<CheckTable.NamedFile> named,
      List<String> migrations,
      int unread,
      long dropped) {}

  private long dropped() {
    return store.database().read(store.intakes()::droppedCount);
  }

  private Rows rows(Path folder) {
    return store
        .database()
        .inSnapshot(tx -> {
          List<BackupManifest.TableRows> written = new ArrayList<>();
          for (TableDump.Table table : dump.tables(tx)) {
            written.add(table(tx, table, folder));
          }
          List<CheckTable.NamedFile> named = new ArrayList<>();
          new CheckTable().judgedFiles(tx, named::add);
          return new Rows(
              written,
              named,
              dump.migrations(tx),
              store.readings().count(tx),
              store.intakes().droppedCount(tx));
        });
  }

  private void emptyFolder(Path target) throws IOException {
    files.privateFolder(target);
    try (Stream<Path> there = Files.list(target)) {
      if (there.findAny().isPresent()) {
        throw new StoreFailure(
            StoreFailure.Code.BACKUP_TARGET, "the folder is not empty: " + target);
      }
    }
  }

  private BackupManifest.TableRows table(Transaction tx, TableDump.Table table, Path folder) {
    MessageDigest digest = sha256();
    try {
      Path file = folder.resolve(table.name() + ".copy");
      long[] rows = {0};
      files.stream(
          file,
          out -> {
            OutputStream hashed = new DigestOutputStream(out, digest);
            rows[0] = dump.write(tx, table, hashed);
          });
      return new BackupManifest.TableRows(
          table.name(), table.columns(), rows[0], HexFormat.of().formatHex(digest.digest()));
    } catch (IOException e) {
      throw new StoreFailure(StoreFailure.Code.BACKUP_TARGET, "cannot write " + table.name(), e);
    }
  }

  /**
   * Copies the files that are not copied yet.
   *
   * @return false when the rows are out of date: a receipt was dropped after they were read
   */
  private boolean copyAll(List<CheckTable.NamedFile> named, BlobStore copies, Set<BlobId> copied)
      throws IOException {
    boolean all = true;
    for (CheckTable.NamedFile file : named) {
      if (!copied.contains(file.blob())) {
        boolean there = copy(file.blob(), copies);
        all &= there;
        if (there) {
          copied.add(file.blob());
        }
      }
    }
    return all;
  }

  private boolean copy(BlobId file, BlobStore copies) throws IOException {
    try (InputStream in = blobs.read(file)) {
      if (!(copies.keep(in, Long.MAX_VALUE) instanceof StoredBytes.Kept kept)
          || !kept.id().equals(file)) {
        throw new StoreFailure(
            StoreFailure.Code.FILE_ALTERED, "the bytes of a file have changed: " + file);
      }
      return true;
    } catch (NoSuchFileException gone) {
      if (MissingFile.isLost(store, blobs, file)) {
        throw new StoreFailure(
            StoreFailure.Code.FILE_MISSING, "a file that rows name is gone: " + file, gone);
      }
      return false;
    }
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
