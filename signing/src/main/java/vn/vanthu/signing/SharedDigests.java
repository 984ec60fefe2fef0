package vn.vanthu.signing;

import java.security.MessageDigest;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import vn.vanthu.signing.cms.DigestAlgorithm;
import vn.vanthu.signing.cms.SignedContent;
import vn.vanthu.signing.pdf.ByteRange;

/**
 * Digests of many byte ranges of one document that begin alike: the state at the end of each common
 * beginning is kept and cloned, so that signatures taken in order cost one pass together.
 * Single-threaded.
 */
final class SharedDigests {

  private static final long MAX_MESSAGE_BYTES = 512L << 20;

  private final DocumentBytes bytes;
  private final Map<DigestAlgorithm, TreeMap<Long, MessageDigest>> states =
      new EnumMap<>(DigestAlgorithm.class);

  SharedDigests(DocumentBytes bytes) {
    this.bytes = bytes;
  }

  /** Digest of everything before this position. */
  byte[] upTo(DigestAlgorithm algorithm, long end) {
    return copy(stateAt(algorithm, end)).digest();
  }

  /** What the byte range covers; the range must lie inside the document. */
  SignedContent over(ByteRange range) {
    return new SignedContent() {
      private final Map<DigestAlgorithm, byte[]> known = new EnumMap<>(DigestAlgorithm.class);

      @Override
      public byte[] digest(DigestAlgorithm algorithm) {
        return known.computeIfAbsent(algorithm, a -> compute(a, range)).clone();
      }

      @Override
      public byte[] message() {
        long first = range.gapStart() - range.start();
        long total = first + range.end() - range.gapEnd();
        if (total > MAX_MESSAGE_BYTES) {
          throw new IllegalArgumentException(
              "message of " + total + " bytes is too long to be held");
        }
        byte[] out = new byte[(int) total];
        System.arraycopy(bytes.copy(range.start(), range.gapStart()), 0, out, 0, (int) first);
        System.arraycopy(
            bytes.copy(range.gapEnd(), range.end()), 0, out, (int) first, (int) (total - first));
        return out;
      }
    };
  }

  private byte[] compute(DigestAlgorithm algorithm, ByteRange range) {
    MessageDigest state;
    if (range.start() == 0) {
      state = copy(stateAt(algorithm, range.gapStart()));
    } else {
      state = algorithm.start();
      bytes.digestInto(state, range.start(), range.gapStart());
    }
    bytes.digestInto(state, range.gapEnd(), range.end());
    return state.digest();
  }

  private MessageDigest stateAt(DigestAlgorithm algorithm, long position) {
    TreeMap<Long, MessageDigest> known = states.computeIfAbsent(algorithm, a -> new TreeMap<>());
    Map.Entry<Long, MessageDigest> before = known.floorEntry(position);
    if (before != null && before.getKey() == position) {
      return before.getValue();
    }
    MessageDigest state = before == null ? algorithm.start() : copy(before.getValue());
    bytes.digestInto(state, before == null ? 0 : before.getKey(), position);
    known.put(position, state);
    return state;
  }

  private static MessageDigest copy(MessageDigest state) {
    try {
      return (MessageDigest) state.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("every digest of DigestAlgorithm can be cloned", e);
    }
  }
}
