package vn.vanthu.signing.evidence;

import vn.vanthu.signing.Message;
import vn.vanthu.signing.Report;

/** Everything the check of an evidence record can have to say. */
public enum EvidenceFinding {
  EVIDENCE_UNREADABLE(
      Report.Verdict.UNVERIFIABLE,
      "Không đọc được bằng chứng lưu trữ (RFC 4998).",
      "The evidence record (RFC 4998) cannot be read."),
  EVIDENCE_OTHER_DOCUMENT(
      Report.Verdict.ALTERED,
      "Bằng chứng lưu trữ không thuộc tài liệu này, hoặc tài liệu đã bị thay đổi.",
      "The evidence record is not of this document, or the document was changed."),
  EVIDENCE_ROOT_WRONG(
      Report.Verdict.ALTERED,
      "Cây băm của dấu thời gian lưu trữ thứ {0} không dẫn tới giá trị được đóng dấu.",
      "The hash tree of archive time stamp {0} does not lead to what was stamped."),
  EVIDENCE_HASH_DIFFERS(
      Report.Verdict.ALTERED,
      "Dấu thời gian lưu trữ thứ {0} dùng hàm băm khác với cây băm hoặc với chuỗi của nó.",
      "Archive time stamp {0} uses another hash than its tree or its chain."),
  EVIDENCE_STAMP_BROKEN(
      Report.Verdict.ALTERED,
      "Dấu thời gian lưu trữ thứ {0} không có chữ ký hợp lệ.",
      "Archive time stamp {0} has no valid signature."),
  EVIDENCE_RENEWAL_BROKEN(
      Report.Verdict.ALTERED,
      "Lần gia hạn thứ {0} không bảo vệ bằng chứng trước nó.",
      "Renewal {0} does not cover the evidence before it."),
  EVIDENCE_ORDER_WRONG(
      Report.Verdict.ALTERED,
      "Dấu thời gian lưu trữ thứ {0} không muộn hơn dấu trước nó.",
      "Archive time stamp {0} is not later than the one before."),
  EVIDENCE_AUTHORITY_UNTRUSTED(
      Report.Verdict.NOTICE,
      "Không tin cậy được nơi cấp dấu thời gian lưu trữ thứ {0} tại thời điểm cần xét: {1}",
      "The authority of archive time stamp {0} cannot be relied on at the time in question: {1}"),
  EVIDENCE_HASH_WEAK(
      Report.Verdict.NOTICE,
      "Hàm băm {1} của chuỗi thứ {0} không còn an toàn khi được gia hạn.",
      "Hash {1} of chain {0} was no longer safe when it was renewed.");

  private final Report.Verdict effect;
  private final String vi;
  private final String en;

  EvidenceFinding(Report.Verdict effect, String vi, String en) {
    this.effect = effect;
    this.vi = vi;
    this.en = en;
  }

  /** ALTERED: proves nothing; NOTICE: whole, but not to be relied on yet. */
  public Report.Verdict effect() {
    return effect;
  }

  Message message(Object... details) {
    String inVietnamese = vi;
    String inEnglish = en;
    for (int i = 0; i < details.length; i++) {
      inVietnamese = inVietnamese.replace("{" + i + "}", details[i].toString());
      inEnglish = inEnglish.replace("{" + i + "}", details[i].toString());
    }
    return new Message(name(), inVietnamese, inEnglish);
  }
}
