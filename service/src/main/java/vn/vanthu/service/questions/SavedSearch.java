package vn.vanthu.service.questions;

import java.time.Instant;
import java.util.UUID;

/**
 * A question that a person keeps.
 *
 * @param owner user name within the agency
 * @param alert whether new records that answer it are told
 */
public record SavedSearch(
    UUID id,
    String agency,
    String owner,
    String name,
    SavedQuestion question,
    boolean alert,
    Instant createdAt) {}
