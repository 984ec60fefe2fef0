package vn.vanthu.service.typesetting;

import java.util.List;

/**
 * Names of the form fields in every PDF that this package sets. The person's signature locks all
 * other fields and leaves the first four open; the agency's seal locks everything.
 */
public final class OpenFields {
  /** The document number, digits and suffix only; the symbol after it is already printed. */
  public static final String NUMBER = "VanThu-number";

  /** Day of issue, two digits below 10. */
  public static final String DAY = "VanThu-day";

  /** Month of issue, two digits for 1 and 2, as Decree 30/2020/NĐ-CP asks. */
  public static final String MONTH = "VanThu-month";

  /** Year of issue, four digits. */
  public static final String YEAR = "VanThu-year";

  /** The empty signature field of the competent person. */
  public static final String PERSON = "VanThu-person";

  /** The empty signature field of the agency. */
  public static final String AGENCY = "VanThu-agency";

  private OpenFields() {}

  /** What stays open after the person has signed, in reading order, the agency's field last. */
  public static List<String> openAfterPerson() {
    return List.of(NUMBER, DAY, MONTH, YEAR, AGENCY);
  }
}
