package vn.vanthu.service.questions;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.records.RecordId;

/**
 * A new record that answers a kept question.
 *
 * @param name of the kept question
 */
public record SearchAlert(
    UUID search,
    String name,
    RecordId record,
    @Nullable String number,
    @Nullable String subject,
    Instant at,
    boolean seen) {}
