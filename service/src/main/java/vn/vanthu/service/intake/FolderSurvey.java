package vn.vanthu.service.intake;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What lies in a folder and all folders in it: nothing is left unsaid. Single-threaded. */
final class FolderSurvey extends SimpleFileVisitor<Path> {
  private final Path folder;
  private final List<Found> found = new ArrayList<>();

  private FolderSurvey(Path folder) {
    this.folder = folder;
  }

  /** One thing that lies there. */
  sealed interface Found {
    Path path();

    /** A file to take. */
    record Document(Path path) implements Found {}

    /** Not taken, and rightly: hidden, a link, or no file at all. */
    record PassedOver(Path path, FolderImport.Reason reason) implements Found {}

    /** A folder, or what may be one, that cannot be looked at. */
    record Unreadable(Path path, String why) implements Found {}
  }

  /**
   * Looks through a folder. Of a hidden folder one entry is given, and none of what is in it.
   *
   * @return in the order of their paths, the same at every run
   * @throws IOException when the folder itself cannot be read
   */
  static List<Found> of(Path folder) throws IOException {
    FolderSurvey survey = new FolderSurvey(folder);
    Files.walkFileTree(folder, survey);
    survey.found.sort(Comparator.comparing(Found::path));
    return List.copyOf(survey.found);
  }

  @Override
  public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes)
      throws IOException {
    if (path.equals(folder) || !Files.isHidden(path)) {
      return FileVisitResult.CONTINUE;
    }
    found.add(new Found.PassedOver(path, FolderImport.Reason.HIDDEN));
    return FileVisitResult.SKIP_SUBTREE;
  }

  @Override
  public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
    if (attributes.isSymbolicLink()) {
      found.add(new Found.PassedOver(path, FolderImport.Reason.LINK));
    } else if (!attributes.isRegularFile()) {
      found.add(new Found.PassedOver(path, FolderImport.Reason.NO_FILE));
    } else if (Files.isHidden(path)) {
      found.add(new Found.PassedOver(path, FolderImport.Reason.HIDDEN));
    } else {
      found.add(new Found.Document(path));
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path path, IOException failure) throws IOException {
    if (path.equals(folder)) {
      throw failure;
    }
    found.add(new Found.Unreadable(path, failure.toString()));
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path path, @Nullable IOException failure)
      throws IOException {
    return failure == null ? FileVisitResult.CONTINUE : visitFileFailed(path, failure);
  }
}
