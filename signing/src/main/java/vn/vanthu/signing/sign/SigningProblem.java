package vn.vanthu.signing.sign;

import vn.vanthu.signing.Message;

/** Why a document cannot be signed as asked, apart from key and time stamp. */
public enum SigningProblem {
  /** Not a PDF that we can read, or damaged. */
  UNREADABLE(
      "Không đọc được tệp PDF này. Xuất lại thành PDF rồi ký.",
      "This PDF cannot be read. Export it as PDF again, then sign."),
  /** Encrypted documents are not signed. */
  ENCRYPTED(
      "Tệp PDF đang đặt mật khẩu. Bỏ mật khẩu trước khi ký.",
      "The PDF is encrypted. Remove the password before signing."),
  /** Over the limits of size or number of objects. */
  LIMIT("Tệp PDF vượt quá giới hạn xử lý.", "The PDF is over the limits."),
  /** An earlier signature forbids any later one. */
  FORBIDDEN_BY_EARLIER(
      "Chữ ký trước đó không cho phép thay đổi hoặc ký thêm.",
      "An earlier signature forbids further changes and signatures."),
  /** A certification signature must be the first. */
  ALREADY_SIGNED(
      "Văn bản đã có chữ ký nên không thể ký chứng nhận.",
      "The document is already signed, so it cannot be certified."),
  /** The signature field is already filled. */
  FIELD_TAKEN("Ô chữ ký này đã được ký.", "This signature field is already signed."),
  /** A field to fill in or to lie over is not there, or is of another kind. */
  NO_SUCH_FIELD(
      "Văn bản không có trường biểu mẫu được yêu cầu.", "The document has no such form field."),
  /** A field to fill in is locked by an earlier signature. */
  FIELD_LOCKED(
      "Trường biểu mẫu đã bị chữ ký trước khóa.", "An earlier signature locks this form field."),
  /** No such page. */
  NO_SUCH_PAGE("Văn bản không có trang được chọn.", "The document has no such page."),
  /** The picture is not a PNG or too large. */
  PICTURE_UNUSABLE(
      "Ảnh chữ ký hoặc con dấu không phải PNG hợp lệ hoặc quá lớn.",
      "The picture is not a usable PNG or is too large."),
  /** A letter that the typeface lacks. */
  LETTER_MISSING(
      "Phông chữ không có ký tự cần hiển thị.", "The typeface lacks a letter of the text."),
  /** The signing profile does not permit the algorithm (TT 15/2025/TT-BKHCN). */
  ALGORITHM_NOT_PERMITTED(
      "Thuật toán ký không thuộc danh mục được phép.",
      "The signature algorithm is not permitted by the signing profile."),
  /** A time stamp is wanted and no source is given. */
  NO_TIMESTAMP_SOURCE(
      "Chưa cấu hình máy chủ cấp dấu thời gian.", "No time stamp authority is configured."),
  /** The value that came back does not verify with the certificate. */
  VALUE_WRONG(
      "Giá trị chữ ký nhận được không khớp với chứng thư.",
      "The signature value does not verify with the certificate."),
  /** The prepared signature belongs to other bytes. */
  OTHER_DOCUMENT(
      "Phiên ký không thuộc văn bản này.", "The prepared signature belongs to another document."),
  /** The signature is longer than the room kept for it. */
  NO_ROOM("Chữ ký dài hơn chỗ đã dành sẵn.", "The signature is longer than the room kept for it.");

  private final String vi;
  private final String en;

  SigningProblem(String vi, String en) {
    this.vi = vi;
    this.en = en;
  }

  /** The sentence for a person, under the code {@code SIGN_…}. */
  public Message message() {
    return new Message("SIGN_" + name(), vi, en);
  }
}
