package vn.vanthu.service.records;

import java.util.regex.Pattern;

/** The key of a register book (sổ đăng ký) in {@code registers.yml}. */
public record BookCode(String value) {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}+");

  public BookCode {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a book key: " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
