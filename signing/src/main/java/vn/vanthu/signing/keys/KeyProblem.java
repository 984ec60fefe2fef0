package vn.vanthu.signing.keys;

import vn.vanthu.signing.Message;

/** Why a key does not sign. Each has its code, its sentence for the person, and its next step. */
public enum KeyProblem {
  /** The password of the file or the PIN of the token is wrong. Tried once, never again. */
  WRONG_SECRET(
      "Mật khẩu hoặc mã PIN không đúng; đã dừng sau một lần thử. Kiểm tra lại trước khi thử tiếp.",
      "The password or PIN is wrong; stopped after one try. Check it before trying again."),
  /** The token has locked itself after wrong PINs. */
  SECRET_LOCKED(
      "Thiết bị đã khóa mã PIN. Liên hệ nơi cấp chứng thư để mở khóa.",
      "The token has locked its PIN. Ask the issuer of the certificate to unlock it."),
  /** The file cannot be read or is not a key store. */
  UNREADABLE(
      "Không đọc được tệp khóa. Kiểm tra đường dẫn và định dạng PKCS#12.",
      "The key file cannot be read. Check its path and that it is PKCS#12."),
  /** The PKCS#11 module does not load. */
  MODULE_UNUSABLE(
      "Không nạp được thư viện PKCS#11. Kiểm tra đường dẫn thư viện của thiết bị.",
      "The PKCS#11 module does not load. Check the path of the token's library."),
  /** The deployment does not say that this PKCS#11 module may be loaded. */
  MODULE_NOT_NAMED(
      "Cấu hình của máy chủ không nêu thư viện PKCS#11 của khóa này nên không nạp.",
      "The server's configuration does not name the PKCS#11 module of this key, so it is not loaded."),
  /** No token in the slot, or it was pulled out. */
  TOKEN_ABSENT(
      "Không thấy thiết bị ký (token). Cắm thiết bị rồi thử lại.",
      "No token is present. Plug it in and try again."),
  /** The session with the token ended in the middle of the work. */
  SESSION_LOST(
      "Phiên làm việc với thiết bị ký đã mất. Cắm lại thiết bị và mở khóa lại.",
      "The session with the token was lost. Plug the token in again and unlock it."),
  /** The store has no private key with a certificate, or none under that name. */
  NO_SUCH_KEY(
      "Không có khóa bí mật kèm chứng thư với tên đã cho.",
      "There is no private key with a certificate under that name."),
  /** The certificate's term has not begun. */
  CERTIFICATE_NOT_YET_VALID(
      "Chứng thư chữ ký số chưa đến thời hạn hiệu lực.", "The certificate is not yet valid."),
  /** The certificate's term is over (TT 15/2025 criterion 1.1). */
  CERTIFICATE_EXPIRED(
      "Chứng thư chữ ký số đã hết hạn. Gia hạn chứng thư trước khi ký.",
      "The certificate has expired. Renew it before signing."),
  /** The key cannot compute the algorithm asked for. */
  ALGORITHM_UNFIT(
      "Khóa không dùng được với thuật toán ký đã chọn.",
      "The key cannot be used with the chosen signature algorithm."),
  /** The device or provider failed for a reason of its own. */
  FAILED("Thiết bị ký báo lỗi khi ký.", "The signing device failed.");

  private final String vi;
  private final String en;

  KeyProblem(String vi, String en) {
    this.vi = vi;
    this.en = en;
  }

  /** The sentence for a person, under the code {@code KEY_…}. */
  public Message message() {
    return new Message("KEY_" + name(), vi, en);
  }
}
