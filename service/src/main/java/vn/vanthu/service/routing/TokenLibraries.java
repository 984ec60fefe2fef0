package vn.vanthu.service.routing;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The PKCS#11 libraries that the configuration names. A library runs inside the service, with all
 * its rights: which one is loaded is said by whoever holds the machine, never by a form or a row.
 * Immutable.
 *
 * @param named absolute paths
 */
public record TokenLibraries(List<Path> named) {
  /** Copies the paths. */
  public TokenLibraries {
    named = List.copyOf(named);
  }

  /** The library of that path, as the configuration names it; empty when it names none such. */
  public Optional<Path> find(String module) {
    try {
      Path asked = real(Path.of(module));
      return named.stream().filter(library -> real(library).equals(asked)).findFirst();
    } catch (InvalidPathException noPath) {
      return Optional.empty();
    }
  }

  /** Two names of one file are one library. */
  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException missing) { // whoever loads it will say so
      return path.toAbsolutePath().normalize();
    }
  }
}
