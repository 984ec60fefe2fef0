package vn.vanthu.service.registers;

import java.util.ArrayList;
import java.util.List;
import vn.vanthu.service.records.Intake;
import vn.vanthu.service.records.Notice;
import vn.vanthu.service.records.Objection;
import vn.vanthu.service.records.RecordId;

/** What the clerk should look at although the entry is made. Pure. */
final class Warnings {
  private Warnings() {}

  static List<Notice> of(Intake intake, List<RecordId> sameNumber) {
    List<Notice> warnings = new ArrayList<>();
    if (!sameNumber.isEmpty()) {
      String known = String.join(", ", EntryWriter.names(sameNumber));
      warnings.add(
          new Notice(
              "SAME_NUMBER_KNOWN",
              "Đã có văn bản cùng số, ngày và cơ quan ban hành nhưng khác nội dung tệp: " + known,
              "A document with the same number, date and issuer but other bytes is here: "
                  + known));
    }
    Objection objection = intake.objection();
    if (objection != null) {
      warnings.add(
          new Notice(
              "SIGNATURE_" + objection,
              "Chữ ký số không hợp lệ; theo Điều 21 NĐ 30/2020 phải trả lại và báo nơi gửi trong ngày.",
              "A signature does not hold; send it back and tell the sender the same day."));
    }
    return warnings;
  }
}
