package vn.vanthu.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.search.query.Filters;
import vn.vanthu.search.query.SearchRequest;
import vn.vanthu.search.query.Viewer;

/** Which kept questions a new record answers. */
class StandingQuestionsTest {

  @TempDir Path folder;
  private RecordIndex index;
  private final StandingQuestions questions = new StandingQuestions();

  @BeforeEach
  void open() throws Exception {
    index = RecordIndex.open(folder);
    index.apply(
        List.of(
            new IndexChange.Upsert(
                record(
                    "old",
                    "1/QĐ-UBND",
                    "Quyết định",
                    "UBND tỉnh Lào Cai",
                    "2015-06-01",
                    "Quy chế tiếp công dân"))),
        new OutboxPosition(1, 1));
  }

  @AfterEach
  void close() throws Exception {
    index.close();
  }

  @Test
  void a_record_answers_when_it_holds_all_the_words_in_any_place() {
    keep("reform", "cải cách hành chính");
    keep("both", "cải cách thuế");
    keep("bare", "cai cach");
    keep("other tone", "cái cách");
    assertThat(matching("Kế hoạch cải cách hành chính"))
        .containsExactlyInAnyOrder("reform", "bare");
  }

  @Test
  void words_of_asking_do_not_count_and_long_questions_leave_some_words_out() {
    keep("asking", "cải cách hành chính là gì");
    keep("remembered", "kế hoạch cải cách hành chính nhà nước tỉnh nào đó");
    assertThat(matching("Kế hoạch cải cách hành chính nhà nước tỉnh Lào Cai"))
        .containsExactlyInAnyOrder("asking", "remembered");
    assertThat(matching("Cải cách hành chính")).containsExactly("asking");
  }

  @Test
  void abbreviations_are_the_same_question() {
    keep("short", "CCHC");
    keep("long", "cải cách hành chính");
    assertThat(matching("Cải cách hành chính")).containsExactlyInAnyOrder("short", "long");
    assertThat(matching("Kế hoạch CCHC")).containsExactlyInAnyOrder("short", "long");
  }

  @Test
  void filters_signs_and_numbers_hold_too() {
    keep("number", "9/TB-UBND");
    keep("field", "số:9 ngày:2026");
    keep("other number", "số:8");
    keep("phrase", "\"hành chính\"");
    keep("torn", "\"chính hành\"");
    keep("without", "cải cách -thuế");
    keep("without this", "cải cách -hành");
    keep("body", "thông báo của lào cai");
    keep("either", "\"thuế\" hoặc \"cải cách\"");
    put(
        "filter",
        SearchRequest.of("", Viewer.unrestricted())
            .withFilters(Filters.none().withIssuer("UBND tỉnh Lào Cai")));
    put(
        "days",
        SearchRequest.of("", Viewer.unrestricted())
            .withFilters(Filters.none().withIssued(LocalDate.of(2027, 1, 1), null)));
    assertThat(matching("Cải cách hành chính"))
        .containsExactlyInAnyOrder(
            "number", "field", "phrase", "without", "body", "either", "filter");
  }

  @Test
  void a_removed_question_is_asked_no_more_and_a_changed_one_anew() {
    keep("a", "cải cách");
    keep("b", "thuế");
    questions.remove("a");
    assertThat(matching("Cải cách thuế")).containsExactly("b");
    keep("b", "phí");
    assertThat(matching("Cải cách thuế")).isEmpty();
    assertThat(questions.size()).isEqualTo(1);
  }

  @Test
  void a_bare_number_is_also_the_number_of_arrival() {
    keep("arrived", "số:77");
    IndexedRecord record =
        record("new", "9/TB-UBND", "Thông báo", "UBND tỉnh Lào Cai", "2026-01-05", "Họp");
    assertThat(questions.matching(record)).isEmpty();
    IndexedRecord arrived =
        new IndexedRecord(
            "new",
            1,
            Audience.everybody(),
            record.description(),
            new Filing("IN", "Công văn đến", "77", null, null),
            List.of());
    assertThat(questions.matching(arrived)).containsExactly("arrived");
  }

  @Test
  void a_question_that_cannot_be_read_is_not_kept() {
    assertThat(index.standing(SearchRequest.of("ngày:mai", Viewer.unrestricted())).refusal())
        .isNotNull();
  }

  private void keep(String id, String typed) {
    put(id, SearchRequest.of(typed, Viewer.unrestricted()));
  }

  private void put(String id, SearchRequest request) {
    questions.put(id, index.standing(request));
  }

  private Set<String> matching(String subject) {
    return questions.matching(
        record("new", "9/TB-UBND", "Thông báo", "UBND tỉnh Lào Cai", "2026-01-05", subject));
  }

  private static IndexedRecord record(
      String id, String number, String type, String issuer, String date, String subject) {
    return new IndexedRecord(
        id,
        1,
        Audience.everybody(),
        Description.unknown()
            .withNumber(number)
            .withType(null, type)
            .withIssuer(issuer)
            .withIssuedOn(LocalDate.parse(date))
            .withSubject(subject),
        Filing.none(),
        List.of());
  }
}
