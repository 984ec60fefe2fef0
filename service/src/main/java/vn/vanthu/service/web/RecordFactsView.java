package vn.vanthu.service.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.RecordFacts;

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
          "urgency");

  /**
   * The view of a record.
   *
   * @param proposed the facts as the clerk found them on receipt
   * @param words of the main document
   */
  static RecordFactsView of(
      OfficeRecord record, RecordFacts proposed, Optional<JsonNode> read, String words) {
    ReadFacts facts = ReadFacts.of(read.orElse(null));
    return new RecordFactsView(
        DocumentView.of("/records/" + record.id(), record.current().file(), words, facts),
        facts,
        FactsForm.of(record.facts()),
        FactsForm.of(proposed),
        record.direction() == Direction.OUTGOING && record.registration() != null);
  }

  /** A fact with its field. */
  public FactField field(String name) {
    FactField field = new FactFields(form, asRead, facts).field(name);
    boolean given = numbered && (name.equals("number") || name.equals("issuedOn"));
    return given
        ? new FactField(name, field.value(), Optional.empty(), Optional.empty(), "")
        : field;
  }

  /** The facts of the register that have a value or a place in the document. */
  public List<FactField> shown() {
    return SHOWN.stream()
        .map(this::field)
        .filter(field -> !field.value().isBlank() || field.evidence().isPresent())
        .toList();
  }
}
