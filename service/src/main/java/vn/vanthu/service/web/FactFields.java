package vn.vanthu.service.web;

import java.util.List;
import java.util.Optional;
import vn.vanthu.service.registers.Proposals;

/**
 * The facts of a document as fields of a form, beside what was read. Immutable.
 *
 * @param form what stands in the fields now
 * @param offered what was confirmed before
 * @param asRead what would stand in them if nobody had touched them
 */
record FactFields(FactsForm form, FactsForm asRead, ReadFacts facts, Proposals.Offered offered) {

  FactField field(String name) {
    String value = form.text(name);
    return new FactField(
        name,
        value,
        facts.any() ? confidence(name, value) : Optional.empty(),
        facts.evidence(name),
        name.equals("number") ? facts.unsureNumber() : "",
        offered.choices().getOrDefault(name, List.of()),
        offered.marked().getOrDefault(name, List.of()).stream()
            .filter(proposal -> !proposal.name().equals(value.strip()))
            .toList());
  }

  private Optional<Confidence> confidence(String name, String value) {
    if (!value.strip().equals(asRead.text(name).strip())) {
      return Optional.of(Confidence.CORRECTED);
    }
    if (name.equals("dueOn")) {
      return value.isBlank() ? Optional.empty() : Optional.of(Confidence.INFERRED);
    }
    return facts.confidence(name);
  }
}
