package vn.vanthu.service.records;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of a record's main file. Bytes never change; a later revision holds the earlier one
 * as its exact prefix.
 *
 * @param number from 1
 * @param verdict {@code document} of the verification report ({@code docs/VERIFICATION.md}) when it
 *     was stored, such as {@code INTACT}; null when not a kind of file that can be signed
 */
public record Revision(
    int number,
    RevisionKind kind,
    StoredFile file,
    Instant at,
    String by,
    @Nullable String verdict) {}
