package vn.vanthu.drills.job;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import vn.vanthu.search.extract.Extractor;
import vn.vanthu.signing.keys.KeyAnswer;
import vn.vanthu.signing.keys.SigningKey;

/**
 * What nobody can do without, on the same bytes: hash, a write that survives a power failure (the
 * file synced, renamed into place, its folder synced), extraction by a warm reader, opening the key
 * with its PIN (which is never stored, so that each act opens it anew), private-key operation. The
 * other side of the ratio. Single-threaded.
 */
final class BareWork {
  private final Path folder;
  private final Extractor extractor;
  private final Key key;

  /** Opens the key anew. */
  @FunctionalInterface
  interface Key {
    SigningKey open() throws IOException;
  }

  BareWork(Path folder, Extractor extractor, Key key) {
    this.folder = folder;
    this.extractor = extractor;
    this.key = key;
  }

  /** Milliseconds to hash and durably write bytes. */
  double keep(byte[] bytes) throws IOException, GeneralSecurityException {
    Path temporary = folder.resolve("bare.new");
    long begun = System.nanoTime();
    MessageDigest.getInstance("SHA-256").digest(bytes);
    try (FileChannel channel =
        FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(true);
    }
    Files.move(
        temporary,
        folder.resolve("bare.pdf"),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    }
    return millisSince(begun);
  }

  /** Milliseconds to extract the words. */
  double extract(byte[] bytes) throws IOException {
    Path file = folder.resolve("bare-read.pdf");
    Files.write(file, bytes);
    long begun = System.nanoTime();
    extractor.extract(file, "van-ban.pdf");
    return millisSince(begun);
  }

  /**
   * Milliseconds of an act with the key.
   *
   * @param opening deriving what unlocks the key file from the PIN
   * @param signing one private-key operation
   */
  record Signed(double opening, double signing) {}

  Signed sign() throws IOException {
    byte[] message = new byte[64];
    long begun = System.nanoTime();
    SigningKey opened = key.open();
    double opening = millisSince(begun);
    begun = System.nanoTime();
    if (!(opened.sign(message) instanceof KeyAnswer.Value)) {
      throw new IllegalStateException("the key does not sign");
    }
    return new Signed(opening, millisSince(begun));
  }

  private static double millisSince(long begun) {
    return (System.nanoTime() - begun) / 1e6;
  }
}
