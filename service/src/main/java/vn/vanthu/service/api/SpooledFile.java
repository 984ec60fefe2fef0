package vn.vanthu.service.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import vn.vanthu.signing.DocumentBytes;

/**
 * A file that was sent only to be looked at: small ones stay in memory, larger ones lie in the
 * temporary folder until {@link #close}. Never a record. Single-threaded.
 */
final class SpooledFile implements AutoCloseable {
  private static final int IN_MEMORY = 4 << 20;

  private final DocumentBytes bytes;
  private final @Nullable Path file;

  private SpooledFile(DocumentBytes bytes, @Nullable Path file) {
    this.bytes = bytes;
    this.file = file;
  }

  /** Reads the stream to its end; whoever bounds the stream bounds the size. */
  static SpooledFile of(InputStream in, Path folder) throws IOException {
    byte[] head = in.readNBytes(IN_MEMORY);
    if (head.length < IN_MEMORY) {
      return new SpooledFile(DocumentBytes.of(head), null);
    }
    Files.createDirectories(folder);
    Path file = Files.createTempFile(folder, "looked-at-", ".tmp");
    try {
      try (OutputStream out = Files.newOutputStream(file)) {
        out.write(head);
        in.transferTo(out);
      }
      return new SpooledFile(DocumentBytes.map(file), file);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  DocumentBytes bytes() {
    return bytes;
  }

  /** Its bytes from the start; closing the stream closes the file. */
  InputStream stream() {
    return new InputStream() {
      private long position;

      @Override
      public int read() {
        return position < bytes.length() ? bytes.at(position++) : -1;
      }

      @Override
      public int read(byte[] target, int offset, int length) {
        int n = (int) Math.min(length, bytes.length() - position);
        if (n <= 0) {
          return length == 0 ? 0 : -1;
        }
        System.arraycopy(bytes.copy(position, position + n), 0, target, offset, n);
        position += n;
        return n;
      }

      @Override
      public void close() throws IOException {
        SpooledFile.this.close();
      }
    };
  }

  @Override
  public void close() throws IOException {
    bytes.close();
    if (file != null) {
      Files.deleteIfExists(file);
    }
  }
}
