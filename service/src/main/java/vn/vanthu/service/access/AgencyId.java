package vn.vanthu.service.access;

import java.util.regex.Pattern;

/**
 * The key of an agency (cơ quan, tổ chức) within a deployment: lower-case letters, digits and
 * hyphens, at most 40. Records, numbers and the ledger are kept per agency.
 */
public record AgencyId(String value) {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}+");

  /**
   * @throws IllegalArgumentException when the value has another form
   */
  public AgencyId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not an agency key: " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
