package vn.vanthu.service.upkeep;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import vn.vanthu.service.records.BlobId;
import vn.vanthu.service.store.BlobStore;
import vn.vanthu.service.store.Database;
import vn.vanthu.service.store.DurableFiles;
import vn.vanthu.service.store.StoreFailure;
import vn.vanthu.service.store.StoredBytes;
import vn.vanthu.service.store.TableDump;
import vn.vanthu.service.store.Transaction;

/**
 * Puts a backup back into an empty folder and an empty database. Every table and file is hashed on
 * the way; the rows come in one transaction, so that a restore cut short leaves no half of them.
 * Files are written before the database is asked whether it is empty: the caller sees to it that
 * the folder is.
 */
public final class Restore {
  private final DurableFiles files;
  private final TableDump dump = new TableDump();

  public Restore(DurableFiles files) {
    this.files = files;
  }

  /**
   * Reads a backup into a migrated, empty database and the data folder beside it.
   *
   * @throws StoreFailure BACKUP_NOT_WHOLE, BACKUP_OTHER_VERSION, RESTORE_TARGET
   */
  public BackupManifest read(Path backup, Database database, Path data) throws IOException {
    BackupManifest manifest = manifest(backup);
    BlobStore blobs = BlobStore.open(data.resolve("blobs"), files);
    copyFiles(backup.resolve("blobs"), blobs);
    settings(backup.resolve("files"), data);
    database.inTransaction(tx -> {
      rows(tx, backup, manifest);
      return manifest;
    });
    return manifest;
  }

  /** Reads what a backup says it holds. */
  public static BackupManifest manifest(Path backup) throws IOException {
    Path file = backup.resolve(BackupManifest.NAME);
    if (!Files.exists(file)) {
      throw new StoreFailure("BACKUP_NOT_WHOLE", "no whole backup in " + backup);
    }
    BackupManifest manifest =
        JsonMapper.builder().build().readValue(Files.readAllBytes(file), BackupManifest.class);
    if (manifest.format() != BackupManifest.FORMAT) {
      throw new StoreFailure(
          "BACKUP_OTHER_VERSION", "backup of another form: " + manifest.format());
    }
    return manifest;
  }

  private void rows(Transaction tx, Path backup, BackupManifest manifest) {
    if (!dump.empty(tx)) {
      throw new StoreFailure("RESTORE_TARGET", "the database is not empty");
    }
    if (!dump.migrations(tx).equals(manifest.migrations())) {
      throw new StoreFailure(
          "BACKUP_OTHER_VERSION",
          "the backup was made by another version of the program; restore it with that one");
    }
    try {
      for (BackupManifest.TableRows table : manifest.tables()) {
        table(tx, backup.resolve("tables").resolve(table.name() + ".copy"), table);
      }
    } catch (IOException e) {
      throw new StoreFailure("BACKUP_NOT_WHOLE", "cannot read the backup: " + e.getMessage(), e);
    }
    dump.settle(tx);
  }

  private void table(Transaction tx, Path file, BackupManifest.TableRows table) throws IOException {
    MessageDigest digest = Backup.sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      long rows = dump.read(tx, new TableDump.Table(table.name(), table.columns()), in);
      if (rows != table.rows()
          || !HexFormat.of().formatHex(digest.digest()).equals(table.sha256())) {
        throw new StoreFailure("BACKUP_NOT_WHOLE", "table " + table.name() + " was altered");
      }
    }
  }

  private static void copyFiles(Path from, BlobStore into) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      List<Path> kept = all.filter(Files::isRegularFile).toList();
      for (Path file : kept) {
        try (InputStream in = Files.newInputStream(file)) {
          boolean same =
              into.keep(in, Long.MAX_VALUE) instanceof StoredBytes.Kept(BlobId id, long size)
                  && id.hex().equals(String.valueOf(file.getFileName()))
                  && size > 0;
          if (!same) {
            throw new StoreFailure("BACKUP_NOT_WHOLE", "a file was altered: " + file);
          }
        }
      }
    }
  }

  private void settings(Path from, Path data) throws IOException {
    if (!Files.isDirectory(from)) {
      return;
    }
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        Path target = data.resolve(from.relativize(file).toString());
        Path folder = target.getParent();
        if (folder != null) {
          files.privateFolder(folder);
        }
        files.write(target, Files.readAllBytes(file));
      }
    }
  }
}
