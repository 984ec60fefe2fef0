package vn.vanthu.signing.pdf;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.vanthu.signing.DocumentBytes;

/**
 * The objects inside one object stream (ISO 32000-1 §7.5.7), parsed when asked for.
 * Single-threaded.
 */
final class ObjectStream {

  private final DocumentBytes data;
  private final int maxDepth;
  private final int[] numbers;
  private final long[] offsets;
  private final Map<Integer, PdfObject> parsed = new HashMap<>();

  private ObjectStream(DocumentBytes data, int maxDepth, int[] numbers, long[] offsets) {
    this.data = data;
    this.maxDepth = maxDepth;
    this.numbers = numbers;
    this.offsets = offsets;
  }

  static ObjectStream read(PdfObject.Dict dict, byte[] decoded, int maxDepth) {
    DocumentBytes data = DocumentBytes.of(decoded);
    Lexer lexer = new Lexer(data, 0, false, maxDepth);
    long declared = dict.get("N") instanceof PdfObject.Int n ? n.value() : 0;
    long first = dict.get("First") instanceof PdfObject.Int f ? f.value() : 0;
    int count = Math.clamp(declared, 0, decoded.length / 2);
    int[] numbers = new int[count];
    long[] offsets = new long[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (int) Math.min(lexer.unsigned(), Integer.MAX_VALUE);
      offsets[i] = lexer.unsigned() + first;
    }
    return new ObjectStream(data, maxDepth, numbers, offsets);
  }

  int[] numbers() {
    return numbers.clone();
  }

  /** The object of this number: at this index, or wherever else in the stream it stands. */
  @Nullable PdfObject object(int number, int index) {
    int at =
        index >= 0 && index < numbers.length && numbers[index] == number ? index : find(number);
    if (at < 0 || offsets[at] < 0 || offsets[at] > data.length()) {
      return null;
    }
    return parsed.computeIfAbsent(at, i -> new Lexer(data, offsets[i], false, maxDepth).object());
  }

  private int find(int number) {
    for (int i = numbers.length - 1; i >= 0; i--) {
      if (numbers[i] == number) {
        return i;
      }
    }
    return -1;
  }
}
