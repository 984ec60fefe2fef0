package vn.vanthu.service.files;

import vn.vanthu.signing.Message;

/** Why a file is not signed, or its signatures are not raised. The code is the name. */
public enum FileProblem {
  /** Nothing in it is signed. */
  FILE_NOT_SIGNED("Tệp này không có chữ ký nào.", "Nothing in this file is signed."),
  /** The signatures do not verify as whole, before or after. */
  FILE_NOT_WHOLE(
      "Chữ ký trong tệp không kiểm tra được là toàn vẹn nên không xử lý tiếp.",
      "The signatures do not verify as whole, so nothing was done."),
  /** There is nothing to add. */
  LEVEL_ALREADY_THERE(
      "Mọi chữ ký đã ở mức này hoặc cao hơn.",
      "Every signature is at that level or above already."),
  /** No authority that the office may ask answered about some certificate. */
  EVIDENCE_INCOMPLETE(
      "Chưa lấy được thông tin thu hồi của mọi chứng thư.",
      "Not every certificate's revocation answer could be had."),
  /** Everything was added, and yet the verifier does not see the level. */
  LEVEL_NOT_REACHED(
      "Sau khi bổ sung, chữ ký vẫn chưa đạt mức yêu cầu.",
      "With everything added, the signatures are still below that level.");

  private final String vi;
  private final String en;

  FileProblem(String vi, String en) {
    this.vi = vi;
    this.en = en;
  }

  public Message message() {
    return new Message(name(), vi, en);
  }
}
