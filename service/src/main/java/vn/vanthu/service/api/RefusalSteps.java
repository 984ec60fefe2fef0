package vn.vanthu.service.api;

import vn.vanthu.service.api.Problem.Words;
import vn.vanthu.service.records.Refusal;

/**
 * What to do now when the registers and the intake do not do it: each reason has its own next step.
 * Pure.
 */
public final class RefusalSteps {
  private RefusalSteps() {}

  /** The next step, whole sentences. */
  public static Words of(Refusal refusal) {
    return switch (refusal) {
      case EMPTY_FILE ->
          words(
              "Kiểm tra tệp gốc rồi tải lên lại.", "Check the original file and upload it again.");
      case TOO_LARGE ->
          words(
              "Chia nhỏ hoặc giảm dung lượng tệp rồi gửi lại.",
              "Split the file or make it smaller, then send it again.");
      case TOO_MANY_FILES ->
          words(
              "Gộp các phụ lục thành ít tệp hơn rồi gửi lại.",
              "Join the annexes into fewer files, then send them again.");
      case SENT_TWICE_AT_ONCE ->
          words("Đợi vài giây rồi gửi lại tệp.", "Wait some seconds, then send the file again.");
      case SECRET_NOT_ALLOWED ->
          words(
              "Xử lý văn bản trên máy độc lập theo Luật Bảo vệ bí mật nhà nước; tệp đã được xóa khỏi đây.",
              "Handle the document on a stand-alone computer, as the law on state secrets asks; the file was removed from here.");
      case INTAKE_UNKNOWN ->
          words(
              "Mở lại trang Tiếp nhận văn bản và chọn từ danh sách chờ.",
              "Open the page for receiving documents again and choose from what waits there.");
      case INTAKE_CLOSED ->
          words(
              "Tìm văn bản trong sổ, hoặc xem thông báo trả lại ở trang Tiếp nhận.",
              "Look for the document in the book, or for the letter that sent it back.");
      case RECORD_UNKNOWN ->
          words(
              "Kiểm tra lại đường dẫn; nếu đúng, hỏi quyền xem ở văn thư.",
              "Check the address; if it is right, ask the records clerk for access.");
      case NOT_ALLOWED ->
          words(
              "Nhờ văn thư hoặc người có vai trò phù hợp làm việc này.",
              "Ask the records clerk or someone with the right role to do it.");
      case STALE ->
          words(
              "Xem bản mới vừa tải, rồi làm lại nếu vẫn cần.",
              "Look at the newest version, then do it again if it is still needed.");
      case WRONG_DIRECTION ->
          words(
              "Chọn đúng văn bản đến hoặc văn bản đi rồi làm lại.",
              "Choose an incoming or an outgoing document as the step asks, then do it again.");
      case NOT_A_DRAFT ->
          words(
              "Tìm số đã cấp ở đầu trang văn bản; không cấp số lần nữa.",
              "See the number on top of the record's page; it gets no second one.");
      case ALREADY_CANCELLED ->
          words(
              "Không cần làm gì thêm; muốn dùng lại văn bản thì đăng ký mới.",
              "Nothing is left to do; to use the document again, register it anew.");
      case NOT_RECALLED ->
          words(
              "Bấm “Thu hồi” kèm lý do ở trang văn bản, rồi hủy đăng ký nếu vẫn cần.",
              "Recall it with a reason, then cancel its entry if that is still needed.");
      case SERIES_STANDS ->
          words(
              "Hủy đăng ký kèm lý do, rồi đăng ký lại văn bản vào đúng sổ.",
              "Cancel the entry with a reason, then enter the document anew in its right book.");
      case FACTS_CHECKED ->
          words(
              "Chưa ai ký thì thu lại việc kiểm tra, sửa rồi kiểm tra lại; đã ký thì soạn dự thảo mới, đã cấp số thì hủy đăng ký kèm lý do trước.",
              "While nobody has signed, take the check back, mend it and check it again; else make a new draft, after cancelling the entry if it has a number.");
      case REASON_MISSING ->
          words(
              "Ghi lý do vào ô lý do rồi gửi lại.",
              "Write the reason into its field and send it again.");
      case RECIPIENT_MISSING ->
          words(
              "Ghi tên đơn vị hoặc người nhận rồi gửi lại.",
              "Name the unit or person and send it again.");
      case TYPE_MISSING ->
          words(
              "Ghi tên loại văn bản vào thông tin văn bản rồi làm lại bước này.",
              "Write the type of document among its facts, then take this step again.");
      case SUBJECT_MISSING ->
          words("Ghi trích yếu nội dung rồi gửi lại.", "Write the subject and send it again.");
      case BOOK_UNKNOWN ->
          words(
              "Chọn một sổ có trong config/registers.yml.",
              "Choose a book that config/registers.yml names.");
      case SERIES_UNKNOWN ->
          words(
              "Chọn loại văn bản khác, hoặc nhờ quản trị thêm dãy số vào config/registers.yml.",
              "Choose another type, or have the administrator add a series to config/registers.yml.");
      case YEAR_CLOSED ->
          words(
              "Đăng ký với ngày của năm đang mở sổ.",
              "Register with a day of the year that is open.");
      case DATE_AHEAD ->
          words(
              "Sửa ngày đến thành hôm nay hoặc ngày trước đó.",
              "Mend the date to today or an earlier day.");
      case SERIES_STARTED ->
          words(
              "Giữ dãy số hiện tại; số bắt đầu chỉ đặt được trước số đầu tiên của năm.",
              "Keep the series as it is; its start is set before the first number of the year.");
      case FIELD_TOO_LONG ->
          words(
              "Rút ngắn trường dài nhất rồi gửi lại.",
              "Shorten the longest field and send it again.");
      case NOT_A_CONTINUATION ->
          words(
              "Tải bản đang lưu về, ký trên chính bản đó, không lưu hay in lại, rồi đưa lên.",
              "Download the stored version, sign that very file without saving or printing it anew, and send it.");
      case NOT_SIGNED -> words("Ký vào tệp rồi đưa lên lại.", "Sign the file and send it again.");
      case SIGNATURE_BROKEN ->
          words(
              "Lấy lại tệp gốc từ nơi ký và đưa lên lại.",
              "Get the original file from whoever signed it and send that.");
    };
  }

  private static Words words(String vi, String en) {
    return new Words(vi, en);
  }
}
