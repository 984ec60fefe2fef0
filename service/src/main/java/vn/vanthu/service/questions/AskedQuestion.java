package vn.vanthu.service.questions;

import java.time.Instant;

/** A question that a person asked lately. */
public record AskedQuestion(long id, SavedQuestion question, Instant at) {}
