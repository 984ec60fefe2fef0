package vn.vanthu.service.records;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How an incoming document came to the office: the part of its entry that a clerk may put right.
 *
 * @param arrivedOn ngày đến, in the year of the entry
 * @param sender who sent it, or null
 * @param paperOriginal whether the original is on paper
 */
public record Arrival(LocalDate arrivedOn, @Nullable String sender, boolean paperOriginal) {
  /** The entry with this arrival; due date and handler stay. */
  public IncomingEntry in(IncomingEntry entry) {
    return new IncomingEntry(arrivedOn, sender, entry.dueOn(), paperOriginal, entry.handedTo());
  }
}
