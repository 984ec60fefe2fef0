package vn.vanthu.service.records;

/** Why a document that is due could not be given its archive time stamp. The code is the name. */
public enum ArchiveProblem {
  /** No authority that the office may ask answered about some certificate. */
  EVIDENCE_INCOMPLETE(
      "Chưa lấy được thông tin thu hồi của mọi chứng thư; thêm máy chủ của tổ chức chứng thực vào revocation.hosts.",
      "Not every certificate's revocation answer could be had; allow the authority's host under revocation.hosts."),
  /** The time stamp authority refused or did not answer. */
  TIMESTAMP_REFUSED(
      "Tổ chức cấp dấu thời gian không trả lời hoặc từ chối.",
      "The time stamp authority did not answer or refused."),
  /** The document takes no further revision. */
  NOT_AUGMENTED("Không thể thêm dữ liệu vào tệp này.", "Nothing can be added to this file."),
  /** The result would not have been whole, or its stamp not trusted. */
  NOT_PROVEN(
      "Kết quả kiểm tra sau khi thêm dấu thời gian không đạt nên không lưu; kiểm tra chứng thư gốc của tổ chức cấp dấu.",
      "The result did not verify and was not stored; check the time stamp authority's root among the trusted ones."),
  /** A further stamp of this authority would prove nothing for longer. */
  ENDS_NO_LATER(
      "Dấu thời gian mới không có hiệu lực lâu hơn; cần tổ chức cấp dấu có chứng thư mới.",
      "A new stamp would hold no longer; the authority needs a newer certificate."),
  /** The register did not take the revision. */
  NOT_STORED("Sổ không nhận bản mới.", "The register did not take the new version.");

  private final String vi;
  private final String en;

  ArchiveProblem(String vi, String en) {
    this.vi = vi;
    this.en = en;
  }

  public Notice message() {
    return new Notice("ARCHIVE_" + name(), vi, en);
  }
}
