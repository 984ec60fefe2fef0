package vn.vanthu.service.web;

import java.util.Optional;

/**
 * One fact in a form: what stands in its field, how it came there, where it was read. Immutable.
 *
 * @param name of the field in the form
 * @param confidence empty where nothing was read at all, so that nothing can be said
 * @param unsure what was read without certainty and therefore does not stand in the field; else
 *     empty
 */
public record FactField(
    String name,
    String value,
    Optional<Confidence> confidence,
    Optional<EvidenceView> evidence,
    String unsure) {}
