package vn.vanthu.drills.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.vanthu.search.index.Audience;
import vn.vanthu.search.index.Description;
import vn.vanthu.search.index.Filing;
import vn.vanthu.search.index.IndexChange;
import vn.vanthu.search.index.IndexedRecord;
import vn.vanthu.search.index.OutboxPosition;
import vn.vanthu.search.index.Passage;
import vn.vanthu.search.index.Rebuild;
import vn.vanthu.search.index.RecordIndex;
import vn.vanthu.search.query.Chip;
import vn.vanthu.search.query.Facet;
import vn.vanthu.search.query.FacetCount;
import vn.vanthu.search.query.Filters;
import vn.vanthu.search.query.Highlight;
import vn.vanthu.search.query.Hit;
import vn.vanthu.search.query.NumberMatch;
import vn.vanthu.search.query.SearchRequest;
import vn.vanthu.search.query.SearchResult;
import vn.vanthu.search.query.Sort;
import vn.vanthu.search.query.Viewer;

/** What every kind of index must do, over a small register of invented documents. */
abstract class IndexContract {

  private static final Viewer ALL = Viewer.unrestricted();
  private static final Viewer STRANGER = Viewer.publicOnly();

  RecordIndex index;

  /** An index that holds nothing yet. */
  abstract RecordIndex open() throws Exception;

  @BeforeEach
  void register() throws Exception {
    index = open();
    List<IndexChange> changes = new ArrayList<>();
    changes.add(
        made(
            "qn12",
            "1009/QĐ-UBND",
            "Quyết định",
            "UBND tỉnh Quảng Nam",
            "2012-03-30",
            "Quy chế tiếp công dân"));
    changes.add(
        made(
            "dn26",
            "77/QĐ-UBND",
            "Quyết định",
            "Ủy ban nhân dân thành phố Đà Nẵng",
            "2026-01-05",
            "Đơn giá đất"));
    changes.add(
        made(
            "ct15",
            "14/CT-UBND",
            "Chỉ thị",
            "UBND tỉnh Lào Cai",
            "2015-06-01",
            "Phòng cháy rừng mùa khô"));
    changes.add(
        made(
            "ct16",
            "14/CT-UBND",
            "Chỉ thị",
            "UBND tỉnh Lào Cai",
            "2016-07-01",
            "Cải cách hành chính"));
    changes.add(
        made(
            "tt13",
            "25/2013/TTLT-BYT-BTC",
            "Thông tư liên tịch",
            "Bộ Y tế và Bộ Tài chính",
            "2013-08-01",
            "Chế độ phụ cấp"));
    changes.add(
        made("nd20", "30/2020/NĐ-CP", "Nghị định", "Chính phủ", "2020-03-05", "Công tác văn thư"));
    changes.add(secret("kin", 1, Audience.people(Set.of("an"))));
    index.apply(changes, new OutboxPosition(1, 1));
  }

  @AfterEach
  void close() throws Exception {
    index.close();
  }

  @Test
  void a_number_is_found_however_it_is_typed_and_the_answer_says_how_it_fits() {
    for (String typed :
        List.of(
            "1009",
            "1009/qd-ubnd",
            "quyet dinh 1009 quang nam 2012",
            "QĐ 1009",
            "1OO9/QĐ-UBND",
            "1009 / qđ - ubnd")) {
      assertThat(ids(typed)).as(typed).startsWith("qn12");
      assertThat(search(typed).numberMatch()).as(typed).isEqualTo(NumberMatch.EXACT);
    }
    assertThat(search("1009/QĐ").numberMatch()).isEqualTo(NumberMatch.BEGUN);
    assertThat(search("1009/QĐ-UBNO").numberMatch()).isEqualTo(NumberMatch.NEAR);
    assertThat(search("987654/QĐ-UBND").numberMatch()).isEqualTo(NumberMatch.NONE);
    assertThat(ids("25/2013")).containsExactly("tt13");
  }

  @Test
  void a_number_of_several_years_lists_them_newest_first_and_a_year_decides() {
    assertThat(ids("14/CT-UBND")).containsExactly("ct16", "ct15");
    assertThat(ids("14/CT-UBND 2015")).containsExactly("ct15");
    assertThat(ids("chỉ thị số 14 năm 2016")).containsExactly("ct16");
  }

  @Test
  void a_question_is_split_into_filters_and_words() {
    SearchResult result = search("chỉ thị 2016 của lào cai về cải cách hành chính");
    assertThat(result.understood())
        .extracting(Chip::code)
        .containsExactly("type", "issuer", "year");
    assertThat(result.hits()).extracting(Hit::id).containsExactly("ct16");
    Filters successor = Filters.none().withIssuer("UBND thành phố Đà Nẵng");
    assertThat(ids(SearchRequest.of("", ALL).withFilters(successor)))
        .containsExactlyInAnyOrder("qn12", "dn26");
  }

  @Test
  void signs_are_demands() {
    assertThat(ids("\"cải cách hành chính\"")).containsExactly("ct16");
    assertThat(ids("\"hành chính cải cách\"")).isEmpty();
    assertThat(ids("phòng cháy rừng hành chính -cháy")).containsExactly("ct16");
    assertThat(ids("\"đơn giả đất\"")).isEmpty();
    assertThat(ids("nghi*")).isEmpty();
    assertThat(ids("cá* -thuế")).contains("ct16");
    assertThat(ids("loại:CT ngày:2015")).containsExactly("ct15");
    assertThat(ids("số:14/CT-UBND cơ quan:UBND tỉnh Lào Cai, ngày:2016..")).containsExactly("ct16");
  }

  @Test
  void only_what_the_viewer_may_read_is_found_counted_suggested_or_known() {
    Viewer an = Viewer.of(Set.of(), Set.of(), Set.of("an"));
    assertThat(ids(SearchRequest.of("thuyên chuyển", STRANGER))).isEmpty();
    assertThat(ids(SearchRequest.of("thuyên chuyển", an))).containsExactly("kin");
    SearchRequest all = SearchRequest.of("", STRANGER).withFacets(Set.of(Facet.TYPE));
    assertThat(index.search(all).total()).isEqualTo(6);
    assertThat(index.search(all).facets().get(Facet.TYPE))
        .containsExactly(
            new FacetCount("Chỉ thị", 2),
            new FacetCount("Quyết định", 2),
            new FacetCount("Nghị định", 1),
            new FacetCount("Thông tư liên tịch", 1));
    assertThat(index.suggest("thuyên", STRANGER, 5)).isEmpty();
    assertThat(index.suggest("thuyên", an, 5)).extracting("id").containsExactly("kin");
    assertThat(index.search(SearchRequest.of("việc thuyênn", STRANGER)).didYouMean()).isEmpty();
    assertThat(index.search(SearchRequest.of("việc thuyênn", an)).didYouMean())
        .first()
        .isEqualTo("việc thuyên");
    assertThat(index.moreLike("kin", STRANGER, 5).hits()).isEmpty();
  }

  @Test
  void a_record_that_is_closed_is_found_no_more_by_those_who_found_it_before() {
    index.apply(List.of(secret("vu", 1, Audience.everybody())), new OutboxPosition(1, 2));
    assertThat(ids(SearchRequest.of("thuyên chuyển", STRANGER))).containsExactly("vu");
    index.apply(List.of(secret("vu", 2, Audience.agency("so-noi-vu"))), new OutboxPosition(1, 3));
    assertThat(ids(SearchRequest.of("thuyên chuyển", STRANGER))).isEmpty();
  }

  @Test
  void help_goes_on_from_what_is_typed_and_mends_a_slip() {
    assertThat(index.suggest("10", STRANGER, 5)).extracting("id").containsExactly("qn12");
    assertThat(index.suggest("14/ct", STRANGER, 5)).hasSize(2);
    assertThat(index.suggest("cải cách hà", STRANGER, 5)).extracting("id").containsExactly("ct16");
    assertThat(index.suggest("hả", STRANGER, 5)).isEmpty();
    assertThat(search("cải cáhc hành chính").didYouMean()).contains("cải cách hành chính");
    assertThat(search("đơn giả đất").didYouMean()).isEmpty();
    index.apply(
        List.of(
            made(
                "cc22",
                "88/KH-UBND",
                "Kế hoạch",
                "UBND tỉnh Lào Cai",
                "2022-01-01",
                "Kế hoạch cải cách hành chính năm 2022")),
        new OutboxPosition(1, 2));
    assertThat(index.moreLike("ct16", STRANGER, 5).hits())
        .extracting(Hit::id)
        .startsWith("cc22")
        .doesNotContain("ct16");
  }

  @Test
  void lists_are_sorted_and_go_on_page_by_page() {
    for (Sort sort : List.of(Sort.NEWEST, Sort.OLDEST, Sort.NUMBER)) {
      SearchRequest request = SearchRequest.of("", STRANGER).withSort(sort);
      List<String> whole = ids(request);
      List<String> pages = new ArrayList<>();
      String cursor = null;
      do {
        SearchResult page = index.search(request.withLimit(2).withCursor(cursor));
        page.hits().forEach(hit -> pages.add(hit.id()));
        cursor = page.cursor();
      } while (cursor != null);
      assertThat(pages).as("%s", sort).isEqualTo(whole).hasSize(6);
    }
    assertThat(ids(SearchRequest.of("", STRANGER).withSort(Sort.NEWEST)))
        .containsExactly("dn26", "nd20", "ct16", "ct15", "tt13", "qn12");
    assertThat(ids(SearchRequest.of("", STRANGER).withSort(Sort.NUMBER)))
        .containsExactly("ct15", "ct16", "tt13", "nd20", "dn26", "qn12");
  }

  @Test
  void days_and_validity_are_filters() {
    Filters between =
        Filters.none().withIssued(LocalDate.of(2013, 8, 1), LocalDate.of(2016, 6, 30));
    assertThat(ids(SearchRequest.of("", ALL).withFilters(between)))
        .containsExactlyInAnyOrder("tt13", "ct15");
    index.apply(
        List.of(
            valid("open", LocalDate.of(2020, 1, 1), null),
            valid("ended", LocalDate.of(2020, 1, 1), LocalDate.of(2021, 1, 1))),
        new OutboxPosition(1, 2));
    assertThat(
            ids(
                SearchRequest.of("", ALL)
                    .withFilters(Filters.none().withValidOn(LocalDate.of(2020, 6, 1)))))
        .containsExactlyInAnyOrder("open", "ended");
    assertThat(
            ids(
                SearchRequest.of("", ALL)
                    .withFilters(Filters.none().withValidOn(LocalDate.of(2022, 6, 1)))))
        .containsExactly("open");
  }

  @Test
  void a_hit_opens_at_the_passage_that_answers_and_marks_the_words() {
    IndexedRecord record =
        new IndexedRecord(
            "long",
            1,
            Audience.everybody(),
            Description.unknown(),
            Filing.none(),
            List.of(
                new Passage("Điều 1. Phạm vi", "Việc chung của cơ quan. ".repeat(60)),
                new Passage("Điều 2. Con dấu", "Văn thư cơ quan giữ con dấu của cơ quan."),
                new Passage("Điều 3. Thi hành", "Việc chung của cơ quan. ".repeat(60))));
    index.apply(List.of(new IndexChange.Upsert(record)), new OutboxPosition(1, 2));
    Hit hit = search("ai giữ con dấu").hits().getFirst();
    assertThat(hit.passageHeading()).isEqualTo("Điều 2. Con dấu");
    Highlight snippet = hit.snippet();
    assertThat(snippet).isNotNull();
    assertThat(snippet.matches())
        .extracting(span -> snippet.text().substring(span.from(), span.to()))
        .contains("giữ", "con", "dấu");
  }

  @Test
  void a_lower_revision_never_replaces_a_higher_one_and_what_is_taken_out_is_gone() {
    index.apply(List.of(secret("r1", 5, Audience.everybody())), new OutboxPosition(1, 2));
    index.apply(List.of(secret("r1", 4, Audience.agency("x"))), new OutboxPosition(1, 3));
    assertThat(index.revision("r1")).isEqualTo(5);
    assertThat(ids(SearchRequest.of("thuyên chuyển", STRANGER))).containsExactly("r1");
    index.apply(List.of(new IndexChange.Delete("r1", 6)), new OutboxPosition(1, 4));
    assertThat(index.revision("r1")).isEqualTo(-1);
    index.apply(List.of(new IndexChange.Delete("r1", 7)), new OutboxPosition(1, 5));
    assertThat(index.size()).isEqualTo(7);
  }

  @Test
  void a_rebuild_serves_only_when_finished_and_keeps_changes_made_meanwhile() throws Exception {
    try (Rebuild rebuild = index.rebuild()) {
      index.apply(List.of(secret("r1", 2, Audience.everybody())), new OutboxPosition(2, 1));
      index.apply(List.of(new IndexChange.Delete("r2", 2)), new OutboxPosition(2, 2));
      rebuild.add(List.of(record("r1", 1), record("r3", 1)));
      assertThat(index.size()).isEqualTo(8);
      rebuild.finish();
    }
    assertThat(index.size()).isEqualTo(2);
    assertThat(index.revision("r1")).isEqualTo(2);
    assertThat(index.revision("qn12")).isEqualTo(-1);
    List<String> held = new ArrayList<>();
    index.ids(held::add);
    assertThat(held).containsExactlyInAnyOrder("r1", "r3");
    assertThat(index.position()).isEqualTo(new OutboxPosition(2, 2));
    assertThat(index.check()).isEmpty();
    try (Rebuild unfinished = index.rebuild()) {
      unfinished.add(List.of(record("r9", 1)));
    }
    assertThat(index.size()).isEqualTo(2);
  }

  final SearchResult search(String text) {
    return index.search(SearchRequest.of(text, ALL));
  }

  final List<String> ids(String text) {
    return ids(SearchRequest.of(text, ALL));
  }

  final List<String> ids(SearchRequest request) {
    SearchResult result = index.search(request);
    assertThat(result.complete()).as("in time").isTrue();
    return result.hits().stream().map(Hit::id).toList();
  }

  private static IndexChange made(
      String id, String number, String type, String issuer, String issued, String subject) {
    Description description =
        Description.unknown()
            .withNumber(number)
            .withType(null, type)
            .withIssuer(issuer)
            .withIssuedOn(LocalDate.parse(issued))
            .withSubject(subject);
    return new IndexChange.Upsert(
        new IndexedRecord(id, 1, Audience.everybody(), description, Filing.none(), List.of()));
  }

  static IndexedRecord record(String id, long revision) {
    return new IndexedRecord(
        id,
        revision,
        Audience.everybody(),
        Description.unknown().withSubject("Việc thuyên chuyển nhân sự"),
        Filing.none(),
        List.of());
  }

  private static IndexChange secret(String id, long revision, Audience audience) {
    IndexedRecord open = record(id, revision);
    return new IndexChange.Upsert(
        new IndexedRecord(
            id, revision, audience, open.description(), open.filing(), open.passages()));
  }

  private static IndexChange valid(String id, LocalDate from, @Nullable LocalDate to) {
    return new IndexChange.Upsert(
        new IndexedRecord(
            id,
            1,
            Audience.everybody(),
            Description.unknown().withEffective(from, to),
            Filing.none(),
            List.of()));
  }
}
