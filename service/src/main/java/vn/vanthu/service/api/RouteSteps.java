package vn.vanthu.service.api;

import vn.vanthu.service.api.Problem.Words;
import vn.vanthu.service.routing.KeyFault;
import vn.vanthu.service.routing.RouteRefusal;

/**
 * What to do now when a step on the outgoing way is refused, or a key is not bound: each reason has
 * its own next step. Pure.
 */
public final class RouteSteps {
  private RouteSteps() {}

  /** The next step, whole sentences. */
  public static Words of(RouteRefusal refusal) {
    return switch (refusal) {
      case NOT_OUTGOING ->
          words("Mở văn bản ở trang Dự thảo.", "Open a document of the page of drafts.");
      case NOT_CHECKED ->
          words(
              "Nhờ người phụ trách kiểm tra và bấm “Xác nhận đã kiểm tra” trước.",
              "Have the responsible person check the draft and say so first.");
      case ALREADY_CHECKED -> words("Chuyển sang bước ký.", "Go on to the signature.");
      case CHECKER_IS_DRAFTER ->
          words(
              "Nhờ người khác trong cơ quan kiểm tra.",
              "Ask somebody else of the agency to check it.");
      case CHECK_NOT_YOURS ->
          words(
              "Nhờ người đã kiểm tra hoặc người soạn thu lại.",
              "Ask whoever checked or drafted it to take it back.");
      case CHECK_STANDS ->
          words(
              "Soạn dự thảo mới với nội dung đúng; không ký tiếp bản này.",
              "Make a new draft with the right content; leave this one unsigned.");
      case ALREADY_SIGNED -> words("Chuyển văn thư cấp số.", "Have the clerk give the number.");
      case NOT_SIGNED_BY_PERSON ->
          words("Trình người có thẩm quyền ký trước.", "Have the competent person sign first.");
      case NOT_AUTHORISED_TO_SIGN ->
          words(
              "Chọn “Ký tắt”, hoặc trình người có thẩm quyền ký.",
              "Choose to initial, or have the competent person sign.");
      case MINUTES_LEADER_SIGNS ->
          words(
              "Chọn “Ký tắt” và trình lãnh đạo đơn vị ký.",
              "Choose to initial, and have the unit's leader sign.");
      case AUTHORITY_ENDED ->
          words(
              "Trình người ủy quyền ký, hoặc nhờ quản trị gắn lại khóa với ủy quyền mới.",
              "Have the delegating person sign, or the administrator bind the key under a new delegation.");
      case KEY_NOT_YOURS ->
          words(
              "Chọn khóa của chính bạn trong danh sách khóa ký.",
              "Choose your own key in the list.");
      case KEY_IS_SEAL ->
          words("Chọn khóa cá nhân của người ký.", "Choose the signer's personal key.");
      case KEY_IS_NO_SEAL ->
          words("Chọn khóa con dấu của cơ quan.", "Choose the key of the agency's seal.");
      case KEY_REVOKED ->
          words(
              "Nhờ quản trị gắn khóa mới ở trang Khóa ký.",
              "Have the administrator bind a new key on the page of keys.");
      case CERTIFICATE_DIFFERS ->
          words(
              "Dùng đúng thiết bị đã gắn, hoặc nhờ quản trị gắn chứng thư mới ở trang Khóa ký.",
              "Use the token that is bound, or have the administrator bind the new certificate.");
      case SEAL_BY_CLERK_ONLY ->
          words("Chuyển văn thư đóng dấu.", "Have the records clerk seal it.");
      case NUMBER_BY_CLERK_ONLY ->
          words("Chuyển văn thư cấp số.", "Have the records clerk give the number.");
      case RELEASE_BY_CLERK_ONLY ->
          words(
              "Chuyển văn thư phát hành hoặc thu hồi.",
              "Have the records clerk release or recall it.");
      case NOT_NUMBERED ->
          words("Cấp số và ngày trước khi đóng dấu.", "Give number and date before the seal.");
      case ALREADY_NUMBERED -> words("Chuyển sang bước đóng dấu.", "Go on to the seal.");
      case NOT_SEALED ->
          words(
              "Đóng dấu (ký số của cơ quan) trước khi phát hành.",
              "Apply the agency's seal before the release.");
      case ANNEX_NOT_SEALED ->
          words(
              "Đóng dấu phụ lục, hoặc ghi rằng tệp chỉ là tài liệu tham khảo, rồi phát hành.",
              "Seal the annex, or say that the file is reference material only, then release.");
      case ALREADY_SEALED -> words("Chuyển sang bước phát hành.", "Go on to the release.");
      case ALREADY_RELEASED ->
          words(
              "Không cần phát hành lại; nếu sai, thu hồi kèm lý do.",
              "It needs no second release; if it is wrong, recall it with a reason.");
      case NOT_RELEASED ->
          words(
              "Chưa phát hành thì chưa cần thu hồi; nếu sai, hủy đăng ký kèm lý do.",
              "What is not released is not recalled; if it is wrong, cancel its entry with a reason.");
      case RECALLED ->
          words(
              "Soạn văn bản mới thay thế văn bản đã thu hồi.",
              "Draft a new document in the place of the recalled one.");
      case CANCELLED ->
          words(
              "Soạn văn bản mới; mục đã hủy vẫn nằm trong sổ.",
              "Draft a new document; the cancelled entry stays in the book.");
      case REASON_MISSING ->
          words(
              "Ghi lý do thu hồi rồi gửi lại.",
              "Write the reason of the recall and send it again.");
      case SIGNER_NOT_BOUND ->
          words(
              "Nhờ quản trị gắn chứng thư của người ký ở trang Khóa ký, rồi đưa tệp lên lại.",
              "Have the administrator bind the signer's certificate, then send the file again.");
      case ONE_SIGNATURE_AT_A_TIME ->
          words(
              "Đưa lên bản chỉ thêm một chữ ký so với bản đang lưu.",
              "Send a version with one signature more than the stored one.");
      case MORE_THAN_SIGNED ->
          words(
              "Tải bản đang lưu về và chỉ ký trên chính bản đó: không thêm chữ, ghi chú hay điền ô nào; cần sửa nội dung thì soạn lại và kiểm tra lại.",
              "Download the stored version and only sign it: no added text, notes or filled fields; to change the content, draft it anew and have it checked again.");
      case CERTIFICATE_NOT_GOOD ->
          words(
              "Gia hạn hoặc xin cấp chứng thư mới, rồi ký lại trên bản đang lưu.",
              "Renew the certificate or get a new one, then sign the stored version again.");
      case COPY_NEEDS_NO_PERSON ->
          words(
              "Chuyển văn thư cấp số và đóng dấu.", "Have the clerk give the number and seal it.");
      case COPY_OF_SIGNED ->
          words("Gửi tệp của văn bản gốc.", "Send the file of the original document.");
      case COPY_SEALED_HERE ->
          words(
              "Bấm “Đóng dấu” ở trang văn bản; khóa ở thiết bị của bạn dùng được bằng phiên ký.",
              "Seal it from its page; a key in a device of your own signs by a session.");
      case COPY_NO_PAPER ->
          words(
              "Quét bản giấy thành PDF, đăng ký với dấu “Có bản giấy”, rồi sao y.",
              "Scan the paper to PDF, register it as having a paper original, then copy it.");
      case NUMBER_PRINTED ->
          words(
              "Chừa chỗ sau “Số:” và ở dòng ngày tháng thay cho số và ngày, đưa lên như dự thảo mới và bỏ"
                  + " dự thảo này.",
              "Leave room after “Số:” and in the date line in place of number and date, send that as a"
                  + " new draft and put this one aside.");
      case NUMBER_NOT_FILLED ->
          words(
              "Điền đúng số và ngày đã cấp trước khi ký, rồi đưa tệp lên lại.",
              "Fill in the number and date that were given before signing, then send the file again.");
    };
  }

  /** The next step, whole sentences. */
  public static Words of(KeyFault fault) {
    return switch (fault) {
      case CERTIFICATE_UNREADABLE ->
          words(
              "Xuất lại chứng thư từ thiết bị ký, chọn tệp đó rồi gửi lại.",
              "Export the certificate from the token again, choose that file and send it.");
      case CERTIFICATE_ENDED ->
          words(
              "Gia hạn chứng thư ở nơi cấp rồi gắn lại.",
              "Renew the certificate at its issuer, then bind it.");
      case CERTIFICATE_SIGNS_NOTHING ->
          words(
              "Chọn chứng thư ký số của người này, không phải chứng thư đăng nhập hay mã hóa.",
              "Choose the person's signing certificate, not one for log-in or encryption.");
      case CERTIFICATE_TAKEN ->
          words(
              "Kết thúc gắn khóa cũ trong danh sách rồi gắn lại.",
              "End the old binding in the list, then bind it again.");
      case IMAGE_UNREADABLE ->
          words(
              "Lưu ảnh thành PNG nền trong suốt rồi chọn lại.",
              "Save the picture as PNG with a transparent ground and choose it again.");
      case DELEGATION_DAY ->
          words(
              "Ghi ngày kết thúc ủy quyền từ hôm nay trở đi, hoặc để trống nếu không phải ủy quyền.",
              "Write the delegation's last day, today or later, or leave it empty for other authorities.");
      case HOLDER_UNKNOWN ->
          words(
              "Chọn người giữ khóa trong danh sách, hoặc tạo tài khoản ở trang Người dùng trước.",
              "Choose the holder from the list, or make the account first.");
      case SEAL_NEEDS_CLERK ->
          words(
              "Chọn một tài khoản có vai trò văn thư.",
              "Choose an account with the role of clerk.");
      case LIBRARY_NOT_NAMED ->
          words(
              "Chọn thư viện trong danh sách, hoặc nhờ người quản trị máy chủ thêm đường dẫn vào “tokenLibraries”.",
              "Choose a library of the list, or have whoever runs the server add its path to “tokenLibraries”.");
      case PLACE_MISSING ->
          words(
              "Ghi đường dẫn trên máy chủ, hoặc chọn “thiết bị tại bàn”.",
              "Write the path on the server, or choose the token at the desk.");
    };
  }

  private static Words words(String vi, String en) {
    return new Words(vi, en);
  }
}
