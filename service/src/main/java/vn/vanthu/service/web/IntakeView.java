package vn.vanthu.service.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Optional;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.Intake;

/**
 * A received document as the review page shows it. Immutable.
 *
 * @param message why the last try did not succeed, else empty
 */
public record IntakeView(Intake intake, FactsForm form, String message, LocalDate today) {
  /** Whether the viewer can show the file. */
  public boolean isPdf() {
    return intake.main().mediaType().equals("application/pdf");
  }

  /** Whether this becomes an entry among incoming documents. */
  public boolean isIncoming() {
    return intake.direction() == Direction.INCOMING;
  }

  /** The signatures that were found on receipt. */
  public Optional<ReportView> report() {
    return Optional.ofNullable(intake.signatureReport()).map(ReportView::of);
  }

  /** Whether the signatures do not hold: the clerk should send it back (NĐ 30/2020 Điều 21.2). */
  public boolean broken() {
    return "ALTERED".equals(intake.verdict()) || "UNVERIFIABLE".equals(intake.verdict());
  }

  /** The words a fact was read from; empty when it was not read. */
  public String evidence(String fact) {
    JsonNode read = intake.readFacts();
    if (read == null) {
      return "";
    }
    JsonNode evidence = read.path(fact).path("evidence").path("text");
    return evidence.isTextual() ? evidence.asText() : "";
  }

  /** A date for a date field. */
  public String dateOr(String field, LocalDate otherwise) {
    String text = form.text(field);
    return text.isBlank() ? otherwise.toString() : text;
  }
}
