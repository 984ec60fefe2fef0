package vn.vanthu.service.upkeep;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vn.vanthu.service.records.BlobId;
import vn.vanthu.service.store.BlobStore;
import vn.vanthu.service.store.Database;
import vn.vanthu.service.store.DatabaseSettings;
import vn.vanthu.service.store.DurableFiles;
import vn.vanthu.service.store.StoreFailure;
import vn.vanthu.service.store.StoredBytes;
import vn.vanthu.service.store.TableDump;
import vn.vanthu.service.store.Transaction;

/**
 * Puts a backup back into an empty folder and an empty database. Nothing is written before both
 * were looked at, the backup's files were counted and every one was held against its digest; then
 * files and keys come, and at last the rows in one transaction, so that a restore cut short leaves
 * no half of them and can be begun again.
 */
public final class Restore {
  /** Where the file store receives; it throws away what lies there when it is opened. */
  private static final Path INCOMING = Path.of("blobs", "incoming");

  private static final String UNREADABLE =
      "the backup's "
          + BackupManifest.NAME
          + " is cut or damaged, nothing was written: take another copy of this backup, or an earlier backup";

  private static final JsonMapper MANIFEST =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  private final DurableFiles files;
  private final TableDump dump = new TableDump();

  public Restore(DurableFiles files) {
    this.files = files;
  }

  /**
   * Opens the database that a backup goes into. The backup and the data folder are looked at before
   * any database is, and the database before its tables are made: those of an older version are
   * left as they are.
   *
   * @param connections most connections at once
   * @param data as in {@link #read}
   * @throws StoreFailure BACKUP_NOT_WHOLE, BACKUP_OTHER_VERSION, RESTORE_TARGET with nothing
   *     written; as {@link Database#open}
   */
  public Database open(Path backup, DatabaseSettings settings, int connections, Path data)
      throws IOException {
    BackupManifest manifest = looked(backup, data);
    Optional<Database> found = Database.look(settings, connections, files);
    if (found.isPresent()) {
      try (Database there = found.get()) {
        refuseOtherTables(there, manifest);
      }
    }
    return Database.open(settings, connections, files);
  }

  private void refuseOtherTables(Database there, BackupManifest manifest) {
    switch (there.tables()) {
      case NONE -> {}
      case OLDER ->
          throw new StoreFailure(
              StoreFailure.Code.RESTORE_TARGET,
              "the database holds tables of an older version of the program, nothing was written:"
                  + " name an empty one");
      case CURRENT -> there.read(tx -> fits(tx, manifest));
    }
  }

  /**
   * Reads a backup into a migrated, empty database and the data folder beside it.
   *
   * @param data without files of an office; what an earlier try of the same backup left may lie
   *     there
   * @throws StoreFailure BACKUP_NOT_WHOLE, BACKUP_OTHER_VERSION, RESTORE_TARGET with nothing
   *     written
   */
  public BackupManifest read(Path backup, Database database, Path data) throws IOException {
    BackupManifest manifest = looked(backup, data);
    database.read(tx -> fits(tx, manifest));
    for (BackupManifest.TableRows table : manifest.tables()) {
      unaltered(file(backup, table), "table " + table.name(), table.sha256());
    }
    for (Path blob : filesIn(backup.resolve("blobs"))) {
      String name = String.valueOf(blob.getFileName());
      unaltered(blob, "file " + name, name);
    }
    BlobStore blobs = BlobStore.open(data.resolve("blobs"), files);
    copyFiles(backup.resolve("blobs"), blobs);
    settings(backup.resolve("files"), data);
    return database.inTransaction(tx -> {
      fits(tx, manifest);
      rows(tx, backup, manifest);
      return manifest;
    });
  }

  private static BackupManifest looked(Path backup, Path data) throws IOException {
    BackupManifest manifest = manifest(backup);
    everyFile(backup.resolve("blobs"), manifest);
    everySetting(backup.resolve("files"), manifest);
    nothingOfAnOffice(backup, data);
    return manifest;
  }

  private static void everyFile(Path blobs, BackupManifest manifest) throws IOException {
    List<Path> there = filesIn(blobs);
    long bytes = 0;
    for (Path file : there) {
      bytes += Files.size(file);
    }
    if (there.size() != manifest.files() || bytes != manifest.bytes()) {
      throw new StoreFailure(
          StoreFailure.Code.BACKUP_NOT_WHOLE,
          "the backup holds %d files of %d bytes together, its manifest says %d of %d"
              .formatted(there.size(), bytes, manifest.files(), manifest.bytes()));
    }
  }

  private static void everySetting(Path folder, BackupManifest manifest) throws IOException {
    Map<String, Path> there = new HashMap<>();
    for (Path file : filesIn(folder)) {
      there.put(folder.relativize(file).toString(), file);
    }
    for (BackupManifest.Setting setting : manifest.settings()) {
      Path file = there.remove(setting.path());
      if (file == null) {
        throw new StoreFailure(StoreFailure.Code.BACKUP_NOT_WHOLE, setting.path() + " is missing");
      }
      unaltered(file, setting.path(), setting.sha256());
    }
    if (!there.isEmpty()) {
      throw new StoreFailure(
          StoreFailure.Code.BACKUP_NOT_WHOLE,
          "not in the backup's manifest: " + there.keySet().iterator().next());
    }
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  /**
   * A file that is not the backup's own is somebody's: it is neither replaced nor joined. Nor is
   * anything written through a link, wherever it leads; the data folder itself may be one. What a
   * process killed while it wrote left half written is nobody's.
   */
  private static void nothingOfAnOffice(Path backup, Path data) throws IOException {
    if (!Files.isDirectory(data)) {
      return;
    }
    Path real = data.toRealPath();
    try (Stream<Path> all = Files.walk(real)) {
      for (Path there : all.filter(path -> !path.equals(real)).toList()) {
        Path relative = real.relativize(there);
        boolean blob = relative.startsWith("blobs");
        if (!blob && !Backup.carried(relative)) {
          continue;
        }
        if (Files.isSymbolicLink(there)) {
          throw occupied(relative + " is a link");
        }
        Path ours = (blob ? backup : backup.resolve("files")).resolve(relative.toString());
        if (Files.isRegularFile(there)
            && !unfinished(relative)
            && !(Files.isRegularFile(ours) && Files.mismatch(there, ours) < 0)) {
          throw occupied(relative + " is there");
        }
      }
    }
  }

  private static boolean unfinished(Path relative) {
    return DurableFiles.isUnfinished(relative) || INCOMING.equals(relative.getParent());
  }

  private static StoreFailure occupied(String what) {
    return new StoreFailure(
        StoreFailure.Code.RESTORE_TARGET,
        "the data folder is not empty, nothing was written: " + what);
  }

  private BackupManifest fits(Transaction tx, BackupManifest manifest) {
    if (!dump.empty(tx)) {
      throw new StoreFailure(StoreFailure.Code.RESTORE_TARGET, "the database is not empty");
    }
    if (!dump.migrations(tx).equals(manifest.migrations())) {
      throw new StoreFailure(
          StoreFailure.Code.BACKUP_OTHER_VERSION,
          "the backup was made by another version of the program; restore it with that one");
    }
    return manifest;
  }

  private static Path file(Path backup, BackupManifest.TableRows table) {
    return backup.resolve("tables").resolve(table.name() + ".copy");
  }

  private static void unaltered(Path file, String what, String sha256) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      if (!BlobStore.hash(in).hex().equals(sha256)) {
        throw new StoreFailure(StoreFailure.Code.BACKUP_NOT_WHOLE, what + " was altered");
      }
    } catch (NoSuchFileException e) {
      throw new StoreFailure(StoreFailure.Code.BACKUP_NOT_WHOLE, what + " is missing", e);
    }
  }

  /**
   * Reads what a backup says it holds. Its form is looked at first: what another version of the
   * program wrote is not judged by what this one would have written.
   *
   * @throws StoreFailure BACKUP_NOT_WHOLE, BACKUP_OTHER_VERSION
   */
  public static BackupManifest manifest(Path backup) throws IOException {
    Path file = backup.resolve(BackupManifest.NAME);
    if (!Files.exists(file)) {
      throw new StoreFailure(StoreFailure.Code.BACKUP_NOT_WHOLE, "no whole backup in " + backup);
    }
    try {
      JsonNode tree = MANIFEST.readTree(Files.readAllBytes(file));
      JsonNode format = tree.path("format");
      if (!format.isInt()) {
        throw new StoreFailure(StoreFailure.Code.BACKUP_NOT_WHOLE, UNREADABLE);
      }
      if (format.intValue() != BackupManifest.FORMAT) {
        throw new StoreFailure(
            StoreFailure.Code.BACKUP_OTHER_VERSION,
            "the backup has form %d, this version of the program reads form %d; restore it with the version that made it"
                .formatted(format.intValue(), BackupManifest.FORMAT));
      }
      return MANIFEST.treeToValue(tree, BackupManifest.class);
    } catch (JsonProcessingException _) {
      throw new StoreFailure(
          StoreFailure.Code.BACKUP_NOT_WHOLE, UNREADABLE); // no word of the reader
    }
  }

  private void rows(Transaction tx, Path backup, BackupManifest manifest) {
    try {
      for (BackupManifest.TableRows table : manifest.tables()) {
        table(tx, file(backup, table), table);
      }
    } catch (IOException e) {
      throw new StoreFailure(
          StoreFailure.Code.BACKUP_NOT_WHOLE, "cannot read the backup: " + e.getMessage(), e);
    }
    dump.settle(tx);
  }

  private void table(Transaction tx, Path file, BackupManifest.TableRows table) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      long rows = dump.read(tx, new TableDump.Table(table.name(), table.columns()), in);
      if (rows != table.rows()) {
        throw new StoreFailure(
            StoreFailure.Code.BACKUP_NOT_WHOLE, "table " + table.name() + " lacks rows");
      }
    }
  }

  private static void copyFiles(Path from, BlobStore into) throws IOException {
    for (Path file : filesIn(from)) {
      try (InputStream in = Files.newInputStream(file)) {
        boolean same =
            into.keep(in, Long.MAX_VALUE) instanceof StoredBytes.Kept(BlobId id, long size)
                && id.hex().equals(String.valueOf(file.getFileName()))
                && size > 0;
        if (!same) {
          throw new StoreFailure(StoreFailure.Code.BACKUP_NOT_WHOLE, "a file was altered: " + file);
        }
      }
    }
  }

  /** What an earlier try left half written beside its files goes with it. */
  private void settings(Path from, Path data) throws IOException {
    Set<Path> folders = new HashSet<>();
    for (Path file : filesIn(from)) {
      Path target = data.resolve(from.relativize(file).toString());
      Path folder = requireNonNull(target.getParent());
      files.privateFolder(folder);
      folders.add(folder);
      files.write(target, Files.readAllBytes(file));
    }
    for (Path folder : folders) {
      DurableFiles.sweep(folder, Instant.MAX);
    }
  }
}
