package vn.vanthu.service.records;

import org.jspecify.annotations.Nullable;

/**
 * How a record stands to another document: cited in it, or linked by a clerk.
 *
 * @param kind key of the relation, active form: {@code amends}, {@code replaces}, {@code basis},
 *     {@code replies-to} …
 * @param incoming true when the other document points at this one
 * @param other the record, when it is held here and the reader may see it
 * @param number the other document's number as cited, or null
 */
public record Relation(
    String kind,
    boolean incoming,
    @Nullable RecordId other,
    @Nullable String number,
    String label) {}
