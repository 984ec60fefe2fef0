package vn.vanthu.signing;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one document, read only and at random. Either an array or a file mapped into memory,
 * so a file of many gigabytes costs address space and no heap.
 *
 * <p>Thread-safe as long as nobody changes the array or the file behind it. Positions are bytes
 * from the start, and every position outside {@code 0 … length} throws {@link
 * IndexOutOfBoundsException}.
 */
public final class DocumentBytes implements AutoCloseable {

  private static final int FIRST_PIECE = 4 << 10;
  private static final int LARGEST_PIECE = 256 << 10;
  private static final long WRITTEN_PIECE = 8 << 20;

  private final byte @Nullable [] array;
  private final int arrayStart;
  private final MemorySegment segment;
  private final long length;
  private final @Nullable MappedFile mapped;

  /** What {@link #close} gives back. The channel serves for copying without the mapping. */
  private record MappedFile(Arena arena, FileChannel channel) {}

  private DocumentBytes(
      byte @Nullable [] array, int arrayStart, MemorySegment segment, @Nullable MappedFile mapped) {
    this.array = array;
    this.arrayStart = arrayStart;
    this.segment = segment;
    this.length = segment.byteSize();
    this.mapped = mapped;
  }

  /** Wraps the array without copying: the caller must not change it afterwards. */
  public static DocumentBytes of(byte[] bytes) {
    return new DocumentBytes(bytes, 0, MemorySegment.ofArray(bytes), null);
  }

  /** Maps the whole file; {@link #close} unmaps it. The file must not be truncated meanwhile. */
  public static DocumentBytes map(Path file) throws IOException {
    Arena arena = Arena.ofShared();
    FileChannel channel = null;
    try {
      channel = FileChannel.open(file, StandardOpenOption.READ);
      MemorySegment segment = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
      return new DocumentBytes(null, 0, segment, new MappedFile(arena, channel));
    } catch (IOException | RuntimeException e) {
      arena.close();
      if (channel != null) {
        channel.close();
      }
      throw e;
    }
  }

  public long length() {
    return length;
  }

  /** The byte at this position, 0 to 255. */
  public int at(long position) {
    byte[] heap = array;
    if (heap != null) {
      Objects.checkIndex(position, length);
      return heap[arrayStart + (int) position] & 0xFF;
    }
    return segment.get(ValueLayout.JAVA_BYTE, position) & 0xFF;
  }

  /**
   * Copies {@code from} inclusive to {@code to} exclusive; at most {@link Integer#MAX_VALUE} bytes.
   */
  public byte[] copy(long from, long to) {
    Objects.checkFromToIndex(from, to, length);
    byte[] out = new byte[Math.toIntExact(to - from)];
    MemorySegment.copy(segment, ValueLayout.JAVA_BYTE, from, out, 0, out.length);
    return out;
  }

  /** Copies everything to this place of the array. */
  public void copyInto(byte[] target, int at) {
    MemorySegment.copy(segment, ValueLayout.JAVA_BYTE, 0, target, at, Math.toIntExact(length));
  }

  /** The same bytes from {@code from} to {@code to} without copying; closing it closes nothing. */
  public DocumentBytes slice(long from, long to) {
    Objects.checkFromToIndex(from, to, length);
    byte[] heap = array;
    MemorySegment part = segment.asSlice(from, to - from);
    return heap == null
        ? new DocumentBytes(null, 0, part, null)
        : new DocumentBytes(heap, arrayStart + (int) from, part, null);
  }

  /**
   * Feeds {@code from} inclusive to {@code to} exclusive into a digest, a piece at a time, without
   * holding them on the heap.
   */
  public void digestInto(MessageDigest digest, long from, long to) {
    Objects.checkFromToIndex(from, to, length);
    byte[] heap = array;
    if (heap != null) {
      digest.update(heap, arrayStart + (int) from, (int) (to - from));
      return;
    }
    byte[] piece = new byte[(int) Math.min(LARGEST_PIECE, to - from)];
    for (long at = from; at < to; at += piece.length) {
      int count = (int) Math.min(piece.length, to - at);
      MemorySegment.copy(segment, ValueLayout.JAVA_BYTE, at, piece, 0, count);
      digest.update(piece, 0, count);
    }
  }

  /**
   * Writes everything. A mapped file is copied by the system, which takes a quarter of the
   * processor time of writing from the mapping and shares the blocks where the file system can.
   */
  public void writeTo(WritableByteChannel out) throws IOException {
    if (mapped != null) {
      for (long at = 0; at < length; ) {
        long copied = mapped.channel.transferTo(at, length - at, out);
        if (copied <= 0) {
          throw new EOFException("the file ends at " + at + ", before " + length);
        }
        at += copied;
      }
      return;
    }
    for (long at = 0; at < length; at += WRITTEN_PIECE) {
      ByteBuffer piece = segment.asSlice(at, Math.min(WRITTEN_PIECE, length - at)).asByteBuffer();
      while (piece.hasRemaining()) {
        out.write(piece);
      }
    }
  }

  /** Whether the pattern stands at this position; false when it would run over the end. */
  public boolean matches(long position, byte[] pattern) {
    if (position < 0 || position > length - pattern.length) {
      return false;
    }
    for (int i = 0; i < pattern.length; i++) {
      if ((byte) at(position + i) != pattern[i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * The first position at or after {@code from} where the pattern lies wholly before {@code to}, or
   * -1.
   */
  public long indexOf(byte[] pattern, long from, long to) {
    long first = Math.max(0, from);
    long end = Math.min(to, length);
    ByteSearch search = new ByteSearch(pattern);
    byte[] heap = array;
    if (heap != null) {
      int found =
          end <= first ? -1 : search.in(heap, arrayStart + (int) first, arrayStart + (int) end);
      return found < 0 ? -1 : found - arrayStart;
    }
    return indexInPieces(search, first, end);
  }

  /** Pieces grow, so that what stands near costs little; each overlaps the one before. */
  private long indexInPieces(ByteSearch search, long first, long end) {
    int overlap = search.patternLength() - 1;
    byte[] piece = new byte[0];
    int room = FIRST_PIECE;
    for (long at = first; end - at > overlap; at += piece.length - overlap) {
      int wanted = (int) Math.min(room, end - at);
      piece = wanted == piece.length ? piece : new byte[wanted];
      MemorySegment.copy(segment, ValueLayout.JAVA_BYTE, at, piece, 0, wanted);
      int found = search.in(piece, 0, wanted);
      if (found >= 0) {
        return at + found;
      }
      room = Math.min(2 * room, LARGEST_PIECE);
    }
    return -1;
  }

  /**
   * The last position at or after {@code from} where the pattern lies wholly before {@code to}, or
   * -1.
   */
  public long lastIndexOf(byte[] pattern, long from, long to) {
    for (long i = Math.min(to, length) - pattern.length; i >= Math.max(0, from); i--) {
      if (matches(i, pattern)) {
        return i;
      }
    }
    return -1;
  }

  /** Unmaps a mapped file; does nothing for an array or a slice. */
  @Override
  public void close() {
    if (mapped != null) {
      mapped.arena.close();
      try {
        mapped.channel.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
