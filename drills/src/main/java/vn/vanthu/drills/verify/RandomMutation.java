package vn.vanthu.drills.verify;

import java.util.Arrays;
import java.util.Random;

/** Damages a document at random in one of the ways in which files get damaged or forged. */
final class RandomMutation {

  private static final int LONGEST = 64;

  private final Random random;

  /**
   * @param seed the same seed damages the same files in the same way
   */
  RandomMutation(long seed) {
    this.random = new Random(seed);
  }

  /** Other bytes than those given. */
  byte[] of(byte[] document) {
    while (true) {
      byte[] made =
          switch (random.nextInt(7)) {
            case 0 -> overwritten(document);
            case 1 -> without(document, place(document), 1 + random.nextInt(LONGEST));
            case 2 -> with(document, place(document), piece(document));
            case 3 -> with(document, place(document), noise());
            case 4 -> Arrays.copyOf(document, 1 + place(document));
            case 5 -> with(document, document.length, piece(document));
            default -> digitChanged(document);
          };
      if (!Arrays.equals(made, document)) {
        return made;
      }
    }
  }

  private int place(byte[] document) {
    return random.nextInt(document.length);
  }

  private byte[] noise() {
    byte[] noise = new byte[1 + random.nextInt(LONGEST)];
    random.nextBytes(noise);
    return noise;
  }

  private byte[] piece(byte[] document) {
    int from = place(document);
    return Arrays.copyOfRange(
        document, from, Math.min(document.length, from + 1 + random.nextInt(40 * LONGEST)));
  }

  private byte[] overwritten(byte[] document) {
    byte[] made = document.clone();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      made[place(document)] = (byte) random.nextInt(256);
    }
    return made;
  }

  /** Numbers are what positions, lengths and references are made of. */
  private byte[] digitChanged(byte[] document) {
    byte[] made = document.clone();
    int from = place(document);
    for (int i = 0; i < made.length; i++) {
      int at = (from + i) % made.length;
      if (made[at] >= '0' && made[at] <= '9') {
        made[at] = (byte) ('0' + random.nextInt(10));
        return made;
      }
    }
    return made;
  }

  private static byte[] without(byte[] document, int from, int count) {
    int to = Math.min(document.length, from + count);
    byte[] made = Arrays.copyOf(document, document.length - (to - from));
    System.arraycopy(document, to, made, from, document.length - to);
    return made;
  }

  private static byte[] with(byte[] document, int at, byte[] inserted) {
    byte[] made = Arrays.copyOf(document, document.length + inserted.length);
    System.arraycopy(inserted, 0, made, at, inserted.length);
    System.arraycopy(document, at, made, at + inserted.length, document.length - at);
    return made;
  }
}
