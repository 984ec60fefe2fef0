package vn.vanthu.service.records;

/**
 * Why the office does not do what was asked: an expected outcome, never an exception. The code is
 * stable; the edges map it to a status.
 */
public enum Refusal {
  EMPTY_FILE("Tệp rỗng.", "The file is empty."),
  TOO_LARGE("Tệp vượt quá dung lượng cho phép.", "The file is larger than allowed."),
  TOO_MANY_FILES("Quá nhiều tệp đính kèm.", "Too many attachments."),
  SENT_TWICE_AT_ONCE(
      "Cùng tệp này vừa bị từ chối ở một lần gửi khác; hãy gửi lại.",
      "The same file was just refused in another request; send it again."),
  SECRET_NOT_ALLOWED(
      "Văn bản mang dấu mật không được đưa vào hệ thống nối mạng.",
      "A document marked secret may not be kept on a networked system."),
  INTAKE_UNKNOWN("Không có văn bản tiếp nhận này.", "No such received document."),
  INTAKE_CLOSED(
      "Văn bản này đã được đăng ký, đã trả lại hoặc đã bỏ.",
      "This document is already registered, was sent back or was dropped."),
  RECORD_UNKNOWN("Không có văn bản này.", "No such record."),
  NOT_ALLOWED("Bạn không có quyền làm việc này.", "You may not do this."),
  STALE("Văn bản đã thay đổi, hãy tải lại.", "The record has changed; load it again."),
  WRONG_DIRECTION(
      "Việc này không áp dụng cho chiều văn bản đó.", "This does not apply to that direction."),
  NOT_A_DRAFT("Văn bản không còn là dự thảo.", "The record is no longer a draft."),
  ALREADY_CANCELLED("Việc đăng ký đã được hủy trước đó.", "The entry was cancelled before."),
  NOT_RECALLED(
      "Văn bản đã phát hành; phải thu hồi trước khi hủy đăng ký.",
      "The document was released; it is recalled before its entry is cancelled."),
  SERIES_STANDS(
      "Văn bản đã có số trong dãy này; không sửa thành loại hoặc độ mật thuộc dãy khác.",
      "The document has its number in this series; it cannot become one of another series."),
  FACTS_CHECKED(
      "Loại, trích yếu, độ mật đã kiểm tra không sửa được nữa; loại và độ mật của bản sao cũng vậy.",
      "Type, subject and secrecy stay as they were checked; type and secrecy of a copy always stay."),
  REASON_MISSING("Phải ghi rõ lý do.", "A reason must be given."),
  RECIPIENT_MISSING(
      "Phải ghi đơn vị hoặc người nhận.", "The unit or person that gets it must be named."),
  TYPE_MISSING(
      "Chưa rõ tên loại văn bản nên không chọn được sổ và dãy số.",
      "The document's type is not known, so that no number series fits."),
  SUBJECT_MISSING("Phải có trích yếu nội dung.", "The subject must be given."),
  BOOK_UNKNOWN("Không có sổ đăng ký này.", "No such register book."),
  SERIES_UNKNOWN("Không có dãy số này.", "No such number series."),
  YEAR_CLOSED(
      "Năm của ngày đăng ký đã khóa sổ; không được ghi lùi ngày.",
      "The year of that date is closed; entries are not back-dated."),
  DATE_AHEAD("Ngày đăng ký ở tương lai.", "The date lies in the future."),
  SERIES_STARTED(
      "Dãy số của năm đã có số được cấp; không đổi được số bắt đầu.",
      "Numbers of that year were already given; the start cannot change."),
  FIELD_TOO_LONG("Một trường dài quá giới hạn.", "A field is longer than allowed."),
  NOT_A_CONTINUATION(
      "Tệp không nối tiếp nguyên vẹn bản đang lưu.",
      "The file does not continue the stored bytes exactly."),
  NOT_SIGNED("Tệp không thêm chữ ký số nào.", "The file adds no signature."),
  SIGNATURE_BROKEN(
      "Chữ ký số trong tệp không còn nguyên vẹn.", "A signature in the file does not hold.");

  private final String vi;
  private final String en;

  Refusal(String vi, String en) {
    this.vi = vi;
    this.en = en;
  }

  /** The stable code. */
  public String code() {
    return name();
  }

  public String vi() {
    return vi;
  }

  public String en() {
    return en;
  }
}
