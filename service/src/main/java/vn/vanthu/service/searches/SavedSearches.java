package vn.vanthu.service.searches;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.vanthu.search.query.Refusal;
import vn.vanthu.service.access.AccessRule;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.questions.AskedQuestion;
import vn.vanthu.service.questions.SavedQuestion;
import vn.vanthu.service.questions.SavedSearch;
import vn.vanthu.service.questions.SearchAlert;
import vn.vanthu.service.store.Database;
import vn.vanthu.service.store.SearchTable;

/**
 * A person's own searches: kept questions, alerts, history. The principal is always the owner; what
 * belongs to another does not exist. Thread-safe.
 */
public final class SavedSearches {
  /** So many questions a person can keep. */
  public static final int MOST = 200;

  private static final int LONGEST_NAME = 200;
  private static final int HISTORY = 200;
  private static final int ALERTS = 200;

  /** A question that goes on from one asked so short ago takes its place: the person is typing. */
  private static final Duration TYPING = Duration.ofSeconds(60);

  private final Database database;
  private final SearchTable table = new SearchTable();
  private final AlertWatch watch;
  private final InstantSource clock;

  public SavedSearches(Database database, AlertWatch watch, InstantSource clock) {
    this.database = database;
    this.watch = watch;
    this.clock = clock;
  }

  /** Newest first. */
  public List<SavedSearch> list(Principal owner) {
    return owner.home().isEmpty()
        ? List.of()
        : database.read(tx -> table.saved(tx, agency(owner), owner.id()));
  }

  /** Keeps a question; with {@code alert} new records that answer it are told from now on. */
  public SaveResult save(String name, SavedQuestion question, boolean alert, Principal owner) {
    if (name.isBlank() || name.length() > LONGEST_NAME || question.isEmpty()) {
      return new SaveResult.Incomplete();
    }
    Optional<Refusal> refusal = watch.refusal(question, owner);
    if (refusal.isPresent()) {
      return new SaveResult.Unreadable(refusal.get());
    }
    if (list(owner).size() >= MOST) {
      return new SaveResult.TooMany();
    }
    SavedSearch search =
        new SavedSearch(
            UUID.randomUUID(),
            agency(owner),
            owner.id(),
            name.strip(),
            question,
            alert,
            clock.instant());
    database.inTransaction(tx -> table.insert(tx, search));
    if (alert) {
      watch.keep(search, owner);
    }
    return new SaveResult.Saved(search);
  }

  /** Forgets a kept question with its alerts; false when the person has none of this id. */
  public boolean delete(UUID id, Principal owner) {
    boolean deleted = database.inTransaction(tx -> table.delete(tx, id, agency(owner), owner.id()));
    if (deleted) {
      watch.forget(id);
    }
    return deleted;
  }

  /** The newest first, at most {@value #ALERTS}; only records that the person may read now. */
  public List<SearchAlert> alerts(Principal owner) {
    return owner.home().isEmpty()
        ? List.of()
        : database.read(
            tx -> table.alerts(tx, agency(owner), owner.id(), AccessRule.marksOf(owner), ALERTS));
  }

  /** How many alerts were not looked at yet, of records that the person may read now. */
  public int unseen(Principal owner) {
    return owner.home().isEmpty()
        ? 0
        : database.read(
            tx -> table.unseen(tx, agency(owner), owner.id(), AccessRule.marksOf(owner)));
  }

  /** The person has looked at all alerts. */
  public void seen(Principal owner) {
    database.inTransaction(tx -> table.seen(tx, agency(owner), owner.id(), clock.instant()));
  }

  /** What the person asked lately, newest first, at most {@value #HISTORY}. */
  public List<AskedQuestion> history(Principal owner) {
    return owner.home().isEmpty()
        ? List.of()
        : database.read(tx -> table.history(tx, agency(owner), owner.id(), HISTORY));
  }

  /**
   * Remembers a question of the person's own. Characters typed one after the other are one
   * question; asking again what was asked last is none.
   */
  public void remember(SavedQuestion question, Principal owner) {
    if (question.isEmpty() || owner.home().isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    database.inTransaction(tx -> {
      Optional<AskedQuestion> last =
          table.history(tx, agency(owner), owner.id(), 1).stream().findFirst();
      if (last.isPresent() && last.get().question().equals(question)) {
        return 0;
      }
      if (last.filter(before -> goesOn(before, question, now)).isPresent()) {
        table.forget(tx, last.get().id(), agency(owner), owner.id());
      }
      table.remember(tx, agency(owner), owner.id(), question, now);
      return table.trim(tx, agency(owner), owner.id(), HISTORY);
    });
  }

  /** Forgets one question; false when there is none. */
  public boolean forget(long id, Principal owner) {
    return database.inTransaction(tx -> table.forget(tx, id, agency(owner), owner.id()));
  }

  /** Forgets all that the person asked. */
  public void forgetAll(Principal owner) {
    database.inTransaction(tx -> table.trim(tx, agency(owner), owner.id(), 0));
  }

  private static boolean goesOn(AskedQuestion before, SavedQuestion now, Instant at) {
    String was = before.question().words();
    String is = now.words();
    return Duration.between(before.at(), at).compareTo(TYPING) < 0
        && !was.isEmpty()
        && (is.startsWith(was) || was.startsWith(is));
  }

  private static String agency(Principal owner) {
    return owner.home().orElseThrow().value();
  }
}
