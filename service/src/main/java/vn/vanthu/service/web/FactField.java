package vn.vanthu.service.web;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.records.ConfirmedName;

/**
 * One fact in a form: what stands in its field, how it came there, where it was read. Immutable.
 *
 * @param name of the field in the form
 * @param confidence empty where nothing was read at all, so that nothing can be said
 * @param unsure what was read without certainty and therefore does not stand in the field; else
 *     empty
 * @param choices names that were confirmed before, to choose from
 * @param marked what was confirmed before and differs from what was read: a proposal
 */
public record FactField(
    String name,
    String value,
    Optional<Confidence> confidence,
    Optional<EvidenceView> evidence,
    String unsure,
    List<ConfirmedName> choices,
    List<ConfirmedName> marked) {
  public FactField {
    choices = List.copyOf(choices);
    marked = List.copyOf(marked);
  }

  /** Id of the list of names to choose from; null when there are none. */
  public @Nullable String listId() {
    return choices.isEmpty() ? null : name + "-choices";
  }
}
