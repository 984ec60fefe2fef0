package vn.vanthu.service.searches;

import java.time.Instant;

/** A question that a person asked lately. */
public record AskedQuestion(long id, SavedQuestion question, Instant at) {}
