package vn.vanthu.service.records;

import java.time.Instant;

/** Why and when an entry was struck out of its book; it stays readable there. */
public record Cancellation(String reason, Instant at, String by) {}
