package vn.vanthu.service.upkeep;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import vn.vanthu.service.registers.OfficeStore;
import vn.vanthu.service.store.BlobStore;
import vn.vanthu.service.store.CheckTable;
import vn.vanthu.service.store.DurableFiles;
import vn.vanthu.service.store.StoreFailure;
import vn.vanthu.service.store.StoredBytes;
import vn.vanthu.service.store.TableDump;
import vn.vanthu.service.store.Transaction;

/**
 * Carries rows, files and keys into an empty folder while the service goes on: rows out of one
 * unchanging view, then every file those rows name (files are never changed, so the order makes
 * both fit). Each file is hashed on the way; a damaged one stops the backup instead of entering it.
 */
public final class Backup {
  /**
   * What lies in a data folder but is made anew: database, index, temporary files, unpacked
   * programs, locks.
   */
  private static final Set<String> LEFT_BEHIND =
      Set.of("pg", "blobs", "index", "temporary", "lock", "tools.log", "pg-password");

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
   * @param target absent or empty
   * @throws StoreFailure BACKUP_TARGET, FILE_MISSING, FILE_ALTERED
   */
  public BackupManifest write(Path data, Path target, Instant now) throws IOException {
    emptyFolder(target);
    Path tables = target.resolve("tables");
    files.privateFolder(tables);
    BlobStore copies = BlobStore.open(target.resolve("blobs"), files);
    List<BackupManifest.TableRows> written = new ArrayList<>();
    List<CheckTable.NamedFile> named = new ArrayList<>();
    List<String> migrations =
        store
            .database()
            .inSnapshot(tx -> {
              for (TableDump.Table table : dump.tables(tx)) {
                written.add(table(tx, table, tables));
              }
              new CheckTable().files(tx, named::add);
              return dump.migrations(tx);
            });
    long bytes = 0;
    for (CheckTable.NamedFile file : named) {
      copy(file, copies);
      bytes += file.size();
    }
    settings(data, target.resolve("files"));
    BackupManifest manifest =
        new BackupManifest(
            BackupManifest.FORMAT, now.toString(), migrations, written, named.size(), bytes);
    files.write(
        target.resolve(BackupManifest.NAME),
        JsonMapper.builder().build().writeValueAsBytes(manifest));
    return manifest;
  }

  private void emptyFolder(Path target) throws IOException {
    files.privateFolder(target);
    try (Stream<Path> there = Files.list(target)) {
      if (there.findAny().isPresent()) {
        throw new StoreFailure("BACKUP_TARGET", "the folder is not empty: " + target);
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
      throw new StoreFailure("BACKUP_TARGET", "cannot write " + table.name(), e);
    }
  }

  private void copy(CheckTable.NamedFile file, BlobStore copies) throws IOException {
    if (!blobs.has(file.blob())) {
      throw new StoreFailure("FILE_MISSING", "a file that rows name is gone: " + file.blob());
    }
    try (InputStream in = blobs.read(file.blob())) {
      if (!(copies.keep(in, Long.MAX_VALUE) instanceof StoredBytes.Kept kept)
          || !kept.id().equals(file.blob())) {
        throw new StoreFailure("FILE_ALTERED", "the bytes of a file have changed: " + file.blob());
      }
    }
  }

  private void settings(Path data, Path target) throws IOException {
    files.privateFolder(target);
    try (Stream<Path> all = Files.walk(data)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        if (carried(data.relativize(file))) {
          Path copy = target.resolve(data.relativize(file).toString());
          Path folder = copy.getParent();
          if (folder != null) {
            files.privateFolder(folder);
          }
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          Files.copy(file, bytes);
          files.write(copy, bytes.toByteArray());
        }
      }
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
