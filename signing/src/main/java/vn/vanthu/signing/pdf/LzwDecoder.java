package vn.vanthu.signing.pdf;

import java.io.ByteArrayOutputStream;

/** LZW with codes of 9 to 12 bits (ISO 32000-1 §7.4.4.2). Single-threaded; for one stream. */
final class LzwDecoder {

  private static final int CLEAR = 256;
  private static final int END = 257;
  private static final int TABLE = 4096;

  private final Budget budget;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** Of each code: the code it goes on from, its first byte, its last byte, how long it is. */
  private final int[] start = new int[TABLE];

  private final byte[] first = new byte[TABLE];
  private final byte[] last = new byte[TABLE];
  private final int[] length = new int[TABLE];
  private int size = END + 1;

  private LzwDecoder(Budget budget) {
    this.budget = budget;
    for (int i = 0; i < CLEAR; i++) {
      first[i] = (byte) i;
      last[i] = (byte) i;
      length[i] = 1;
    }
  }

  /** Charges each piece before it is written; damaged data gives what came before the damage. */
  static byte[] decode(byte[] data, boolean earlyChange, Budget budget) {
    return new LzwDecoder(budget).run(data, earlyChange);
  }

  private byte[] run(byte[] data, boolean earlyChange) {
    int previous = -1;
    int width = 9;
    long bits = 0;
    int have = 0;
    for (byte b : data) {
      bits = (bits << 8) | (b & 0xFF);
      have += 8;
      if (have < width) {
        continue;
      }
      int code = (int) (bits >> (have - width)) & ((1 << width) - 1);
      have -= width;
      if (code == END) {
        break;
      }
      if (code == CLEAR) {
        budget.step();
        size = END + 1;
        previous = -1;
        width = 9;
        continue;
      }
      boolean known = code < size;
      if (!known && previous < 0) {
        break;
      }
      if (previous >= 0 && size < TABLE) {
        add(previous, first[known ? code : previous]);
      }
      // a code of the future stands for the previous one and its own first byte, just added
      previous = known ? code : size - 1;
      write(previous);
      int next = size + (earlyChange ? 1 : 0);
      width = next >= 2048 ? 12 : next >= 1024 ? 11 : next >= 512 ? 10 : 9;
    }
    return out.toByteArray();
  }

  private void add(int from, byte with) {
    start[size] = from;
    first[size] = first[from];
    last[size] = with;
    length[size] = length[from] + 1;
    size++;
  }

  private void write(int code) {
    byte[] piece = new byte[length[code]];
    budget.spendDecompressed(piece.length);
    int at = code;
    for (int i = piece.length - 1; i >= 0; i--) {
      piece[i] = last[at];
      at = start[at];
    }
    out.write(piece, 0, piece.length);
  }
}
