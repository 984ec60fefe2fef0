package vn.vanthu.service.routing;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import vn.vanthu.signing.sign.Picture;

/**
 * Signature and seal images, ready to be put on a page. The office has few and uses them all day,
 * and making one ready takes longer than signing; so the last ones stay. Thread-safe.
 */
final class HandImages {
  private static final int MOST = 32;
  private static final int MOST_BYTES = 256 << 10;

  private final Map<ByteBuffer, Optional<Picture>> ready =
      new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Optional<Picture>> eldest) {
          return size() > MOST;
        }
      };

  /**
   * The image, or empty when it cannot be read.
   *
   * @param png must not be changed afterwards; above 256 KiB it is not remembered
   */
  Optional<Picture> of(byte[] png) {
    if (png.length > MOST_BYTES) {
      return Picture.parse(png);
    }
    ByteBuffer key = ByteBuffer.wrap(png);
    synchronized (ready) {
      Optional<Picture> known = ready.get(key);
      if (known != null) {
        return known;
      }
    }
    Optional<Picture> made = Picture.parse(png);
    synchronized (ready) {
      ready.put(key, made);
    }
    return made;
  }
}
