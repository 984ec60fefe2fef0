package vn.vanthu.service.records;

import java.util.regex.Pattern;

/**
 * The key of a number series in {@code registers.yml}, such as {@code incoming} or {@code
 * outgoing-decision}.
 */
public record SeriesCode(String value) {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}+");

  public SeriesCode {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a series key: " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
