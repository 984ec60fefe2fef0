package vn.vanthu.service.records;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A file's SHA-256, and so its name in the store.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record BlobId(String hex) implements Comparable<BlobId> {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  public BlobId {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("not a SHA-256 in lower-case hex");
    }
  }

  public static BlobId of(byte[] sha256) {
    return new BlobId(HexFormat.of().formatHex(sha256));
  }

  public static Optional<BlobId> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new BlobId(text)) : Optional.empty();
  }

  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  @Override
  public int compareTo(BlobId other) {
    return hex.compareTo(other.hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
