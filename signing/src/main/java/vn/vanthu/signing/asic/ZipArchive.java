package vn.vanthu.signing.asic;

import static vn.vanthu.signing.asic.ContainerRefused.Reason.AMBIGUOUS;
import static vn.vanthu.signing.asic.ContainerRefused.Reason.LIMIT;
import static vn.vanthu.signing.asic.ContainerRefused.Reason.MALFORMED;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import vn.vanthu.signing.DocumentBytes;

/**
 * Reads a ZIP archive (APPNOTE 6.3) strictly: the directory at its end and the header before each
 * file must say the same, no name may occur twice, and every byte must belong to something. ZIP64
 * and encrypted archives are not read. Single-threaded: readings share one budget.
 */
final class ZipArchive {
  private static final int END = 0x06054b50;
  private static final int DIRECTORY = 0x02014b50;
  private static final int LOCAL = 0x04034b50;
  private static final int DESCRIPTOR = 0x08074b50;
  private static final int END_BYTES = 22;
  private static final int MAX_COMMENT = 0xFFFF;
  private static final int DIRECTORY_BYTES = 46;
  private static final int LOCAL_BYTES = 30;
  private static final int PIECE = 64 << 10;
  private static final long ZIP64 = 0xFFFFFFFFL;
  private static final int ENCRYPTED = 1;
  private static final int HAS_DESCRIPTOR = 8;

  private final DocumentBytes bytes;
  private final ZipLimits limits;
  private final List<PackedFile> entries = new ArrayList<>();
  private boolean whole = true;
  private long unpacked;

  private ZipArchive(DocumentBytes bytes, ZipLimits limits) {
    this.bytes = bytes;
    this.limits = limits;
  }

  /**
   * Reads the directory.
   *
   * @throws ContainerRefused when it cannot be read in one way only
   */
  static ZipArchive open(DocumentBytes bytes, ZipLimits limits) {
    ZipArchive archive = new ZipArchive(bytes, limits);
    archive.read();
    return archive;
  }

  /** The files in the order in which they lie in the archive. */
  List<PackedFile> entries() {
    return List.copyOf(entries);
  }

  Optional<PackedFile> entry(String name) {
    return entries.stream().filter(e -> e.name().equals(name)).findFirst();
  }

  /** Whether every byte of the archive belongs to a file or to the directory. */
  boolean isWhole() {
    return whole;
  }

  private void read() {
    long end = endRecord();
    long count = u16(end + 10);
    long size = u32(end + 12);
    long start = u32(end + 16);
    if (start == ZIP64 || size == ZIP64 || count == 0xFFFF) {
      throw new ContainerRefused(LIMIT, "ZIP64");
    }
    if (u16(end + 4) != 0 || u16(end + 6) != 0 || u16(end + 8) != count || start + size > end) {
      throw new ContainerRefused(MALFORMED, "end of central directory");
    }
    if (count > limits.maxEntries()) {
      throw new ContainerRefused(LIMIT, count + " files");
    }
    whole = start + size == end;
    long at = start;
    Set<String> names = new HashSet<>();
    List<long[]> spans = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      if (at + DIRECTORY_BYTES > start + size || u32(at) != DIRECTORY) {
        throw new ContainerRefused(MALFORMED, "central directory");
      }
      int nameLength = u16(at + 28);
      String name = text(at + DIRECTORY_BYTES, nameLength);
      // names that a careless system would take for one are two ways to read
      if (!names.add(name.toLowerCase(Locale.ROOT))) {
        throw new ContainerRefused(AMBIGUOUS, name);
      }
      spans.add(take(at, name));
      at += DIRECTORY_BYTES + nameLength + u16(at + 30) + u16(at + 32);
    }
    whole &= at == start + size;
    account(spans, start);
    entries.sort(Comparator.comparingLong(PackedFile::headerStart));
  }

  private long endRecord() {
    long length = bytes.length();
    for (long at = length - END_BYTES; at >= Math.max(0, length - END_BYTES - MAX_COMMENT); at--) {
      if (u32(at) == END && at + END_BYTES + u16(at + 20) == length) {
        return at;
      }
    }
    throw new ContainerRefused(MALFORMED, "no end of central directory");
  }

  /**
   * Reads one entry of the directory and the header it points to; gives where it begins and ends.
   */
  private long[] take(long at, String name) {
    int flags = u16(at + 8);
    int method = u16(at + 10);
    long crc = u32(at + 16);
    long packed = u32(at + 20);
    long size = u32(at + 24);
    long header = u32(at + 42);
    if ((flags & ENCRYPTED) != 0 || (method != 0 && method != 8)) {
      throw new ContainerRefused(MALFORMED, "encrypted or unusual compression: " + name);
    }
    if (packed == ZIP64 || size == ZIP64 || header == ZIP64) {
      throw new ContainerRefused(LIMIT, "ZIP64");
    }
    if (method == 0 && packed != size) {
      throw new ContainerRefused(AMBIGUOUS, name);
    }
    if (header + LOCAL_BYTES > bytes.length() || u32(header) != LOCAL) {
      throw new ContainerRefused(MALFORMED, "no header before " + name);
    }
    boolean descriptor = (u16(header + 6) & HAS_DESCRIPTOR) != 0;
    int nameLength = u16(header + 26);
    int extra = u16(header + 28);
    boolean same =
        agrees(header + 14, crc, descriptor)
            && agrees(header + 18, packed, descriptor)
            && agrees(header + 22, size, descriptor);
    if (!text(header + LOCAL_BYTES, nameLength).equals(name)
        || u16(header + 8) != method
        || !same) {
      throw new ContainerRefused(AMBIGUOUS, name);
    }
    long data = header + LOCAL_BYTES + nameLength + extra;
    long end = data + packed;
    if (end > bytes.length()) {
      throw new ContainerRefused(MALFORMED, "cut: " + name);
    }
    entries.add(new PackedFile(name, method == 8, header, data, packed, size, crc, extra == 0));
    return new long[] {
      header, end + (descriptor ? descriptorBytes(end, name, crc, packed, size) : 0)
    };
  }

  /** A header before the file may leave open what the descriptor after it says. */
  private boolean agrees(long at, long value, boolean descriptor) {
    return u32(at) == value || (descriptor && u32(at) == 0);
  }

  /** APPNOTE §4.3.9: with or without its mark. */
  private long descriptorBytes(long at, String name, long crc, long packed, long size) {
    int mark = u32(at) == DESCRIPTOR ? 4 : 0;
    if (u32(at + mark) != crc || u32(at + mark + 4) != packed || u32(at + mark + 8) != size) {
      throw new ContainerRefused(AMBIGUOUS, name);
    }
    return mark + 12L;
  }

  private void account(List<long[]> spans, long directory) {
    spans.sort(Comparator.comparingLong(s -> s[0]));
    long at = 0;
    for (long[] span : spans) {
      if (span[0] < at) {
        throw new ContainerRefused(AMBIGUOUS, "files overlap");
      }
      whole &= span[0] == at;
      at = span[1];
    }
    if (at > directory) {
      throw new ContainerRefused(AMBIGUOUS, "a file overlaps the directory");
    }
    whole &= at == directory;
  }

  /** Where the pieces of a file go. */
  interface Sink {
    void take(byte[] piece, int length);
  }

  /**
   * Reads a file from its first byte to its last.
   *
   * @throws ContainerRefused when it is not what the directory says, or the budget is spent
   */
  void read(PackedFile entry, Sink sink) {
    CRC32 crc = new CRC32();
    long[] total = {0};
    Sink counted =
        (piece, length) -> {
          unpacked += length;
          total[0] += length;
          if (unpacked > limits.maxUnpackedBytes() || total[0] > entry.size()) {
            throw new ContainerRefused(LIMIT, "unpacked bytes of " + entry.name());
          }
          crc.update(piece, 0, length);
          sink.take(piece, length);
        };
    if (entry.deflated()) {
      inflate(entry, counted);
    } else {
      for (long at = 0; at < entry.packedSize(); at += PIECE) {
        byte[] piece =
            bytes.copy(
                entry.dataStart() + at,
                entry.dataStart() + Math.min(entry.packedSize(), at + PIECE));
        counted.take(piece, piece.length);
      }
    }
    if (total[0] != entry.size() || crc.getValue() != entry.crc()) {
      throw new ContainerRefused(MALFORMED, "damaged: " + entry.name());
    }
  }

  private void inflate(PackedFile entry, Sink sink) {
    byte[] piece = new byte[PIECE];
    long at = entry.dataStart();
    long end = at + entry.packedSize();
    try (Inflater inflater = new Inflater(true)) {
      while (!inflater.finished()) {
        if (inflater.needsInput()) {
          if (at == end) {
            throw new ContainerRefused(MALFORMED, "cut: " + entry.name());
          }
          byte[] packed = bytes.copy(at, Math.min(end, at + PIECE));
          at += packed.length;
          inflater.setInput(packed);
        }
        int length = inflater.inflate(piece);
        if (length == 0 && inflater.needsDictionary()) {
          throw new ContainerRefused(MALFORMED, entry.name());
        }
        sink.take(piece, length);
      }
      if (at != end || inflater.getRemaining() != 0) {
        whole = false;
      }
    } catch (DataFormatException damaged) {
      throw new ContainerRefused(MALFORMED, "damaged: " + entry.name());
    }
  }

  /** A small file whole. */
  byte[] held(PackedFile entry) {
    if (entry.size() > limits.maxHeldBytes()) {
      throw new ContainerRefused(LIMIT, entry.name());
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream((int) entry.size());
    read(entry, (piece, length) -> out.write(piece, 0, length));
    return out.toByteArray();
  }

  private String text(long at, int length) {
    if (at + length > bytes.length()) {
      throw new ContainerRefused(MALFORMED, "a name runs over the end");
    }
    return new String(bytes.copy(at, at + length), StandardCharsets.UTF_8);
  }

  private int u16(long at) {
    if (at + 2 > bytes.length()) {
      throw new ContainerRefused(MALFORMED, "cut");
    }
    return bytes.at(at) | bytes.at(at + 1) << 8;
  }

  private long u32(long at) {
    return u16(at) | (long) u16(at + 2) << 16;
  }
}
