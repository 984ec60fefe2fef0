package vn.vanthu.signing.pdf;

/** Undoes the PNG and TIFF predictors (ISO 32000-1 §7.4.4.4). */
final class Predictor {

  private Predictor() {}

  static byte[] undo(PdfObject.Dict parms, byte[] data) {
    int predictor = whole(parms, "Predictor", 1);
    if (predictor < 2) {
      return data;
    }
    int colors = Math.clamp(whole(parms, "Colors", 1), 1, 64);
    int bits = Math.clamp(whole(parms, "BitsPerComponent", 8), 1, 32);
    int columns = Math.clamp(whole(parms, "Columns", 1), 1, 1 << 20);
    int pixel = Math.max(1, colors * bits / 8);
    int row = (int) (((long) colors * bits * columns + 7) / 8);
    return predictor == 2 ? tiff(data, row, pixel, bits) : png(data, row, pixel);
  }

  private static int whole(PdfObject.Dict parms, String key, int otherwise) {
    return parms.get(key) instanceof PdfObject.Int n
        ? Math.clamp(n.value(), 0, Integer.MAX_VALUE)
        : otherwise;
  }

  private static byte[] tiff(byte[] data, int row, int pixel, int bits) {
    if (bits != 8) {
      return data;
    }
    byte[] out = data.clone();
    for (int start = 0; start < out.length; start += row) {
      for (int i = start + pixel; i < Math.min(start + row, out.length); i++) {
        out[i] += out[i - pixel];
      }
    }
    return out;
  }

  private static byte[] png(byte[] data, int row, int pixel) {
    int rows = (data.length + row) / (row + 1);
    byte[] out = new byte[rows * row];
    for (int r = 0; r < rows; r++) {
      int in = r * (row + 1);
      int to = r * row;
      int kind = data[in++];
      for (int i = 0; i < row && in + i < data.length; i++) {
        int left = i >= pixel ? out[to + i - pixel] & 0xFF : 0;
        int up = r > 0 ? out[to + i - row] & 0xFF : 0;
        int upLeft = r > 0 && i >= pixel ? out[to + i - row - pixel] & 0xFF : 0;
        int add =
            switch (kind) {
              case 1 -> left;
              case 2 -> up;
              case 3 -> (left + up) / 2;
              case 4 -> paeth(left, up, upLeft);
              default -> 0;
            };
        out[to + i] = (byte) (data[in + i] + add);
      }
    }
    return out;
  }

  private static int paeth(int a, int b, int c) {
    int p = a + b - c;
    int pa = Math.abs(p - a);
    int pb = Math.abs(p - b);
    int pc = Math.abs(p - c);
    if (pa <= pb && pa <= pc) {
      return a;
    }
    return pb <= pc ? b : c;
  }
}
