package vn.vanthu.service.store;

/**
 * The store cannot be opened or used, and why, in words an operator can act on. Not for expected
 * outcomes.
 */
public final class StoreFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What failed; names are stable. Each says in Vietnamese what is wrong and what comes next. */
  public enum Code {
    AGENCY_DIFFERS(
        "Dữ liệu trong thư mục này thuộc về cơ quan khác với cơ quan ghi trong cấu hình; hãy sửa"
            + " agency.key, hoặc trỏ data: tới thư mục khác."),
    BACKUP_NOT_WHOLE("Bản sao lưu không trọn vẹn hoặc đã bị thay đổi; hãy dùng bản sao lưu khác."),
    BACKUP_OTHER_VERSION(
        "Bản sao lưu do phiên bản khác của chương trình làm ra; hãy khôi phục bằng phiên bản đó."),
    BACKUP_SOURCE("Không thể sao lưu trọn thư mục dữ liệu; hãy sửa liên kết được nêu tên."),
    BACKUP_TARGET(
        "Không ghi được bản sao lưu vào thư mục này; hãy chọn thư mục trống ngoài thư mục dữ liệu."),
    CALENDAR_CONFIG("Không đọc được lịch làm việc; hãy sửa tệp được nêu tên."),
    CERTIFICATE_DAMAGED("Một chứng thư số đã gắn bị hỏng; hãy chạy ./vanthu fsck."),
    DATA_IN_USE("Một tiến trình khác đang dùng thư mục dữ liệu; hãy dừng nó hoặc chờ nó xong."),
    DATA_NOT_READABLE("Không đọc được thư mục dữ liệu; hãy chạy lệnh bằng tài khoản của dịch vụ."),
    DATA_NOT_WRITABLE(
        "Không ghi được vào thư mục dữ liệu; hãy kiểm tra quyền ghi và dung lượng đĩa."),
    DATA_OF_ANOTHER_ACCOUNT(
        "Thư mục dữ liệu thuộc về tài khoản khác; hãy chạy lệnh bằng tài khoản của dịch vụ."),
    DATABASE_MIGRATION(
        "Không nâng cấp được các bảng của cơ sở dữ liệu; dữ liệu cũ còn nguyên, hãy xem lý do."),
    DATABASE_NOT_DURABLE(
        "Cơ sở dữ liệu đang tắt một thiết lập bảo đảm không mất dữ liệu; hãy bật lại (on)."),
    DATABASE_OTHER_VERSION(
        "Dịch vụ đang chạy là phiên bản cũ hơn của chương trình; hãy khởi động lại dịch vụ trước."),
    DATABASE_TOO_OLD("Phiên bản PostgreSQL quá cũ; hãy nâng cấp PostgreSQL."),
    DATABASE_UNREACHABLE(
        "Cơ sở dữ liệu không trả lời; hãy kiểm tra địa chỉ, tài khoản và máy chủ PostgreSQL."),
    FILE_ALTERED("Một tệp đã lưu bị thay đổi; hãy chạy ./vanthu fsck."),
    FILE_MISSING("Thiếu một tệp; hãy chạy ./vanthu fsck."),
    INDEX_NOT_WRITABLE(
        "Không ghi được chỉ mục tìm kiếm; hãy kiểm tra quyền ghi và dung lượng đĩa."),
    NO_POSTGRES_BINARIES(
        "Bản dựng này không có PostgreSQL cho máy này; hãy cấu hình cơ sở dữ liệu bên ngoài."),
    POSTGRES_START_FAILED(
        "PostgreSQL không khởi động được; lý do ở cuối tệp pg/server.log trong thư mục dữ liệu."),
    POSTGRES_UNPACK_FAILED(
        "Không giải nén được PostgreSQL; hãy kiểm tra quyền ghi và dung lượng đĩa."),
    POSTGRES_USER(
        "Không có tài khoản nào để chạy PostgreSQL; hãy chạy dịch vụ bằng tài khoản thường."),
    REGISTERS_CONFIG("Không đọc được cấu hình sổ đăng ký; hãy sửa chỗ được nêu tên."),
    RESTORE_TARGET("Chỉ khôi phục vào thư mục dữ liệu và cơ sở dữ liệu trống; chưa ghi gì cả."),
    ROW_DAMAGED("Một dòng trong cơ sở dữ liệu bị hỏng; hãy chạy ./vanthu fsck."),
    SEARCH_UNREACHABLE(
        "Cụm tìm kiếm không trả lời; hãy kiểm tra địa chỉ và các máy trong search.opensearch.");

    private final String vi;

    Code(String vi) {
      this.vi = vi;
    }

    /** What is wrong and the next step, in Vietnamese. */
    public String vi() {
      return vi;
    }
  }

  private final Code code;

  /**
   * @param message what exactly, in English, with names and places
   */
  public StoreFailure(Code code, String message) {
    super(message);
    this.code = code;
  }

  /**
   * @param message what exactly, in English, with names and places
   */
  public StoreFailure(Code code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  public Code code() {
    return code;
  }
}
