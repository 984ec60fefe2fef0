package vn.vanthu.service.trust;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.vanthu.service.store.DurableFiles;
import vn.vanthu.signing.augment.AnswerCache;

/**
 * Keeps the authorities' answers in a folder, one file each, so that a restart does not ask anew.
 * Names are digests of who answered, where, about whom. The oldest files go when there are too
 * many. Thread-safe: a file is there whole or not at all.
 */
public final class AnswerFolder implements AnswerCache {
  private static final Logger LOG = LoggerFactory.getLogger(AnswerFolder.class);
  private static final long MAX_FILE_BYTES = 32L << 20;

  private final Path folder;
  private final DurableFiles files;
  private final int maxFiles;

  /**
   * Over a folder, which is made when it is not there.
   *
   * @param maxFiles answers kept at most
   */
  public AnswerFolder(Path folder, DurableFiles files, int maxFiles) {
    this.folder = folder;
    this.files = files;
    this.maxFiles = maxFiles;
    files.privateFolder(folder);
  }

  private Path file(Key key) {
    String text = key.issuer() + "\n" + key.place() + "\n" + key.about();
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return folder.resolve(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public Optional<byte[]> find(Key key) {
    Path file = file(key);
    try {
      return Files.size(file) > MAX_FILE_BYTES
          ? Optional.empty()
          : Optional.of(Files.readAllBytes(file));
    } catch (NoSuchFileException nothingHeld) {
      return Optional.empty();
    } catch (IOException e) {
      LOG.warn("a kept answer cannot be read and is asked for anew: {}", e.toString());
      return Optional.empty();
    }
  }

  @Override
  public void keep(Key key, byte[] answer) {
    try {
      files.write(file(key), answer);
      prune();
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("an authority's answer was not kept: {}", e.toString());
    }
  }

  private void prune() throws IOException {
    List<Path> all;
    try (Stream<Path> found = Files.list(folder)) {
      all = found.toList();
    }
    if (all.size() <= maxFiles) {
      return;
    }
    List<Path> byAge =
        all.stream().sorted(Comparator.comparingLong(f -> f.toFile().lastModified())).toList();
    for (Path oldest : byAge.subList(0, all.size() - maxFiles * 9 / 10)) {
      Files.deleteIfExists(oldest);
    }
  }
}
