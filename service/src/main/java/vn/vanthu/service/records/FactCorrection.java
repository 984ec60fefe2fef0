package vn.vanthu.service.records;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody made of a fact that was read. Immutable.
 *
 * @param field {@code issuer}, {@code recipients} …
 * @param read what stood there before; null for nothing
 * @param made what she made of it; null when she took it out
 */
public record FactCorrection(
    String field, @Nullable String read, @Nullable String made, String by, Instant at) {}
