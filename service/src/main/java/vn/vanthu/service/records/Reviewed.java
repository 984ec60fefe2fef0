package vn.vanthu.service.records;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person left beside the register's own facts when she looked at a document before it was
 * registered. Immutable.
 *
 * @param authority TM, KT, TL, TUQ or Q; empty for a head who signs in own right; null when it was
 *     not looked at
 * @param recipients nơi nhận, one body a line; null when they were not looked at
 * @param stated tasks and citations; null when they were not looked at
 */
public record Reviewed(
    @Nullable String authority, @Nullable List<String> recipients, @Nullable Stated stated) {
  /** Only the register's facts were looked at. */
  public static final Reviewed FACTS = new Reviewed(null, null);

  public Reviewed {
    recipients = recipients == null ? null : List.copyOf(recipients);
  }

  /** Tasks and citations were not looked at. */
  public Reviewed(@Nullable String authority, @Nullable List<String> recipients) {
    this(authority, recipients, null);
  }

  /** Only tasks and citations were looked at. */
  public static Reviewed of(Stated stated) {
    return new Reviewed(null, null, stated);
  }
}
