package vn.vanthu.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.search.query.Chip;
import vn.vanthu.search.query.Filters;
import vn.vanthu.search.query.Highlight;
import vn.vanthu.search.query.Hit;
import vn.vanthu.search.query.NumberMatch;
import vn.vanthu.search.query.SearchRequest;
import vn.vanthu.search.query.SearchResult;
import vn.vanthu.search.query.Viewer;

/** What a clerk types, over a small register of invented documents. */
class FindingTest {

  @TempDir Path folder;
  private RecordIndex index;

  @BeforeEach
  void register() throws Exception {
    index = RecordIndex.open(folder);
    List<IndexChange> changes = new ArrayList<>();
    add(
        changes,
        "qn12",
        "1009/QĐ-UBND",
        "Quyết định",
        "UBND tỉnh Quảng Nam",
        "2012-03-30",
        "Quy chế tiếp công dân");
    add(
        changes,
        "dn26",
        "77/QĐ-UBND",
        "Quyết định",
        "Ủy ban nhân dân thành phố Đà Nẵng",
        "2026-01-05",
        "Đơn giá đất");
    add(
        changes,
        "ct15",
        "14/CT-UBND",
        "Chỉ thị",
        "UBND tỉnh Lào Cai",
        "2015-06-01",
        "Phòng cháy rừng mùa khô");
    add(
        changes,
        "ct16",
        "14/CT-UBND",
        "Chỉ thị",
        "UBND tỉnh Lào Cai",
        "2016-07-01",
        "Cải cách hành chính");
    add(
        changes,
        "tt13",
        "25/2013/TTLT-BYT-BTC",
        "Thông tư liên tịch",
        "Bộ Y tế và Bộ Tài chính",
        "2013-08-01",
        "Chế độ phụ cấp");
    add(
        changes,
        "nd20",
        "30/2020/NĐ-CP",
        "Nghị định",
        "Chính phủ",
        "2020-03-05",
        "Công tác văn thư");
    add(
        changes,
        "cites",
        "167/2013/TT-BXD",
        "Thông tư",
        "Bộ Xây dựng",
        "2013-11-15",
        "Sửa đổi Thông tư số 34/2012/TT-BXD về trái phiếu");
    add(
        changes,
        "own34",
        "34/2013/TT-BXD",
        "Thông tư",
        "Bộ Xây dựng",
        "2013-03-28",
        "Lệ phí trước bạ");
    add(
        changes,
        "joint",
        "03/2021/TTLT-TANDTC-VKSNDTC-BCA-BQP",
        "Thông tư liên tịch",
        "Bộ Công an, Bộ Quốc phòng, Viện kiểm sát nhân dân tối cao và Tòa án nhân dân tối cao",
        "2021-10-11",
        "Rút ngắn thời gian thử thách");
    add(
        changes,
        "other-joint",
        "04/2021/TTLT-BCA-BTP",
        "Thông tư liên tịch",
        "Bộ Công an và Bộ Tư pháp",
        "2021-11-11",
        "Rút ngắn thời gian thử thách và thời gian rút ngắn");
    index.apply(changes, new OutboxPosition(1, 1));
  }

  @AfterEach
  void close() throws Exception {
    index.close();
  }

  @Test
  void a_number_that_the_subject_cites_beside_body_and_year_is_words() {
    SearchResult cited = search("thông tư bộ xây dựng 2013 số 34 2012 TT BXD");
    assertThat(cited.hits()).first().extracting(Hit::id).isEqualTo("cites");
    assertThat(cited.understood()).extracting(Chip::code).containsExactly("type", "issuer", "year");
    SearchResult own = search("thông tư bộ xây dựng 2013 số 34");
    assertThat(own.hits()).first().extracting(Hit::id).isEqualTo("own34");
  }

  @Test
  void four_bodies_of_a_joint_circular_are_one_name() {
    SearchResult found =
        search(
            "thông tư liên tịch bộ công an, bộ quốc phòng, viện kiểm sát nhân dân tối cao và toà án"
                + " nhân dân tối cao 2021 rút ngắn thời gian");
    assertThat(found.hits()).extracting(Hit::id).containsExactly("joint");
    assertThat(found.understood()).extracting(Chip::code).containsExactly("type", "issuer", "year");
  }

  @Test
  void a_number_is_found_however_it_is_typed() {
    for (String typed :
        List.of(
            "1009",
            "1009/qd-ubnd",
            "quyet dinh 1009 quang nam 2012",
            "1009/QĐ–UBND",
            "QĐ 1009",
            "1OO9/QĐ-UBND",
            "1009 / qđ - ubnd",
            "1009/QĐ-UBNO",
            "1009/QĐ")) {
      assertThat(ids(typed)).as(typed).startsWith("qn12");
    }
    assertThat(ids("25/2013")).containsExactly("tt13");
    assertThat(ids("nghị định 30")).containsExactly("nd20");
  }

  @Test
  void the_answer_says_whether_the_number_asked_for_is_there() {
    for (String there : List.of("1009", "1009/qd-ubnd", "số:14/CT-UBND", "QĐ 1009")) {
      assertThat(search(there).numberMatch()).as(there).isEqualTo(NumberMatch.EXACT);
    }
    assertThat(search("1009/QĐ").numberMatch()).isEqualTo(NumberMatch.BEGUN);
    for (String other : List.of("1009/CT-UBND", "1009/QĐ-UBNO", "14/NQ-HĐND")) {
      SearchResult near = search(other);
      assertThat(near.hits()).as(other).isNotEmpty();
      assertThat(near.numberMatch()).as(other).isEqualTo(NumberMatch.NEAR);
    }
    assertThat(search("987654/QĐ-UBND").numberMatch()).isEqualTo(NumberMatch.NONE);
    assertThat(search("số:987654/QĐ-UBND").numberMatch()).isEqualTo(NumberMatch.NONE);
    assertThat(search("nước sạch").numberMatch()).isNull();
  }

  @Test
  void an_ambiguous_number_lists_every_candidate_newest_first_and_a_year_decides() {
    assertThat(ids("14/CT-UBND")).containsExactly("ct16", "ct15");
    assertThat(ids("14/CT-UBND 2015")).containsExactly("ct15");
    assertThat(ids("chỉ thị số 14 năm 2016")).containsExactly("ct16");
  }

  @Test
  void what_was_understood_is_shown_and_can_be_taken_back() {
    SearchRequest request =
        SearchRequest.of("chỉ thị 2016 của lào cai về cải cách hành chính", Viewer.unrestricted());
    SearchResult result = index.search(request);
    assertThat(result.understood())
        .extracting(Chip::code)
        .containsExactly("type", "issuer", "year");
    assertThat(result.hits()).extracting(Hit::id).containsExactly("ct16");
    SearchResult words = index.search(request.withRemoved(Chip.CODES));
    assertThat(words.understood()).isEmpty();
    assertThat(words.hits()).extracting(Hit::id).startsWith("ct16");
  }

  @Test
  void a_merged_province_is_found_under_both_names() {
    Filters successor = Filters.none().withIssuer("UBND thành phố Đà Nẵng");
    Filters predecessor = Filters.none().withIssuer("uy ban nhan dan tinh quang nam");
    assertThat(ids(successor)).containsExactlyInAnyOrder("qn12", "dn26");
    assertThat(ids(predecessor)).containsExactlyInAnyOrder("qn12", "dn26");
    assertThat(ids(Filters.none().withIssuer("Bộ Tài chính"))).containsExactly("tt13");
  }

  @Test
  void a_type_is_asked_by_name_or_code() {
    assertThat(ids(Filters.none().withType("CT"))).containsExactlyInAnyOrder("ct15", "ct16");
    assertThat(ids(Filters.none().withType("chi thi"))).containsExactlyInAnyOrder("ct15", "ct16");
  }

  @Test
  void quotes_keep_words_together_and_a_minus_takes_them_out() {
    assertThat(ids("\"cải cách hành chính\"")).containsExactly("ct16");
    assertThat(ids("\"hành chính cải cách\"")).isEmpty();
    assertThat(ids("phòng cháy rừng hành chính -cháy")).containsExactly("ct16");
  }

  @Test
  void accents_that_were_typed_are_not_crossed() {
    assertThat(ids("đơn giá đất")).startsWith("dn26");
    assertThat(ids("\"đơn gia đất\"")).isNotEmpty();
    assertThat(ids("\"đơn giả đất\"")).isEmpty();
  }

  @Test
  void a_hit_opens_at_the_article_that_answers_and_marks_the_words() {
    String text =
        "Mở đầu\nĐiều 1. Phạm vi\nViệc chung.\nĐiều 2. Con dấu\nVăn thư cơ quan giữ con dấu của cơ quan.\n";
    index.apply(
        List.of(
            new IndexChange.Upsert(
                new IndexedRecord(
                    "long",
                    1,
                    Audience.everybody(),
                    Description.unknown(),
                    Filing.none(),
                    Passages.of(filled(text))))),
        new OutboxPosition(1, 2));
    Hit hit =
        index.search(SearchRequest.of("ai giữ con dấu", Viewer.unrestricted())).hits().getFirst();
    assertThat(hit.passageHeading()).isEqualTo("Điều 2. Con dấu");
    Highlight snippet = hit.snippet();
    assertThat(snippet).isNotNull();
    assertThat(snippet.matches())
        .extracting(span -> snippet.text().substring(span.from(), span.to()))
        .contains("giữ", "con", "dấu");
  }

  @Test
  void suggestions_go_on_from_the_number_and_keep_to_the_audience() {
    assertThat(index.suggest("10", Viewer.publicOnly(), 5))
        .extracting("id")
        .containsExactly("qn12");
    assertThat(index.suggest("14/ct", Viewer.publicOnly(), 5)).hasSize(2);
    assertThat(index.suggest("cải cách hà", Viewer.publicOnly(), 5))
        .extracting("id")
        .containsExactly("ct16");
  }

  @Test
  void hostile_questions_are_answered_too() {
    for (String typed :
        List.of(
            "\"", "\"\"", "-", "*?", "a".repeat(5000), "1/".repeat(400), "()[]{}\\", "\uD800")) {
      index.search(SearchRequest.of(typed, Viewer.publicOnly()));
      index.suggest(typed, Viewer.publicOnly(), 5);
    }
  }

  /** The first article is long enough that the second lies in another stretch. */
  private static String filled(String text) {
    return text.replace("Việc chung.", "việc chung của mọi người ".repeat(60));
  }

  private SearchResult search(String typed) {
    return index.search(SearchRequest.of(typed, Viewer.unrestricted()));
  }

  private List<String> ids(String typed) {
    return ids(SearchRequest.of(typed, Viewer.publicOnly()));
  }

  private List<String> ids(Filters filters) {
    return ids(SearchRequest.of("", Viewer.publicOnly()).withFilters(filters));
  }

  private List<String> ids(SearchRequest request) {
    return index.search(request.withRemoved(Set.of())).hits().stream().map(Hit::id).toList();
  }

  private static void add(
      List<IndexChange> changes,
      String id,
      String number,
      String type,
      String issuer,
      String date,
      String subject) {
    Description description =
        Description.unknown()
            .withNumber(number)
            .withType(null, type)
            .withIssuer(issuer)
            .withIssuedOn(LocalDate.parse(date))
            .withSubject(subject);
    changes.add(
        new IndexChange.Upsert(
            new IndexedRecord(id, 1, Audience.everybody(), description, Filing.none(), List.of())));
  }
}
