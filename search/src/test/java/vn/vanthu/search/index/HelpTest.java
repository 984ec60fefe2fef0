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
import vn.vanthu.search.query.Hit;
import vn.vanthu.search.query.SearchRequest;
import vn.vanthu.search.query.SearchResult;
import vn.vanthu.search.query.Viewer;

/** The help a searcher gets: other spellings, what goes on, what is alike; under permission. */
class HelpTest {

  private static final Viewer STRANGER = Viewer.publicOnly();
  private static final Viewer AN = Viewer.of(Set.of(), Set.of(), Set.of("an"));

  @TempDir Path folder;
  private RecordIndex index;

  @BeforeEach
  void register() throws Exception {
    index = RecordIndex.open(folder);
    add("ct16", "14/CT-UBND", "Cải cách hành chính năm 2016", Audience.everybody());
    add("qd12", "1009/QĐ-UBND", "Quy chế tiếp công dân", Audience.everybody());
    add("gd20", "77/QĐ-UBND", "Đơn giá đất", Audience.everybody());
    add("hp21", "15/KH-UBND", "Hải cảng và hậu cần", Audience.everybody());
    add("cc22", "88/KH-UBND", "Kế hoạch cải cách hành chính năm 2022", Audience.everybody());
    add("kin", "6/TB-X", "Việc thuyên chuyển nhân sự", Audience.people(Set.of("an")));
  }

  @AfterEach
  void close() throws Exception {
    index.close();
  }

  @Test
  void a_slip_of_a_letter_is_mended_where_the_words_beside_it_stand() {
    assertThat(didYouMean("cải cáhc hành chính", STRANGER)).contains("cải cách hành chính");
    assertThat(didYouMean("cai cacj hanh chinh", STRANGER))
        .first()
        .isEqualTo("cai cach hanh chinh");
    assertThat(didYouMean("tiếp côgn dân", STRANGER)).first().isEqualTo("tiếp công dân");
  }

  @Test
  void known_words_are_left_alone() {
    assertThat(didYouMean("cải cách hành chính", STRANGER)).isEmpty();
    assertThat(didYouMean("14/CT-UBND", STRANGER)).isEmpty();
    assertThat(didYouMean("", STRANGER)).isEmpty();
  }

  @Test
  void accents_that_were_typed_are_never_crossed() {
    assertThat(didYouMean("đơn giả đất", STRANGER)).isEmpty();
    assertThat(didYouMean("đờn giá đất", STRANGER)).isEmpty();
    assertThat(didYouMean("đơn giá đấtt", STRANGER)).first().isEqualTo("đơn giá đất");
  }

  @Test
  void a_word_that_only_a_forbidden_record_holds_is_never_suggested() {
    assertThat(didYouMean("việc thuyênn", STRANGER)).isEmpty();
    assertThat(didYouMean("việc thuyênn", AN)).first().isEqualTo("việc thuyên");
    // nor told by silence: to a stranger the word is as unknown as any other
    add("tuyen", "9/TB-X", "Tuyển sinh, thuyền viên", Audience.everybody());
    assertThat(didYouMean("thuyen", STRANGER)).isEmpty();
    assertThat(didYouMean("thuyem", STRANGER)).first().isEqualTo("thuyen");
  }

  @Test
  void what_is_typed_goes_on_inside_numbers_and_titles() {
    assertThat(suggested("10", STRANGER)).containsExactly("qd12");
    assertThat(suggested("1009/qd-u", STRANGER)).containsExactly("qd12");
    assertThat(suggested("hanh ch", STRANGER)).containsExactly("cc22", "ct16");
    assertThat(suggested("hành ch", STRANGER)).containsExactly("cc22", "ct16");
    assertThat(suggested("thuyên", STRANGER)).isEmpty();
    assertThat(suggested("thuyên", AN)).containsExactly("kin");
  }

  @Test
  void the_unfinished_word_keeps_its_accents_too() {
    assertThat(suggested("hà", STRANGER)).containsExactly("cc22", "ct16");
    assertThat(suggested("hả", STRANGER)).containsExactly("hp21");
    assertThat(suggested("hâ", STRANGER)).containsExactly("hp21");
    assertThat(suggested("ha", STRANGER)).containsExactlyInAnyOrder("cc22", "ct16", "hp21");
  }

  @Test
  void what_is_alike_is_found_without_the_record_itself_and_without_what_is_forbidden() {
    add("kin2", "7/TB-X", "Kế hoạch cải cách hành chính mật", Audience.people(Set.of("an")));
    assertThat(alike("ct16", STRANGER)).startsWith("cc22").doesNotContain("ct16", "kin2");
    assertThat(alike("ct16", AN)).contains("cc22", "kin2");
    assertThat(alike("kin2", STRANGER)).isEmpty();
  }

  private List<String> didYouMean(String typed, Viewer viewer) {
    SearchResult result = index.search(SearchRequest.of(typed, viewer));
    return result.didYouMean();
  }

  private List<String> suggested(String typed, Viewer viewer) {
    return index.suggest(typed, viewer, 10).stream().map(s -> s.id()).toList();
  }

  private List<String> alike(String id, Viewer viewer) {
    return index.moreLike(id, viewer, 5).hits().stream().map(Hit::id).toList();
  }

  private void add(String id, String number, String subject, Audience audience) {
    int year = 2000 + Integer.parseInt("0" + id.replaceAll("\\D", ""));
    Description description =
        Description.unknown()
            .withNumber(number)
            .withIssuedOn(LocalDate.of(year, 1, 1))
            .withSubject(subject);
    index.apply(
        List.of(
            new IndexChange.Upsert(
                new IndexedRecord(id, 1, audience, description, Filing.none(), List.of()))),
        new OutboxPosition(1, index.size() + 1));
  }
}
