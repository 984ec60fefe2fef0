package vn.vanthu.service.upkeep;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import vn.vanthu.service.records.BlobId;

/** Counts while {@link Fsck} checks; one run, one thread. */
final class Tally {
  private final Consumer<Finding> out;
  final Set<BlobId> named = new HashSet<>();

  /** Files that are altered, gone or unreadable: told once, and nothing else is asked of them. */
  final Set<BlobId> damaged = new HashSet<>();

  long records;
  long files;
  long bytes;
  private long faults;

  Tally(Consumer<Finding> out) {
    this.out = out;
  }

  long faults() {
    return faults;
  }

  void fault(String code, String subject, String vi, String en) {
    faults++;
    out.accept(new Finding(code, true, subject, vi, en));
  }

  void note(String code, String subject, String vi, String en) {
    out.accept(new Finding(code, false, subject, vi, en));
  }
}
