package vn.vanthu.service.upkeep;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.store.BlobStore;
import vn.vanthu.service.store.DurableFiles;
import vn.vanthu.service.store.StoreFailure;

/**
 * Copies what {@link Backup} carries beside rows and blobs, out of a folder in which the service
 * goes on writing; it goes over it once before, without copying, so that what cannot be carried is
 * refused before anything is written. What may vanish under way is the service's own business:
 * answers of authorities, of which the oldest are thrown away, and files not yet written whole.
 * Anything else that vanishes stops the copy. Links are followed, for keys often lie on another
 * disk: what they lead to is carried in their place. Single-threaded.
 */
final class SettingsCopy extends SimpleFileVisitor<Path> {
  /** What is done with a file that is carried. */
  @FunctionalInterface
  private interface Carrying {
    void carry(Path file, Path relative) throws IOException;
  }

  private final Path data;
  private final Path target;
  private final Carrying carrying;

  private SettingsCopy(Path data, Path target, Carrying carrying) {
    this.data = data;
    this.target = target;
    this.carrying = carrying;
  }

  /**
   * Sees whether {@link #copy} would come through, and writes nothing.
   *
   * @param target absent or there
   * @throws StoreFailure as {@link #copy}
   */
  static void look(Path data, Path target) throws IOException {
    walk(data, target, (file, relative) -> {});
  }

  /**
   * Copies.
   *
   * @return what was copied, each with the digest of the bytes that were read
   * @throws StoreFailure FILE_MISSING when a file vanishes that nobody should take away,
   *     BACKUP_SOURCE when something cannot be carried: a link that leads nowhere or back to a
   *     folder above it, a socket; BACKUP_TARGET when the target lies in a folder that it would
   *     hold
   * @throws IOException when one cannot be read
   */
  static List<BackupManifest.Setting> copy(Path data, Path target, DurableFiles files)
      throws IOException {
    files.privateFolder(target);
    List<BackupManifest.Setting> copied = new ArrayList<>();
    walk(
        data,
        target,
        (file, relative) -> {
          String digest = copyOne(file, target.resolve(relative.toString()), files);
          copied.add(new BackupManifest.Setting(relative.toString(), digest));
        });
    return copied;
  }

  private static void walk(Path data, Path target, Carrying carrying) throws IOException {
    Path real = data.toRealPath();
    Files.walkFileTree(
        real,
        EnumSet.of(FileVisitOption.FOLLOW_LINKS),
        Integer.MAX_VALUE,
        new SettingsCopy(real, place(target), carrying));
  }

  /** Where a folder lies, or would lie when it is made: no link stands in the answer. */
  private static Path place(Path folder) throws IOException {
    Path absolute = folder.toAbsolutePath();
    Path place = requireNonNull(absolute.getRoot());
    for (Path name : absolute) {
      place = place.resolve(name).normalize();
      if (Files.exists(place)) {
        place = place.toRealPath();
      }
    }
    return place;
  }

  private static String copyOne(Path file, Path copy, DurableFiles files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Files.copy(file, bytes);
    Path folder = copy.getParent();
    if (folder != null) {
      files.privateFolder(folder);
    }
    files.write(copy, bytes.toByteArray());
    return BlobStore.hash(new ByteArrayInputStream(bytes.toByteArray())).hex();
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
      throws IOException {
    if (!folder.equals(data) && !Backup.carried(data.relativize(folder))) {
      return FileVisitResult.SKIP_SUBTREE;
    }
    try {
      if (target.startsWith(folder.toRealPath())) {
        throw new StoreFailure(
            StoreFailure.Code.BACKUP_TARGET,
            "the backup would hold itself: " + target + " lies in " + folder);
      }
      return FileVisitResult.CONTINUE;
    } catch (NoSuchFileException gone) {
      return vanished(folder, gone);
    }
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    Path relative = data.relativize(file);
    if (!Backup.carried(relative) || DurableFiles.isUnfinished(file)) {
      return FileVisitResult.CONTINUE;
    }
    if (attributes.isSymbolicLink()) {
      throw notCarried(file, "is a link that leads nowhere");
    }
    if (!attributes.isRegularFile()) {
      throw notCarried(file, "is neither a file nor a folder");
    }
    try {
      carrying.carry(file, relative);
      return FileVisitResult.CONTINUE;
    } catch (NoSuchFileException gone) {
      return vanished(file, gone);
    }
  }

  @Override
  public FileVisitResult visitFileFailed(Path path, IOException failure) throws IOException {
    if (!path.equals(data) && !Backup.carried(data.relativize(path))) {
      return FileVisitResult.CONTINUE;
    }
    if (failure instanceof FileSystemLoopException) {
      throw notCarried(path, "is a link to a folder above it");
    }
    if (failure instanceof NoSuchFileException gone) {
      return vanished(path, gone);
    }
    throw failure;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
      throws IOException {
    return failure == null ? FileVisitResult.CONTINUE : visitFileFailed(folder, failure);
  }

  private StoreFailure notCarried(Path path, String why) {
    return new StoreFailure(
        StoreFailure.Code.BACKUP_SOURCE,
        "the data folder cannot be carried whole: " + data.relativize(path) + " " + why);
  }

  private FileVisitResult vanished(Path path, NoSuchFileException gone) {
    Path relative = data.relativize(path);
    if (relative.startsWith(Backup.ANSWERS) || DurableFiles.isUnfinished(path)) {
      return FileVisitResult.CONTINUE;
    }
    throw new StoreFailure(
        StoreFailure.Code.FILE_MISSING,
        "a file of the data folder went away meanwhile: " + relative,
        gone);
  }
}
