package vn.vanthu.service.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.access.Role;
import vn.vanthu.service.accounts.Account;
import vn.vanthu.service.accounts.Accounts;
import vn.vanthu.service.accounts.Passwords;
import vn.vanthu.service.office.TestDatabase;
import vn.vanthu.service.store.AccountDao;
import vn.vanthu.service.store.AnswerBook;

class HourlyTidyingTest {
  private static final Instant NOW = Instant.parse("2026-05-05T05:05:05Z");
  private final AnswerBook book = new AnswerBook(TestDatabase.shared());
  private final Accounts accounts =
      new Accounts(
          new AgencyId("so-noi-vu"),
          new AccountDao(TestDatabase.shared()),
          new Passwords(),
          () -> NOW);

  @Test
  void an_answer_is_forgotten_when_its_day_is_over_and_not_before() {
    AnswerBook.Place old = answered(NOW.minus(Duration.ofHours(25)));
    AnswerBook.Place young = answered(NOW.minus(Duration.ofHours(23)));
    tidy();
    assertThat(book.earlier(old)).isEmpty();
    assertThat(book.earlier(young)).isPresent();
  }

  @Test
  void a_session_is_forgotten_when_it_lets_nobody_in_any_more_and_not_before() {
    AccountDao people = new AccountDao(TestDatabase.shared());
    Account account =
        accounts
            .create("u" + UUID.randomUUID(), "Người thử", "", Set.of(), Set.of(Role.CLERK), null)
            .orElseThrow();
    byte[] idle = opened(people, account, NOW.minus(Accounts.IDLE).minusSeconds(1));
    byte[] fresh = opened(people, account, NOW.minus(Accounts.IDLE).plusSeconds(60));
    tidy();
    assertThat(people.session(idle, Instant.EPOCH, Instant.EPOCH, NOW)).isEmpty();
    assertThat(people.session(fresh, Instant.EPOCH, Instant.EPOCH, NOW)).isPresent();
  }

  private static byte[] opened(AccountDao people, Account account, Instant at) {
    byte[] hash = UUID.randomUUID().toString().getBytes(UTF_8);
    people.openSession(hash, account.id(), at);
    return hash;
  }

  private void tidy() {
    HourlyTidying tidying = new HourlyTidying(book, accounts, () -> NOW);
    tidying.tidy();
    tidying.stop();
  }

  private AnswerBook.Place answered(Instant at) {
    AnswerBook.Place place = place();
    assertThat(book.begin(place, new byte[] {1}, at, null)).isTrue();
    book.finish(place, new AnswerBook.Kept(201, Map.of("Location", "/x"), "{}".getBytes(UTF_8)));
    return place;
  }

  private static AnswerBook.Place place() {
    return new AnswerBook.Place("account:" + UUID.randomUUID(), "/api/v1/records", "k");
  }
}
