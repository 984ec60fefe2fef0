package vn.vanthu.service.routing;

/** Why a key is not bound: an expected outcome with words for the administrator. */
public enum KeyFault {
  CERTIFICATE_UNREADABLE(
      "Tệp không chứa chứng thư số đọc được (cần .cer, .crt, .pem hoặc .p7b).",
      "The file holds no readable certificate (.cer, .crt, .pem or .p7b)."),
  CERTIFICATE_ENDED("Chứng thư đã hết hạn.", "The certificate has expired."),
  CERTIFICATE_SIGNS_NOTHING(
      "Chứng thư này không dùng để ký văn bản.", "This certificate is not one that signs."),
  CERTIFICATE_TAKEN(
      "Chứng thư này đã gắn với một tài khoản.",
      "This certificate is bound to an account already."),
  IMAGE_UNREADABLE(
      "Không đọc được ảnh chữ ký hoặc con dấu (cần PNG).", "The picture is no readable PNG."),
  DELEGATION_DAY(
      "Ủy quyền ký phải có ngày kết thúc từ hôm nay trở đi; các thẩm quyền khác thì không.",
      "A delegation, and only a delegation, has a last day, today or later."),
  HOLDER_UNKNOWN("Không có tài khoản này.", "There is no such account."),
  SEAL_NEEDS_CLERK(
      "Khóa con dấu chỉ giao cho văn thư (Điều 32).",
      "The seal's key is entrusted to a records clerk only (Article 32)."),
  LIBRARY_NOT_NAMED(
      "Cấu hình của máy chủ không nêu thư viện PKCS#11 này.",
      "The server's configuration names no such PKCS#11 library."),
  PLACE_MISSING(
      "Hãy ghi đường dẫn tệp khóa hoặc thư viện PKCS#11.",
      "Name the key file or the PKCS#11 library.");

  private final String vi;
  private final String en;

  KeyFault(String vi, String en) {
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
