package vn.vanthu.service.accounts;

import java.time.Duration;

/** What came of an attempt to come in. */
public sealed interface Entry {
  /** Come in. {@code session} is the cookie's value. */
  record Admitted(Account account, Secret session) implements Entry {}

  /** Wrong name or password: never said which. */
  record Refused() implements Entry {}

  /** Too many wrong attempts. */
  record Wait(Duration duration) implements Entry {}
}
