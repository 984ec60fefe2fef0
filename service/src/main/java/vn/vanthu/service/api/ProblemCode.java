package vn.vanthu.service.api;

import vn.vanthu.service.language.Language;

/**
 * Every way in which a request can fail at the HTTP edge: a stable code with its status (RFC 9110),
 * what it means and what to do next, in Vietnamese and English. Refusals of the domain keep their
 * own codes and travel in the same form. New codes may be added; a published one never changes.
 */
public enum ProblemCode {
  BAD_REQUEST(
      400,
      "Yêu cầu không đúng dạng",
      "The request is malformed",
      "Kiểm tra lại các tham số và gửi lại.",
      "Check the parameters and send the request again."),
  BROKEN_JSON(
      400,
      "Nội dung JSON không đọc được",
      "The JSON body cannot be read",
      "Sửa lỗi cú pháp hoặc tên trường ở vị trí nêu trong “detail” rồi gửi lại.",
      "Mend the syntax or the field named in “detail” and send it again."),
  BROKEN_MULTIPART(
      400,
      "Nội dung multipart không đọc được",
      "The multipart body cannot be read",
      "Gửi lại dạng multipart/form-data, mỗi tệp là một phần tên “file”.",
      "Send multipart/form-data with each file as a part named “file”."),
  FILE_MISSING(
      400,
      "Không có tệp nào trong yêu cầu",
      "The request holds no file",
      "Chọn một tệp và gửi trong phần “file”.",
      "Choose a file and send it in the part “file”."),
  EMPTY_FILE(
      400,
      "Tệp rỗng (0 byte)",
      "The file is empty (0 bytes)",
      "Kiểm tra tệp gốc rồi tải lên lại.",
      "Check the original file and upload it again."),
  TOO_MANY_FILES(
      400,
      "Quá nhiều tệp trong một yêu cầu",
      "Too many files in one request",
      "Chia thành nhiều lần gửi, mỗi lần tối đa 100 tệp.",
      "Split the request: at most 100 files at a time."),
  QUESTION_UNREADABLE(
      400,
      "Câu tìm kiếm có ký hiệu không hiểu được hoặc quá nhiều ký hiệu",
      "The question has signs that cannot be read, or too many of them",
      "Sửa chỗ nêu trong “at”; “reason” cho biết lý do.",
      "Mend the place named in “at”; “reason” says why."),
  UNAUTHENTICATED(
      401,
      "Cần đăng nhập hoặc mã truy cập",
      "A login or an access token is needed",
      "Đăng nhập, hoặc gửi tiêu đề “Authorization: Bearer …” với mã còn hiệu lực.",
      "Log in, or send “Authorization: Bearer …” with a valid token."),
  TOKEN_UNKNOWN(
      401,
      "Mã truy cập không đúng hoặc đã bị thu hồi",
      "The access token is wrong or was revoked",
      "Xin quản trị cấp mã mới.",
      "Ask the administrator for a new token."),
  TOKEN_EXPIRED(
      401,
      "Mã truy cập đã hết hạn",
      "The access token has expired",
      "Xin quản trị cấp mã mới; một mã dùng được tối đa một năm.",
      "Ask the administrator for a new token; a token lives at most a year."),
  LOGIN_FAILED(
      401,
      "Tên đăng nhập hoặc mật khẩu không đúng",
      "The user name or the password is wrong",
      "Nhập lại; nếu quên mật khẩu, xin quản trị một liên kết đặt lại.",
      "Try again; if the password is forgotten, ask the administrator for a reset link."),
  FORBIDDEN(
      403,
      "Tài khoản không có quyền làm việc này",
      "This account may not do that",
      "Nhờ người có vai trò phù hợp, hoặc xin quản trị cấp quyền.",
      "Ask someone with the right role, or ask the administrator."),
  SCOPE_MISSING(
      403,
      "Mã truy cập không có phạm vi cần thiết",
      "The token lacks the scope that is needed",
      "Dùng mã có phạm vi nêu trong “scope”.",
      "Use a token with the scope named in “scope”."),
  CROSS_SITE(
      403,
      "Yêu cầu đến từ một trang khác hoặc phiên đã thay đổi",
      "The request came from another site, or the session has changed",
      "Tải lại trang rồi làm lại.",
      "Reload the page and try again."),
  NOT_FOUND(
      404,
      "Không có, hoặc không được xem",
      "It does not exist, or you may not see it",
      "Kiểm tra lại đường dẫn; nếu đúng, hỏi quyền xem ở văn thư.",
      "Check the address; if it is right, ask the records clerk for access."),
  METHOD_NOT_ALLOWED(
      405,
      "Địa chỉ này không nhận phương thức đã gửi",
      "This address does not take that method",
      "Xem tài liệu API tại /openapi.json.",
      "See the API description at /openapi.json."),
  NOT_ACCEPTABLE(
      406,
      "Không có dạng dữ liệu mà “Accept” yêu cầu",
      "There is no representation that “Accept” asks for",
      "Bỏ tiêu đề Accept hoặc dùng application/json.",
      "Leave out Accept or use application/json."),
  CONFLICT(
      409,
      "Việc này trái với trạng thái hiện tại",
      "This conflicts with the present state",
      "Tải lại và xem trạng thái mới trước khi làm tiếp.",
      "Reload and look at the new state before going on."),
  TOO_MANY_SAVED(
      409,
      "Đã lưu quá nhiều câu tìm kiếm",
      "Too many searches are kept",
      "Xóa bớt câu tìm kiếm đã lưu rồi lưu lại.",
      "Delete some kept searches and try again."),
  IDEMPOTENCY_RUNNING(
      409,
      "Yêu cầu cùng Idempotency-Key đang được xử lý",
      "A request with this Idempotency-Key is still running",
      "Đợi vài giây rồi gửi lại với cùng khóa.",
      "Wait some seconds and send it again with the same key."),
  GONE(
      410,
      "Kết quả hoặc liên kết này đã hết hạn",
      "This result or link has expired",
      "Làm lại từ đầu, hoặc xin liên kết mới.",
      "Start again, or ask for a new link."),
  REQUEST_TIMEOUT(
      408,
      "Yêu cầu đến quá chậm",
      "The request arrived too slowly",
      "Kiểm tra đường mạng rồi gửi lại.",
      "Check the network and send it again."),
  LENGTH_REQUIRED(
      411,
      "Thiếu độ dài nội dung",
      "The length of the body is missing",
      "Gửi Content-Length hoặc dùng chunked.",
      "Send Content-Length or use chunked encoding."),
  STALE_ETAG(
      412,
      "Bản ghi đã được người khác sửa",
      "Someone else has changed the record",
      "Tải lại bản ghi, xem thay đổi, rồi gửi lại với ETag mới.",
      "Load the record again, look at the change, then send the new ETag."),
  PAYLOAD_TOO_LARGE(
      413,
      "Tệp lớn hơn giới hạn",
      "The file is larger than the limit",
      "Giới hạn nằm ở “limitBytes”; chia nhỏ hoặc giảm dung lượng tệp.",
      "The limit is in “limitBytes”; split the file or make it smaller."),
  ASYNC_REQUIRED(
      413,
      "Tệp trên 50 MiB chỉ được kiểm tra không đồng bộ",
      "A file above 50 MiB is verified asynchronously only",
      "Gửi lại với mã truy cập và tiêu đề “Prefer: respond-async”.",
      "Send it again with a token and the header “Prefer: respond-async”."),
  URI_TOO_LONG(
      414,
      "Địa chỉ quá dài",
      "The address is too long",
      "Rút ngắn câu tìm kiếm.",
      "Shorten the query."),
  UNSUPPORTED_MEDIA_TYPE(
      415,
      "Không nhận loại nội dung này",
      "This media type is not taken",
      "Xem loại nội dung được nhận tại /openapi.json.",
      "See the media types that are taken at /openapi.json."),
  RANGE_NOT_SATISFIABLE(
      416,
      "Khoảng byte yêu cầu nằm ngoài tệp",
      "The byte range lies outside the file",
      "Xin lại không kèm tiêu đề Range.",
      "Ask again without a Range header."),
  EXPECTATION_FAILED(
      417,
      "Không đáp ứng được tiêu đề “Expect”",
      "What “Expect” asks for cannot be met",
      "Bỏ tiêu đề Expect rồi gửi lại.",
      "Leave out Expect and send it again."),
  MISDIRECTED_HOST(
      421,
      "Tên máy chủ trong yêu cầu không thuộc dịch vụ này",
      "The host name of the request does not belong to this service",
      "Dùng đúng địa chỉ của dịch vụ, hoặc thêm tên vào “allowedHosts”.",
      "Use the service's own address, or add the name to “allowedHosts”."),
  INVALID_FIELD(
      422,
      "Có trường chưa đúng",
      "A field is not valid",
      "Sửa các trường nêu trong “fields”.",
      "Mend the fields named in “fields”."),
  IDEMPOTENCY_MISMATCH(
      422,
      "Idempotency-Key đã được dùng cho một nội dung khác",
      "This Idempotency-Key was used for another body",
      "Dùng khóa mới cho yêu cầu mới.",
      "Use a new key for a new request."),
  UPGRADE_REQUIRED(
      426,
      "Dịch vụ không nói giao thức đã gửi",
      "The service does not speak the protocol that was sent",
      "Gửi lại bằng HTTP/1.1.",
      "Send it again with HTTP/1.1."),
  PRECONDITION_REQUIRED(
      428,
      "Thiếu If-Match",
      "If-Match is missing",
      "Đọc bản ghi, lấy ETag, và gửi lại với If-Match.",
      "Read the record, take its ETag, and send it in If-Match."),
  TOO_MANY_REQUESTS(
      429,
      "Quá nhiều yêu cầu trong thời gian ngắn",
      "Too many requests in a short time",
      "Đợi số giây ghi ở Retry-After rồi thử lại.",
      "Wait for the seconds in Retry-After and try again."),
  HEADERS_TOO_LARGE(
      431,
      "Tiêu đề yêu cầu quá lớn",
      "The request headers are too large",
      "Xóa cookie của trang này rồi thử lại.",
      "Clear this site's cookies and try again."),
  INTERNAL(
      500,
      "Lỗi phía dịch vụ; dữ liệu đã nhận không bị mất",
      "A fault of the service; nothing that was acknowledged is lost",
      "Thử lại; nếu vẫn lỗi, báo quản trị mã ở “instance”.",
      "Try again; if it goes on, tell the administrator the id in “instance”."),
  NOT_IMPLEMENTED(
      501,
      "Dịch vụ không biết cách gửi này",
      "The service does not know this way of sending",
      "Xem tài liệu API tại /openapi.json.",
      "See the API description at /openapi.json."),
  BUSY(
      503,
      "Dịch vụ đang bận",
      "The service is busy",
      "Đợi số giây ghi ở Retry-After rồi thử lại.",
      "Wait for the seconds in Retry-After and try again."),
  DATABASE_UNREACHABLE(
      503,
      "Cơ sở dữ liệu hiện không trả lời",
      "The database does not answer now",
      "Đợi số giây ghi ở Retry-After rồi gửi lại, với cùng Idempotency-Key nếu có; nếu vẫn lỗi,"
          + " nhờ quản trị chạy ./vanthu doctor.",
      "Wait for the seconds in Retry-After and send it again, with the same Idempotency-Key if it"
          + " had one; if it goes on, ask the administrator to run ./vanthu doctor."),
  SEARCH_UNREACHABLE(
      503,
      "Máy chủ tìm kiếm hiện không trả lời",
      "The search servers do not answer now",
      "Đợi số giây ghi ở Retry-After rồi tìm lại; việc đăng ký văn bản vẫn chạy. Nếu vẫn lỗi, nhờ quản trị chạy"
          + " ./vanthu doctor.",
      "Wait for the seconds in Retry-After and search again; registering goes on meanwhile. If it"
          + " goes on, ask the administrator to run ./vanthu doctor."),
  HTTP_VERSION_UNKNOWN(
      505,
      "Phiên bản HTTP không dùng được",
      "This version of HTTP is not taken",
      "Gửi lại bằng HTTP/1.1.",
      "Send it again with HTTP/1.1."),
  DISK_FULL(
      507,
      "Đĩa của máy chủ đã đầy; yêu cầu không được nhận",
      "The server's disk is full; the request was not taken",
      "Nhờ quản trị giải phóng hoặc thêm đĩa (./vanthu doctor cho biết còn bao nhiêu), rồi gửi lại.",
      "Ask the administrator to free or add space (./vanthu doctor tells how much is left), then"
          + " send it again.");

  private final int status;
  private final String vietnamese;
  private final String english;
  private final String nextVietnamese;
  private final String nextEnglish;

  ProblemCode(
      int status, String vietnamese, String english, String nextVietnamese, String nextEnglish) {
    this.status = status;
    this.vietnamese = vietnamese;
    this.english = english;
    this.nextVietnamese = nextVietnamese;
    this.nextEnglish = nextEnglish;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** What happened, one sentence without a full stop. */
  public String title(Language language) {
    return language.pick(vietnamese, english);
  }

  /** What to do now, whole sentences. */
  public String next(Language language) {
    return language.pick(nextVietnamese, nextEnglish);
  }

  /** The general code for a bare status, as Jetty and Jersey report their own errors. */
  public static ProblemCode ofStatus(int status) {
    return switch (status) {
      case 401 -> UNAUTHENTICATED;
      case 403 -> FORBIDDEN;
      case 404 -> NOT_FOUND;
      case 405 -> METHOD_NOT_ALLOWED;
      case 406 -> NOT_ACCEPTABLE;
      case 408 -> REQUEST_TIMEOUT;
      case 409 -> CONFLICT;
      case 410 -> GONE;
      case 411 -> LENGTH_REQUIRED;
      case 412 -> STALE_ETAG;
      case 413 -> PAYLOAD_TOO_LARGE;
      case 414 -> URI_TOO_LONG;
      case 415 -> UNSUPPORTED_MEDIA_TYPE;
      case 416 -> RANGE_NOT_SATISFIABLE;
      case 417 -> EXPECTATION_FAILED;
      case 421 -> MISDIRECTED_HOST;
      case 422 -> INVALID_FIELD;
      case 426 -> UPGRADE_REQUIRED;
      case 428 -> PRECONDITION_REQUIRED;
      case 429 -> TOO_MANY_REQUESTS;
      case 431 -> HEADERS_TOO_LARGE;
      case 501 -> NOT_IMPLEMENTED;
      case 503 -> BUSY;
      case 505 -> HTTP_VERSION_UNKNOWN;
      case 507 -> DISK_FULL;
      default -> status >= 500 ? INTERNAL : BAD_REQUEST;
    };
  }
}
