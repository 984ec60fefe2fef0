package vn.vanthu.service.surroundings;

/** Everything that can be wrong around the service: stable code, what it is, how to mend it. */
public enum Ailment {
  DATA_NOT_WRITABLE(
      true,
      "Không ghi được vào thư mục dữ liệu.",
      "The data folder cannot be written.",
      "Cấp quyền ghi cho tài khoản chạy dịch vụ, hoặc đổi “data” trong cấu hình.",
      "Let the service's account write there, or change “data” in the configuration."),
  DISK_FULL(
      true,
      "Đĩa sắp đầy: còn dưới 1 GiB.",
      "The disk is nearly full: less than 1 GiB is left.",
      "Giải phóng hoặc thêm đĩa; văn bản mới sẽ bị từ chối khi hết chỗ.",
      "Free or add space; new documents are refused when there is none."),
  PORT_BUSY(
      true,
      "Cổng mạng đang bị chương trình khác dùng.",
      "The port is used by another program.",
      "Dừng chương trình kia, hoặc đổi cổng ở “server” trong cấu hình.",
      "Stop that program, or change the port under “server” in the configuration."),
  ADDRESS_UNUSABLE(
      true,
      "Dịch vụ không mở được địa chỉ mạng đã khai báo trên máy này.",
      "The service cannot listen on the configured address of this machine.",
      "Đặt “bindHost” là một địa chỉ của máy này; cổng dưới 1024 cần quyền riêng.",
      "Set “bindHost” to an address of this machine; ports below 1024 need a special right."),
  NO_OFFICE_YET(
      false,
      "Chưa có cơ quan nào ở đây: chưa có cơ sở dữ liệu.",
      "There is no office here yet: no database has been made.",
      "Chạy ./vanthu server để mở (hoặc ./vanthu demo để xem thử); nếu đã có, kiểm tra “data”.",
      "Run ./vanthu server to open one (or ./vanthu demo to try); if there is one, check “data”."),
  SERVICE_RUNNING(
      false,
      "Dịch vụ đang chạy trên dữ liệu này; cổng mạng không được thử.",
      "The service runs on this data; the ports were not tried.",
      "Không cần làm gì.",
      "Nothing needs to be done."),
  DATABASE_UNREACHABLE(
      true,
      "Không nối được cơ sở dữ liệu.",
      "The database does not answer.",
      "Kiểm tra “database” trong cấu hình và mạng; cơ sở dữ liệu đi kèm ghi nhật ký ở pg/server.log"
          + " và tools.log trong thư mục dữ liệu.",
      "Check “database” in the configuration and the network; the embedded one keeps its logs in"
          + " pg/server.log and tools.log of the data folder."),
  DATABASE_OTHER_VERSION(
      false,
      "Các bảng do phiên bản cũ hơn của chương trình tạo; khóa và văn bản chưa được xem.",
      "The tables are of an older version of the program; keys and records were not looked at.",
      "Sao lưu rồi khởi động lại dịch vụ: các bảng được cập nhật khi khởi động.",
      "Make a backup and start the service anew: it brings them up to date at its start."),
  DATABASE_TOO_OLD(
      true,
      "PostgreSQL quá cũ.",
      "PostgreSQL is too old.",
      "Nâng cấp lên PostgreSQL 16 trở lên.",
      "Upgrade to PostgreSQL 16 or newer."),
  DATABASE_NOT_DURABLE(
      true,
      "PostgreSQL chạy không bền: mất điện có thể mất văn bản đã đăng ký.",
      "PostgreSQL does not run durably: a power cut could lose registered documents.",
      "Đặt fsync, synchronous_commit, full_page_writes = on rồi khởi động lại PostgreSQL.",
      "Set fsync, synchronous_commit, full_page_writes to on and restart PostgreSQL."),
  INDEX_DAMAGED(
      true,
      "Chỉ mục tìm kiếm bị hỏng hoặc không mở được.",
      "The search index is damaged or does not open.",
      "Chạy ./vanthu reindex: chỉ mục được dựng lại từ cơ sở dữ liệu.",
      "Run ./vanthu reindex: it is built anew from the database."),
  INDEX_OTHER_VERSION(
      false,
      "Chỉ mục tìm kiếm do phiên bản khác của chương trình ghi.",
      "Another version of the program wrote the search index.",
      "Không cần làm gì: dịch vụ tự dựng lại chỉ mục khi khởi động; trong lúc đó tìm kiếm chưa đầy đủ.",
      "Nothing needs to be done: the service builds it anew at its next start; until then searches"
          + " may miss records."),
  SEARCH_UNREACHABLE(
      true,
      "Không nối được cụm máy chủ tìm kiếm.",
      "The search cluster does not answer.",
      "Kiểm tra “search.opensearch” trong cấu hình (địa chỉ, người dùng, chứng thư) và các máy OpenSearch.",
      "Check “search.opensearch” in the configuration (addresses, user, certificates) and the nodes"
          + " of OpenSearch."),
  SEARCH_TOO_OLD(
      true,
      "Cụm máy chủ tìm kiếm không phải OpenSearch 3.",
      "The search cluster is not OpenSearch 3.",
      "Nâng cấp lên OpenSearch 3.9 trở lên.",
      "Upgrade to OpenSearch 3.9 or newer."),
  SEARCH_COPIES_MISSING(
      false,
      "Chỉ mục trên cụm tìm kiếm thiếu bản sao.",
      "The index on the search cluster lacks copies.",
      "Kiểm tra các máy OpenSearch: mất thêm một máy có thể mất chỉ mục (dựng lại được bằng ./vanthu reindex).",
      "Look after the nodes of OpenSearch: one more lost could lose the index (./vanthu reindex"
          + " builds it anew)."),
  KEY_FILE_UNREADABLE(
      true,
      "Không đọc được tệp khóa đã gắn với tài khoản.",
      "A bound key file cannot be read.",
      "Khôi phục tệp từ bản sao lưu hoặc gắn khóa mới.",
      "Restore the file from a backup or bind a new key."),
  KEY_PASSWORD_WRONG(
      true,
      "Mật khẩu của tệp khóa không đúng.",
      "The password of a key file is wrong.",
      "Sửa tệp .pin bên cạnh tệp khóa, hoặc xóa nó để nhập mỗi lần ký.",
      "Mend the .pin file beside the key file, or delete it and type the password each time."),
  KEY_PASSWORD_UNTRIED(
      false,
      "Tệp khóa lành, nhưng mật khẩu chưa được thử: không nơi nào giữ mật khẩu.",
      "The key file is whole; its password was not tried, because it is kept nowhere.",
      "Muốn thử, tạm đặt mật khẩu vào tệp .pin bên cạnh tệp khóa rồi chạy lại.",
      "To try it, put it into a .pin file beside the key file for once and run this again."),
  KEY_DIFFERS(
      true,
      "Tệp khóa không chứa khóa của chứng thư đã gắn với tài khoản.",
      "The key file does not hold the key of the bound certificate.",
      "Đặt lại đúng tệp khóa, hoặc gắn lại khóa với chứng thư của nó.",
      "Put the right key file there, or bind the key anew with its certificate."),
  TOKEN_UNUSABLE(
      true,
      "Không dùng được thư viện PKCS#11 của thiết bị ký.",
      "The PKCS#11 library of a signing device does not work.",
      "Cài lại thư viện của thiết bị, hoặc gắn lại khóa với đường dẫn đúng.",
      "Install the device's library again, or bind the key anew with its right path."),
  TOKEN_LIBRARY_NOT_NAMED(
      true,
      "Khóa được gắn với một thư viện PKCS#11 mà cấu hình không nêu; thư viện không được nạp.",
      "A key is bound to a PKCS#11 library that the configuration does not name; it is not loaded.",
      "Nếu đó là thư viện của thiết bị ký, thêm đường dẫn vào “tokenLibraries” rồi khởi động lại; nếu không, kết thúc gắn khóa.",
      "If it is a signing device's library, add its path to “tokenLibraries” and restart; if not, end the binding."),
  TOKEN_ABSENT(
      true,
      "Không thấy thiết bị ký ở khe đã gắn.",
      "There is no signing device in the bound slot.",
      "Cắm thiết bị vào máy chủ; nếu số khe đã đổi thì gắn lại khóa.",
      "Plug the device into the server; if its slot has changed, bind the key anew."),
  CERTIFICATE_EXPIRED(
      true,
      "Chứng thư chữ ký số đã hết hạn.",
      "A bound certificate has expired.",
      "Gia hạn chứng thư và gắn lại khóa.",
      "Renew the certificate and bind the key again."),
  CERTIFICATE_ENDS_SOON(
      false,
      "Chứng thư chữ ký số hết hạn trong 30 ngày tới.",
      "A bound certificate expires within 30 days.",
      "Làm thủ tục gia hạn ngay.",
      "Renew it now."),
  TSA_DOWN(
      true,
      "Máy chủ dấu thời gian không trả lời đúng.",
      "The time stamp authority does not answer as it should.",
      "Kiểm tra “timestamp” trong cấu hình và đường mạng.",
      "Check “timestamp” in the configuration and the network."),
  NO_TSA(
      false,
      "Chưa khai báo máy chủ dấu thời gian; chữ ký sẽ không có dấu thời gian.",
      "No time stamp authority is set; signatures carry no time stamp.",
      "Khai báo “timestamp” trong cấu hình.",
      "Set “timestamp” in the configuration."),
  NO_TRUST(
      false,
      "Chưa có chứng thư gốc nào được tin cậy.",
      "No trust anchor is set.",
      "Chép chứng thư gốc (Ban Cơ yếu, NEAC) vào config/trust.",
      "Put the root certificates (Government Cipher Committee, NEAC) into config/trust."),
  TRUST_UNREADABLE(
      true,
      "Có tệp chứng thư tin cậy không đọc được.",
      "A trust file cannot be read.",
      "Sửa hoặc bỏ tệp được nêu.",
      "Mend or remove the file named."),
  CLOCK_WRONG(
      true,
      "Đồng hồ máy chủ sai.",
      "The machine's clock is wrong.",
      "Bật đồng bộ thời gian (timedatectl set-ntp true).",
      "Switch time synchronisation on (timedatectl set-ntp true)."),
  TOOL_MISSING(
      false,
      "Thiếu công cụ đi kèm.",
      "A tool is missing.",
      "Cài gói được nêu (apt-get install …).",
      "Install the package named (apt-get install …)."),
  CONFIG_WRONG(
      true,
      "Cấu hình có lỗi.",
      "The configuration is wrong.",
      "Chạy ./vanthu check để xem khóa và dòng.",
      "Run ./vanthu check to see key and line.");

  private final boolean fault;
  private final String vi;
  private final String en;
  private final String mendVi;
  private final String mendEn;

  Ailment(boolean fault, String vi, String en, String mendVi, String mendEn) {
    this.fault = fault;
    this.vi = vi;
    this.en = en;
    this.mendVi = mendVi;
    this.mendEn = mendEn;
  }

  /** Whether the service does wrong or nothing until it is mended. */
  public boolean isFault() {
    return fault;
  }

  public String vi() {
    return vi;
  }

  public String en() {
    return en;
  }

  public String mendVi() {
    return mendVi;
  }

  public String mendEn() {
    return mendEn;
  }
}
