package vn.vanthu.service.routing;

/**
 * Why a step on the outgoing way is refused: expected, answered with 409 and this stable code.
 * Which step is open instead can be read from the document's stage.
 */
public enum RouteRefusal {
  NOT_OUTGOING("Văn bản này không phải văn bản đi.", "This document is not an outgoing document."),
  NOT_CHECKED(
      "Dự thảo chưa được kiểm tra nội dung và thể thức.",
      "The draft's content and form have not been checked yet."),
  ALREADY_CHECKED("Dự thảo đã được kiểm tra.", "The draft has been checked already."),
  CHECKER_IS_DRAFTER(
      "Người soạn không tự kiểm tra dự thảo của mình.",
      "The drafter does not check their own draft."),
  CHECK_NOT_YOURS(
      "Chỉ người đã kiểm tra hoặc người soạn được thu lại việc kiểm tra.",
      "Only whoever checked or drafted it takes the check back."),
  CHECK_STANDS(
      "Đã có chữ ký hoặc ký tắt trên văn bản nên không thu lại việc kiểm tra được.",
      "The document bears a signature or initials, so that its check stands."),
  ALREADY_SIGNED(
      "Người có thẩm quyền đã ký văn bản này.", "The competent person has signed this document."),
  NOT_SIGNED_BY_PERSON(
      "Chưa có chữ ký hợp lệ của người có thẩm quyền.",
      "There is no valid signature of an authorised person yet."),
  NOT_AUTHORISED_TO_SIGN(
      "Người này không có thẩm quyền ký văn bản; chỉ được ký tắt.",
      "This person has no authority to sign; they may only initial."),
  MINUTES_LEADER_SIGNS(
      "Biên bản kiểm tra phải do lãnh đạo đơn vị ký; lãnh đạo cấp phòng, chuyên viên chỉ ký tắt.",
      "Inspection minutes are signed by the unit's leader; others may only initial."),
  AUTHORITY_ENDED(
      "Thời hạn ủy quyền ký đã hết.", "The term of the delegated authority to sign is over."),
  KEY_NOT_YOURS(
      "Khóa ký không gắn với chứng thư của chính bạn.",
      "That key is not bound to your own certificate."),
  KEY_IS_SEAL(
      "Khóa con dấu không dùng để ký thay người.",
      "The seal's key does not sign in place of a person."),
  KEY_IS_NO_SEAL(
      "Khóa này không phải khóa con dấu của cơ quan.",
      "That key is not the key of the agency's seal."),
  KEY_REVOKED("Khóa ký đã bị hủy gắn.", "The binding of that key was ended."),
  CERTIFICATE_DIFFERS(
      "Chứng thư của khóa khác chứng thư đã gắn với tài khoản.",
      "The key's certificate differs from the one bound to the account."),
  SEAL_BY_CLERK_ONLY(
      "Chỉ văn thư được sử dụng con dấu, chữ ký số của cơ quan.",
      "Only a records clerk may use the agency's seal."),
  NUMBER_BY_CLERK_ONLY(
      "Chỉ văn thư được cấp số văn bản.", "Only a records clerk may give a number."),
  RELEASE_BY_CLERK_ONLY(
      "Chỉ văn thư được phát hành, thu hồi văn bản.",
      "Only a records clerk may release or recall a document."),
  NOT_NUMBERED("Văn bản chưa có số.", "The document has no number yet."),
  ALREADY_NUMBERED("Văn bản đã có số.", "The document has its number already."),
  NOT_SEALED("Văn bản chưa có chữ ký số của cơ quan.", "The document has not been sealed yet."),
  ANNEX_NOT_SEALED(
      "Phụ lục ở tệp riêng chưa có chữ ký số của cơ quan.",
      "An annex in a file of its own has not been sealed yet."),
  ALREADY_SEALED("Văn bản đã được cơ quan ký số.", "The document has been sealed already."),
  ALREADY_RELEASED("Văn bản đã phát hành.", "The document has been released already."),
  NOT_RELEASED("Văn bản chưa phát hành.", "The document has not been released."),
  RECALLED("Văn bản đã bị thu hồi.", "The document was recalled."),
  CANCELLED("Việc đăng ký văn bản đã bị hủy.", "The document's registration was cancelled."),
  REASON_MISSING("Phải ghi rõ lý do.", "A reason must be given."),
  SIGNER_NOT_BOUND(
      "Chữ ký mới trong tệp không thuộc chứng thư đã gắn với người có thẩm quyền của cơ quan.",
      "The new signature is not made with a certificate bound to anyone who may sign here."),
  ONE_SIGNATURE_AT_A_TIME(
      "Tệp thêm nhiều chữ ký cùng lúc; mỗi lần chỉ nhận một chữ ký mới.",
      "The file adds several signatures; one new signature is taken at a time."),
  MORE_THAN_SIGNED(
      "Ngoài chữ ký, tệp còn thay đổi nội dung so với bản đã kiểm tra.",
      "Beside the signature the file changes the document that was checked."),
  CERTIFICATE_NOT_GOOD(
      "Chứng thư của chữ ký đã bị thu hồi, hết hạn hoặc không hợp lệ.",
      "The signature's certificate is revoked, expired or not valid."),
  COPY_NEEDS_NO_PERSON(
      "Bản sao điện tử chỉ mang chữ ký số của cơ quan.",
      "A copy in electronic form bears the agency's signature only."),
  COPY_OF_SIGNED(
      "Văn bản điện tử đã ký thì gửi chính văn bản đó, không sao y điện tử sang điện tử.",
      "A signed electronic document is sent itself; it is not copied into electronic form again."),
  COPY_SEALED_HERE(
      "Bản sao điện tử phải được đóng dấu tại đây; không nhận tệp đã đóng dấu bằng phần mềm khác.",
      "A copy in electronic form is sealed here; a file sealed with other software is not taken."),
  COPY_NO_PAPER(
      "Chỉ sao y văn bản đến bằng giấy đã số hóa thành PDF.",
      "Only an incoming document on paper that was scanned to PDF is copied."),
  NUMBER_PRINTED(
      "Dự thảo đã in sẵn số hoặc ngày; số và ngày chỉ có khi được cấp.",
      "The draft prints a number or a date already; both are given later."),
  NUMBER_NOT_FILLED(
      "Số và ngày ghi trên tệp khác số và ngày đã cấp.",
      "Number and date in the file differ from those that were given.");

  private final String vi;
  private final String en;

  RouteRefusal(String vi, String en) {
    this.vi = vi;
    this.en = en;
  }

  /** Cancelled and recalled documents refuse everything for that reason, others for this one. */
  static RouteRefusal otherwise(Outgoing stage, RouteRefusal reason) {
    return switch (stage) {
      case Outgoing.Cancelled _ -> CANCELLED;
      case Outgoing.Recalled _ -> RECALLED;
      case Outgoing.Drafted _,
          Outgoing.Checked _,
          Outgoing.PersonSigned _,
          Outgoing.Numbered _,
          Outgoing.Sealed _,
          Outgoing.Released _ ->
          reason;
    };
  }

  /** The stable code. */
  public String code() {
    return name();
  }

  public String vi() {
    return vi;
  }

  public String en() {
    return en;
  }
}
