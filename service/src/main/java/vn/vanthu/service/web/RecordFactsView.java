package vn.vanthu.service.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.FactCorrection;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.RecordFacts;
import vn.vanthu.service.registers.Proposals;

/**
 * A record's document and what was read in it, as the record page shows them side by side.
 * Immutable.
 *
 * @param numbered whether number and date were given here and not read
 */
public record RecordFactsView(
    DocumentView document, ReadFacts facts, FactsForm form, FactsForm asRead, boolean numbered) {
  private static final List<String> SHOWN =
      List.of(
          "number",
          "issuedOn",
          "typeName",
          "issuer",
          "subject",
          "signer",
          "signerPosition",
          "authority",
          "recipients",
          "urgency");

  /**
   * The view of a record.
   *
   * @param proposed the facts as the clerk found them on receipt
   * @param corrections what people made of them, oldest first
   * @param words of the main document
   */
  static RecordFactsView of(
      OfficeRecord record,
      RecordFacts proposed,
      Optional<JsonNode> read,
      List<FactCorrection> corrections,
      String words) {
    ReadFacts facts = ReadFacts.of(read.orElse(null));
    return new RecordFactsView(
        DocumentView.of(
            "/records/" + record.id(), record.current().file(), record.textNotes(), words, facts),
        facts,
        FactsForm.of(record.facts()).withRead(facts).corrected(corrections),
        FactsForm.of(proposed).withRead(facts),
        record.direction() == Direction.OUTGOING && record.registration() != null);
  }

  /** A fact with its field. */
  public FactField field(String name) {
    FactField field = new FactFields(form, asRead, facts, Proposals.Offered.NOTHING).field(name);
    boolean given = numbered && (name.equals("number") || name.equals("issuedOn"));
    return given
        ? new FactField(
            name, field.value(), Optional.empty(), Optional.empty(), "", List.of(), List.of())
        : field;
  }

  /** Tasks and citations, to be put right. */
  public StatedRows rows() {
    return facts.rows(form);
  }

  /** What was read where a person made something else of it. */
  public Optional<String> readOf(String name) {
    String read = asRead.text(name);
    boolean corrected = field(name).confidence().equals(Optional.of(Confidence.CORRECTED));
    return corrected && !read.isBlank() ? Optional.of(read) : Optional.empty();
  }

  /** The facts of the register that have a value or a place in the document. */
  public List<FactField> shown() {
    return SHOWN.stream()
        .map(this::field)
        .filter(field -> !field.value().isBlank() || field.evidence().isPresent())
        .toList();
  }
}
