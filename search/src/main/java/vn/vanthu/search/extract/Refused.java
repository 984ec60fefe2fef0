package vn.vanthu.search.extract;

/**
 * The file gave no text. It still registers, flagged "no text"; the clerk sees why.
 *
 * @param reason stable code with its texts
 * @param detail for logs: never holds words of the document
 */
public record Refused(Reason reason, String detail) implements Extraction, Rendering, Conversion {

  /** Stable codes; each with what to do next. */
  public enum Reason {
    TEXT_EMPTY("Tệp rỗng. Hãy gửi lại tệp.", "The file is empty. Please send it again."),
    TEXT_NONE(
        "Tệp không có chữ đọc được. Hãy nhập tay.",
        "The file holds no readable words. Please type the facts."),
    TEXT_UNSUPPORTED(
        "Định dạng này không đọc được. Hãy chuyển sang PDF.",
        "This format cannot be read. Please convert it to PDF."),
    TEXT_ENCRYPTED(
        "Tệp có mật khẩu. Hãy bỏ mật khẩu rồi gửi lại.",
        "The file needs a password. Remove it and send again."),
    TEXT_DAMAGED(
        "Tệp hỏng hoặc bị cắt. Hãy xin bản khác.",
        "The file is damaged or cut. Ask for another copy."),
    TEXT_BOMB(
        "Tệp nén quá mức cho phép, có thể độc hại.",
        "The file unpacks beyond the limit; it may be hostile."),
    TEXT_TOO_LARGE("Tệp lớn hơn giới hạn đọc.", "The file is larger than the reading limit."),
    TEXT_TIMEOUT("Đọc tệp quá thời gian cho phép.", "Reading the file took longer than allowed."),
    TEXT_MEMORY("Đọc tệp cần quá nhiều bộ nhớ.", "Reading the file needs too much memory."),
    TEXT_WORKER_DIED(
        "Tiến trình đọc tệp đã dừng vì tệp này.", "The reading process died on this file."),
    TEXT_OUTPUT("Kết quả đọc lớn hơn giới hạn.", "The result is larger than the limit."),
    TEXT_OCR_MISSING(
        "Tệp là bản quét nhưng thiếu chương trình nhận dạng chữ.",
        "The file is a scan and optical reading is not installed."),
    TEXT_NO_PAGE("Không có trang này.", "There is no such page."),
    TEXT_CONVERTER_MISSING(
        "Thiếu LibreOffice để chuyển sang PDF.", "LibreOffice is needed for this and is missing."),
    TEXT_BUSY(
        "Hệ thống đọc tệp đang bận. Hãy thử lại sau.",
        "The readers are busy. Please try again later."),
    TEXT_CANCELLED("Việc đọc tệp đã bị dừng.", "Reading was stopped.");

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
