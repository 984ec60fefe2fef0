package vn.vanthu.signing.pdf;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** LZW with codes of 9 to 12 bits (ISO 32000-1 §7.4.4.2). */
final class LzwDecoder {

  private static final int CLEAR = 256;
  private static final int END = 257;

  private LzwDecoder() {}

  static byte[] decode(byte[] data, boolean earlyChange) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(data.length * 2);
    List<byte[]> table = fresh();
    byte[] previous = new byte[0];
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
        table = fresh();
        previous = new byte[0];
        width = 9;
        continue;
      }
      byte[] entry;
      if (code < table.size()) {
        entry = table.get(code);
      } else if (previous.length > 0) {
        entry = extended(previous, previous[0]);
      } else {
        break;
      }
      out.write(entry, 0, entry.length);
      if (previous.length > 0 && table.size() < 4096) {
        table.add(extended(previous, entry[0]));
      }
      previous = entry;
      int size = table.size() + (earlyChange ? 1 : 0);
      width = size >= 2048 ? 12 : size >= 1024 ? 11 : size >= 512 ? 10 : 9;
    }
    return out.toByteArray();
  }

  private static byte[] extended(byte[] start, byte last) {
    byte[] out = java.util.Arrays.copyOf(start, start.length + 1);
    out[start.length] = last;
    return out;
  }

  private static List<byte[]> fresh() {
    List<byte[]> table = new ArrayList<>(4096);
    for (int i = 0; i < 256; i++) {
      table.add(new byte[] {(byte) i});
    }
    table.add(new byte[0]);
    table.add(new byte[0]);
    return table;
  }
}
