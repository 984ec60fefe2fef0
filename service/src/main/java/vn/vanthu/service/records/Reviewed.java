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
 */
public record Reviewed(@Nullable String authority, @Nullable List<String> recipients) {
  /** Only the register's facts were looked at. */
  public static final Reviewed FACTS = new Reviewed(null, null);

  public Reviewed {
    recipients = recipients == null ? null : List.copyOf(recipients);
  }
}
