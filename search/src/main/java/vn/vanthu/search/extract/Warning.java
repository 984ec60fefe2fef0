package vn.vanthu.search.extract;

/**
 * Something a clerk should know about a text that was read.
 *
 * @param reason stable code with its texts
 * @param detail numbers or names to go with it, empty when there are none; for programs and logs,
 *     never shown alone
 */
public record Warning(Reason reason, String detail) {

  /** Stable codes. */
  public enum Reason {
    TEXT_PAGES_LEFT_OUT("Chỉ đọc được một phần số trang.", "Only some of the pages were read."),
    TEXT_CUT(
        "Văn bản quá dài, phần cuối không được đọc.",
        "The text is too long; its end was left out."),
    TEXT_LEGACY_FONT(
        "Văn bản dùng phông chữ cũ, đã chuyển sang Unicode.",
        "The text used legacy fonts and was converted to Unicode."),
    TEXT_LOW_CONFIDENCE(
        "Chất lượng bản quét thấp, cần kiểm tra lại.",
        "The scan is of low quality; please check what was read."),
    TEXT_TURNED(
        "Trang bị xoay, đã đọc theo chiều đúng.", "A page was turned; it was read upright."),
    TEXT_ATTACHMENT_UNREAD("Có tệp đính kèm không đọc được.", "An attachment could not be read."),
    TEXT_MACROS(
        "Tệp có macro; macro không được chạy.", "The file holds macros; they were not run."),
    TEXT_EXTERNAL(
        "Tệp trỏ tới nội dung bên ngoài; nội dung đó không được tải.",
        "The file refers to outside content; it was not fetched."),
    TEXT_XFA(
        "Tệp là biểu mẫu XFA; chỉ đọc phần tĩnh.",
        "The file is an XFA form; only its static part was read."),
    TEXT_OCR_MISSING(
        "Thiếu chương trình nhận dạng chữ.", "The program for optical reading is missing.");

    private final String vi;
    private final String en;

    Reason(String vi, String en) {
      this.vi = vi;
      this.en = en;
    }

    public String vi() {
      return vi;
    }

    public String en() {
      return en;
    }
  }

  public String code() {
    return reason.name();
  }
}
