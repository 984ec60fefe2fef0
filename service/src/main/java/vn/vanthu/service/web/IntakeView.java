package vn.vanthu.service.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.vanthu.service.language.Language;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.Intake;
import vn.vanthu.service.registers.Proposals;
import vn.vanthu.service.registers.RegisterRules;

/**
 * A received document as the review page shows it. Immutable.
 *
 * @param asRead what the fields would hold if nobody had touched them
 * @param offered what was confirmed in earlier documents
 * @param files its attachments
 * @param message why the last try did not succeed, else empty
 */
public record IntakeView(
    Intake intake,
    FactsForm form,
    FactsForm asRead,
    ReadFacts facts,
    Proposals.Offered offered,
    DocumentView document,
    List<FileView> files,
    String message,
    RegisterRules rules,
    LocalDate today) {

  static IntakeView of(
      Intake intake,
      FactsForm form,
      FactsForm asRead,
      Proposals.Offered offered,
      String words,
      List<FileView> files,
      String message,
      RegisterRules rules,
      LocalDate today) {
    ReadFacts facts = ReadFacts.of(intake.readFacts());
    return new IntakeView(
        intake,
        form,
        asRead,
        facts,
        offered,
        DocumentView.of("/file/" + intake.id(), intake.main(), intake.textNotes(), words, facts),
        files,
        message,
        rules,
        today);
  }

  /** A fact with its field. */
  public FactField field(String name) {
    return new FactFields(form, asRead, facts, offered).field(name);
  }

  /** Tasks and citations, to be put right. */
  public StatedRows rows() {
    return facts.rows(form);
  }

  /** Whether this becomes an entry among incoming documents. */
  public boolean isIncoming() {
    return intake.direction() == Direction.INCOMING;
  }

  /** Whether a text was read that is no record: a news article, an empty form. */
  public boolean isNoRecord() {
    return !facts.contentClass().isEmpty() && !facts.isRecord();
  }

  /** The signatures that were found on receipt. */
  public Optional<ReportView> report(Language language) {
    return Optional.ofNullable(intake.signatureReport())
        .map(stored -> ReportView.stored(stored, language));
  }

  /** Whether some signature does not hold: the clerk should send it back (NĐ 30/2020 Điều 21.2). */
  public boolean broken() {
    return intake.objection() != null;
  }

  /** A date for a date field. */
  public String dateOr(String field, LocalDate otherwise) {
    String text = form.text(field);
    return text.isBlank() ? otherwise.toString() : text;
  }
}
