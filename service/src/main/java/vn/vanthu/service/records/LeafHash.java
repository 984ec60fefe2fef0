package vn.vanthu.service.records;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The hash of a ledger leaf (RFC 6962 §2.1): SHA-256 over a zero byte and the leaf's bytes.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record LeafHash(String hex) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  public LeafHash {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("not a leaf hash");
    }
  }

  public static LeafHash of(byte[] hash) {
    return new LeafHash(HexFormat.of().formatHex(Arrays.copyOf(hash, hash.length)));
  }

  public static Optional<LeafHash> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new LeafHash(text)) : Optional.empty();
  }

  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
