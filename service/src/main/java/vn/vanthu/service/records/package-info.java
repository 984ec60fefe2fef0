/**
 * The words of the office as types: {@link vn.vanthu.service.records.OfficeRecord a record}, its
 * revisions, its place in a register, its receipt, its line in the archive. Values only; immutable;
 * no behaviour that needs a database. How far an outgoing document is on its way is read from its
 * history: {@link vn.vanthu.service.records.OutgoingHistory}.
 *
 * <p>Read {@code OfficeRecord} and {@code Registration} first. This package knows {@code
 * service.access} and nothing else of the program.
 */
@NullMarked
package vn.vanthu.service.records;

import org.jspecify.annotations.NullMarked;
