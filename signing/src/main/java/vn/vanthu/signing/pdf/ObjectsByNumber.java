package vn.vanthu.signing.pdf;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Objects by their numbers, in runs of 32: numbers of a document stand close together, and a node
 * of a map for each of a million objects and each state of the document is what memory runs out of.
 * Single-threaded.
 */
final class ObjectsByNumber {
  private static final int BITS = 5;
  private static final int RUN = 1 << BITS;

  private final Map<Integer, IndirectObject[]> runs = new HashMap<>();

  @Nullable IndirectObject get(int number) {
    @Nullable IndirectObject[] run = runs.get(number >> BITS);
    return run == null ? null : run[number & (RUN - 1)];
  }

  void put(int number, IndirectObject object) {
    runs.computeIfAbsent(number >> BITS, _ -> new IndirectObject[RUN])[number & (RUN - 1)] = object;
  }
}
