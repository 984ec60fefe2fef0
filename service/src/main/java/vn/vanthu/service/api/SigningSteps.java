package vn.vanthu.service.api;

import vn.vanthu.service.api.Problem.Words;
import vn.vanthu.service.files.FileProblem;
import vn.vanthu.signing.keys.KeyProblem;
import vn.vanthu.signing.sign.SigningProblem;

/** What to do now when no signature comes about: each reason has its own next step. Pure. */
public final class SigningSteps {
  private SigningSteps() {}

  /** The next step, whole sentences. */
  public static Words of(KeyProblem problem) {
    return switch (problem) {
      case WRONG_SECRET ->
          words(
              "Xem lại mã PIN rồi mới nhập lại: thiết bị có thể khóa sau vài lần sai.",
              "Make sure of the PIN before typing it again: a token may lock after some wrong ones.");
      case SECRET_LOCKED ->
          words(
              "Liên hệ nơi cấp chứng thư để mở khóa thiết bị.",
              "Ask the issuer of the certificate to unlock the token.");
      case UNREADABLE ->
          words(
              "Nhờ quản trị kiểm tra đường dẫn tệp khóa ở trang Khóa ký.",
              "Have the administrator check the key file's path on the page of keys.");
      case MODULE_NOT_NAMED ->
          words(
              "Nhờ người quản trị máy chủ thêm đường dẫn thư viện vào “tokenLibraries” rồi khởi động lại dịch vụ.",
              "Have whoever runs the server add the library's path to “tokenLibraries” and restart the service.");
      case MODULE_UNUSABLE ->
          words(
              "Nhờ quản trị kiểm tra thư viện PKCS#11 ở trang Khóa ký.",
              "Have the administrator check the PKCS#11 module on the page of keys.");
      case TOKEN_ABSENT ->
          words("Cắm thiết bị ký rồi làm lại.", "Plug the token in and do it again.");
      case SESSION_LOST ->
          words("Cắm lại thiết bị ký rồi làm lại.", "Plug the token in again and do it again.");
      case NO_SUCH_KEY ->
          words(
              "Nhờ quản trị kiểm tra tên khóa và chứng thư ở trang Khóa ký.",
              "Have the administrator check the key's name and certificate on the page of keys.");
      case CERTIFICATE_NOT_YET_VALID ->
          words(
              "Đợi đến ngày chứng thư có hiệu lực, hoặc dùng khóa khác.",
              "Wait for the day on which the certificate begins, or use another key.");
      case CERTIFICATE_EXPIRED ->
          words(
              "Gia hạn chứng thư ở nơi cấp rồi nhờ quản trị gắn lại.",
              "Renew the certificate at its issuer and have the administrator bind it.");
      case ALGORITHM_UNFIT ->
          words(
              "Dùng khóa RSA hoặc ECDSA theo TT 15/2025/TT-BKHCN.",
              "Use an RSA or ECDSA key as TT 15/2025/TT-BKHCN lists them.");
      case FAILED ->
          words(
              "Rút và cắm lại thiết bị rồi làm lại; nếu vẫn lỗi, báo quản trị.",
              "Unplug the token, plug it in and do it again; if it goes on, tell the administrator.");
    };
  }

  /** The next step, whole sentences. */
  public static Words of(SigningProblem problem) {
    return switch (problem) {
      case UNREADABLE ->
          words(
              "Xuất lại dự thảo thành PDF, đưa lên như dự thảo mới.",
              "Export the draft as PDF again and send it as a new draft.");
      case ENCRYPTED ->
          words(
              "Bỏ mật khẩu của tệp, đưa lên như dự thảo mới.",
              "Remove the file's password and send it as a new draft.");
      case LIMIT ->
          words(
              "Giảm dung lượng hoặc số ảnh trong dự thảo rồi đưa lên lại.",
              "Make the draft smaller and send it again.");
      case FORBIDDEN_BY_EARLIER ->
          words(
              "Soạn lại dự thảo: chữ ký đầu tiên đã khóa văn bản.",
              "Draft it anew: the first signature has locked the document.");
      case ALREADY_SIGNED ->
          words(
              "Dùng bản chưa ký, hoặc ký phê duyệt thay cho ký chứng nhận.",
              "Use the unsigned version, or an approval signature.");
      case FIELD_TAKEN ->
          words("Tải lại trang để xem ai đã ký.", "Reload the page and see who has signed.");
      case NO_SUCH_FIELD ->
          words(
              "Soạn lại dự thảo có chừa chỗ cho số, ngày và chữ ký.",
              "Draft it anew with room for number, date and signature.");
      case FIELD_LOCKED ->
          words(
              "Soạn lại dự thảo: số và ngày phải để mở khi ký.",
              "Draft it anew: number and date stay open when it is signed.");
      case NO_SUCH_PAGE ->
          words("Chọn một trang có trong văn bản.", "Choose a page that the document has.");
      case PICTURE_UNUSABLE ->
          words(
              "Nhờ quản trị thay ảnh chữ ký bằng PNG nhỏ hơn ở trang Khóa ký.",
              "Have the administrator put a smaller PNG in its place on the page of keys.");
      case LETTER_MISSING ->
          words(
              "Bỏ ký tự lạ khỏi nội dung rồi làm lại.",
              "Take the unusual letter out of the text and do it again.");
      case ALGORITHM_NOT_PERMITTED ->
          words(
              "Dùng chứng thư có thuật toán theo TT 15/2025/TT-BKHCN.",
              "Use a certificate with an algorithm of TT 15/2025/TT-BKHCN.");
      case NO_TIMESTAMP_SOURCE ->
          words(
              "Nhờ quản trị khai báo máy chủ cấp dấu thời gian trong config/vanthu.yml.",
              "Have the administrator name a time stamp authority in config/vanthu.yml.");
      case VALUE_WRONG ->
          words(
              "Ký lại từ đầu bằng đúng thiết bị đã gắn.",
              "Sign again from the start with the token that is bound.");
      case OTHER_DOCUMENT ->
          words(
              "Mở phiên ký mới từ trang văn bản này.",
              "Open a new session from this document's page.");
      case NO_ROOM ->
          words(
              "Báo quản trị: chuỗi chứng thư quá dài so với chỗ dành cho chữ ký.",
              "Tell the administrator: the certificate chain is too long for the room kept.");
    };
  }

  /** The next step, whole sentences. */
  public static Words of(FileProblem problem) {
    return switch (problem) {
      case FILE_NOT_SIGNED ->
          words(
              "Gửi đúng tệp đã ký; chữ ký tách rời thì gửi cả tệp gốc ở “document”.",
              "Send the signed file; with a detached signature send its document as “document”.");
      case FILE_NOT_WHOLE ->
          words(
              "Kiểm tra tệp ở trang Kiểm tra chữ ký để xem điều gì sai; lấy lại bản gốc nếu cần.",
              "Verify the file to see what is wrong; get the original again if need be.");
      case LEVEL_ALREADY_THERE ->
          words(
              "Không cần bổ sung; chọn mức LTA để thêm dấu thời gian lưu trữ mới.",
              "Nothing need be added; ask for LTA to add another archive time stamp.");
      case EVIDENCE_INCOMPLETE ->
          words(
              "Thêm máy chủ của tổ chức chứng thực nêu ở “because” vào revocation.hosts rồi làm lại.",
              "Allow the host of the authority named in “because” under revocation.hosts.");
      case LEVEL_NOT_REACHED ->
          words(
              "Xem mã ở “because”: dấu thời gian hoặc chứng thư không dùng được.",
              "Look at the codes in “because”: a time stamp or a certificate cannot be used.");
    };
  }

  /** The next step for a message with this code, whoever wrote it. */
  public static Words of(String code) {
    for (FileProblem problem : FileProblem.values()) {
      if (problem.message().code().equals(code)) {
        return of(problem);
      }
    }
    for (KeyProblem problem : KeyProblem.values()) {
      if (problem.message().code().equals(code)) {
        return of(problem);
      }
    }
    for (SigningProblem problem : SigningProblem.values()) {
      if (problem.message().code().equals(code)) {
        return of(problem);
      }
    }
    return switch (code) {
      case "ALREADY_REGISTERED" ->
          words(
              "Mở văn bản đã có; không nhập lần nữa.",
              "Open the record that is there; it needs no second entry.");
      case "KEY_CERTIFICATE_DIFFERS" ->
          words(
              "Dùng đúng thiết bị đã gắn, hoặc nhờ quản trị gắn chứng thư mới ở trang Khóa ký.",
              "Use the token that is bound, or have the administrator bind the new certificate.");
      case "SIGNED_NOT_WHOLE" ->
          words(
              "Không có gì được lưu; báo quản trị lý do ghi ở “because”.",
              "Nothing was stored; tell the administrator the reason in “because”.");
      case "DRAFT_UNREADABLE" ->
          words(
              "Xuất lại thành PDF không mật khẩu rồi đưa lên lại.",
              "Export it as PDF without a password and send it again.");
      case "DRAFT_NOT_UTF8" ->
          words(
              "Lưu tệp với bảng mã UTF-8 rồi đưa lên lại.",
              "Save the file as UTF-8 and send it again.");
      case "DRAFT_FORMAT" ->
          words(
              "Lưu dự thảo ở một trong các dạng đó rồi đưa lên lại.",
              "Save the draft in one of those forms and send it again.");
      case "CHARACTER_UNPRINTABLE" ->
          words(
              "Thay ký tự đó rồi gửi lại.",
              "Put another character in its place and send it again.");
      default ->
          words(
              "Sửa điều vừa nêu rồi làm lại; nếu không sửa được, báo quản trị mã “code”.",
              "Mend what was named and do it again; if that cannot be, tell the administrator the “code”.");
    };
  }

  private static Words words(String vi, String en) {
    return new Words(vi, en);
  }
}
