package vn.vanthu.service.searches;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import vn.vanthu.search.index.IndexedRecord;
import vn.vanthu.search.index.RecordIndex;
import vn.vanthu.search.index.StandingQuestions;
import vn.vanthu.search.query.Refusal;
import vn.vanthu.search.query.StandingQuestion;
import vn.vanthu.service.access.AccessRule;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.outbox.Arrivals;
import vn.vanthu.service.outbox.RecordPicture;
import vn.vanthu.service.questions.SavedQuestion;
import vn.vanthu.service.questions.SavedSearch;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.store.Database;
import vn.vanthu.service.store.SearchTable;

/**
 * Puts every kept question with an alert to each new record. A record is new to a question when it
 * was made after the question was kept: filling the index anew tells nothing again. The owner must
 * be allowed to read the record now; it is asked again when the alert is shown. Thread-safe.
 */
public final class AlertWatch implements Arrivals {
  private final Database database;
  private final RecordIndex index;
  private final Function<String, Optional<Principal>> people;
  private final SearchTable table = new SearchTable();
  private final StandingQuestions questions = new StandingQuestions();
  private final Map<UUID, SavedSearch> kept = new ConcurrentHashMap<>();

  /**
   * A watch that knows no question yet.
   *
   * @param people who a user name is now; empty when the account is closed
   */
  public AlertWatch(
      Database database, RecordIndex index, Function<String, Optional<Principal>> people) {
    this.database = database;
    this.index = index;
    this.people = people;
  }

  /** Reads every kept question with an alert; once, before the index feed starts. */
  public void load() {
    for (SavedSearch search : database.read(table::alerting)) {
      people.apply(search.owner()).ifPresent(owner -> keep(search, owner));
    }
  }

  /** Why a question cannot be kept; empty when it can. */
  Optional<Refusal> refusal(SavedQuestion question, Principal owner) {
    return Optional.ofNullable(standing(question, owner).refusal());
  }

  void keep(SavedSearch search, Principal owner) {
    StandingQuestion question = standing(search.question(), owner);
    if (question.refusal() == null) {
      kept.put(search.id(), search);
      questions.put(search.id().toString(), question);
    }
  }

  void forget(UUID id) {
    questions.remove(id.toString());
    kept.remove(id);
  }

  private StandingQuestion standing(SavedQuestion question, Principal owner) {
    return index.standing(question.request(RecordPicture.viewer(owner)));
  }

  @Override
  public void arrived(OfficeRecord record, IndexedRecord picture) {
    Set<String> marks = AccessRule.marksOf(record.agency(), record.audience());
    List<SavedSearch> answered =
        questions.matching(picture).stream()
            .map(id -> kept.get(UUID.fromString(id)))
            .filter(search -> search != null && search.createdAt().isBefore(record.createdAt()))
            .filter(search -> mayRead(search, marks))
            .toList();
    if (!answered.isEmpty()) {
      database.inTransaction(tx -> table.tell(tx, answered, record.id()));
    }
  }

  private boolean mayRead(SavedSearch search, Set<String> marks) {
    return people
        .apply(search.owner())
        .filter(owner -> owner.home().filter(a -> a.value().equals(search.agency())).isPresent())
        .filter(owner -> AccessRule.maySee(owner, marks))
        .isPresent();
  }
}
