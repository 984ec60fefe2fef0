package vn.vanthu.service.intake;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.records.Intake;
import vn.vanthu.service.records.RecordFacts;
import vn.vanthu.service.store.IntakeTable;

/** The words of a notice that a document was sent back. Pure. */
final class ReturnLetter {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  private ReturnLetter() {}

  static IntakeTable.ReturnNotice write(
      Intake intake, String reason, @Nullable String sender, LocalDate today) {
    RecordFacts facts = intake.proposed();
    StringBuilder body = new StringBuilder("Kính gửi: ");
    String to = sender != null ? sender : facts.issuer();
    body.append(to == null ? "cơ quan gửi văn bản" : to).append(".\n\n");
    body.append("Chúng tôi trả lại văn bản ");
    String number = facts.number();
    if (number != null) {
      body.append("số ").append(number).append(' ');
    }
    LocalDate issued = facts.issuedOn();
    if (issued != null) {
      body.append("ngày ").append(DAY.format(issued)).append(' ');
    }
    body.append("(tệp “").append(intake.main().fileName()).append("”, SHA-256 ");
    body.append(intake.main().blob().hex()).append(") nhận ngày ").append(DAY.format(today));
    body.append(".\nLý do: ").append(reason).append('.');
    String code = intake.objection() != null ? "RETURNED_SIGNATURE" : "RETURNED";
    return new IntakeTable.ReturnNotice(to, code, body.toString(), today);
  }
}
