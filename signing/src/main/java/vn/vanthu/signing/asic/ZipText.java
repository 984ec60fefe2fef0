package vn.vanthu.signing.asic;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import vn.vanthu.signing.DocumentBytes;

/**
 * Writes a ZIP archive, the same bytes for the same files: no clock, no extra fields, and nothing
 * compressed, since a compressed stream can be written in many ways. Single-threaded.
 */
final class ZipText {
  private static final int PIECE = 1 << 20;

  /**
   * Any fixed time that Java writes without an extra field: it adds one on the first day of 1980.
   */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 2, 0, 0, 0);

  private final ZipOutputStream out;

  ZipText(OutputStream out) {
    this.out = new ZipOutputStream(out, StandardCharsets.UTF_8);
  }

  void add(String name, DocumentBytes bytes) throws IOException {
    CRC32 crc = new CRC32();
    for (long at = 0; at < bytes.length(); at += PIECE) {
      crc.update(bytes.copy(at, Math.min(bytes.length(), at + PIECE)));
    }
    out.putNextEntry(entry(name, bytes.length(), crc.getValue()));
    for (long at = 0; at < bytes.length(); at += PIECE) {
      out.write(bytes.copy(at, Math.min(bytes.length(), at + PIECE)));
    }
    out.closeEntry();
  }

  /** A file taken from another archive. */
  void copied(AsicContainer from, PackedFile file) throws IOException {
    out.putNextEntry(entry(file.name(), file.size(), file.crc()));
    IOException[] failed = new IOException[1];
    from.copy(
        file.name(),
        (piece, length) -> {
          try {
            out.write(piece, 0, length);
          } catch (IOException e) {
            failed[0] = e;
          }
        });
    if (failed[0] != null) {
      throw failed[0];
    }
    out.closeEntry();
  }

  private static ZipEntry entry(String name, long size, long crc) {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(NO_TIME);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(size);
    entry.setCrc(crc);
    return entry;
  }

  /** Writes the directory; the stream stays open. */
  void finish() throws IOException {
    out.finish();
  }
}
