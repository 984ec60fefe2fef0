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
import vn.vanthu.search.query.Chip;
import vn.vanthu.search.query.Hit;
import vn.vanthu.search.query.Refusal;
import vn.vanthu.search.query.SearchRequest;
import vn.vanthu.search.query.SearchResult;
import vn.vanthu.search.query.Viewer;

/** What signs in a question do to the list of hits, over a small register of invented documents. */
class QuestionLanguageTest {

  @TempDir Path folder;
  private RecordIndex index;

  @BeforeEach
  void register() throws Exception {
    index = RecordIndex.open(folder);
    add(
        "qn12",
        "1009/QĐ-UBND",
        "Quyết định",
        "UBND tỉnh Quảng Nam",
        "2012-03-30",
        "Lê Văn Ba",
        "Quy chế tiếp công dân");
    add(
        "ct15",
        "14/CT-UBND",
        "Chỉ thị",
        "UBND tỉnh Lào Cai",
        "2015-06-01",
        "Đặng Thị Tư",
        "Phòng cháy rừng mùa khô");
    add(
        "ct16",
        "14/CT-UBND",
        "Chỉ thị",
        "UBND tỉnh Lào Cai",
        "2016-07-01",
        "Lê Văn Ba",
        "Cải cách hành chính");
    add(
        "tt20",
        "5/2020/TT-BTNMT",
        "Thông tư",
        "Bộ Tài nguyên và Môi trường",
        "2020-05-29",
        "Trần Hà",
        "Quan trắc nước thải");
    add(
        "tt25",
        "7/2025/TT-BNNMT",
        "Thông tư",
        "Bộ Nông nghiệp và Môi trường",
        "2025-06-20",
        "Trần Hà",
        "Quan trắc khí thải");
    add(
        "kh21",
        "88/KH-UBND",
        "Kế hoạch",
        "UBND thành phố Hải Phòng",
        "2021-01-05",
        "Ngô Năm",
        "Kế hoạch CCHC năm 2021");
    add(
        "tt09",
        "9/2009/TT-BTC",
        "Thông tư",
        "Bộ Tài chính",
        "2009-02-10",
        "Ngô Năm",
        "Quản lý phí đường bộ");
    add(
        "kh09",
        "3/2009/TT-BKH",
        "Thông tư",
        "Bộ Kế hoạch và Đầu tư",
        "2009-04-10",
        "Ngô Năm",
        "Đăng ký kinh doanh");
  }

  @AfterEach
  void close() throws Exception {
    index.close();
  }

  @Test
  void a_field_of_the_number_finds_that_number_only() {
    for (String typed :
        List.of(
            "số:1009",
            "so:1009/qd-ubnd",
            "SỐ: 1009/QĐ-UBND",
            "quyết định số: 1009",
            "số:\"1009 / QĐ - UBND\"",
            "number:1009")) {
      assertThat(ids(typed)).as(typed).containsExactly("qn12");
    }
    assertThat(ids("số:14/CT-UBND")).containsExactly("ct16", "ct15");
    assertThat(ids("số:14/CT-UBND phòng cháy rừng")).containsExactly("ct15");
    assertThat(ids("số:9999")).isEmpty();
    assertThat(ids("số:14 -số:14/CT-UBND")).isEmpty();
  }

  @Test
  void body_type_day_and_signer_are_fields_too() {
    assertThat(ids("cơ quan: UBND tỉnh Lào Cai loại: chỉ thị ngày: 2016")).containsExactly("ct16");
    assertThat(ids("co quan:lao cai loai:CT ngay:1/1/2015..31/12/2015")).containsExactly("ct15");
    assertThat(ids("người ký: Lê Văn Ba")).containsExactlyInAnyOrder("qn12", "ct16");
    assertThat(ids("nguoi ky:\"le van ba\" cải cách")).containsExactly("ct16");
    assertThat(ids("người ký: lê văn ba tiếp công dân")).containsExactly("qn12");
    assertThat(ids("ngày: 6/2015")).containsExactly("ct15");
    assertThat(ids("loại:CT -người ký:\"Lê Văn Ba\"")).containsExactly("ct15");
  }

  @Test
  void alternatives_widen_and_a_minus_narrows() {
    assertThat(ids("\"phòng cháy\" hoặc \"cải cách hành chính\""))
        .containsExactlyInAnyOrder("ct15", "ct16");
    assertThat(ids("loại:\"Quyết định\" hoặc loại:CT"))
        .containsExactlyInAnyOrder("qn12", "ct15", "ct16");
    assertThat(ids("số:1009 hoặc số:5/2020/TT-BTNMT")).containsExactlyInAnyOrder("qn12", "tt20");
    assertThat(ids("nước HOẶC khí -thải")).isEmpty();
    assertThat(ids("nước HOẶC khí")).containsExactlyInAnyOrder("tt20", "tt25");
    assertThat(ids("quan trắc -\"khí thải\"")).startsWith("tt20").doesNotContain("tt25");
  }

  @Test
  void a_star_takes_every_word_that_begins_so() {
    assertThat(ids("trắ*")).containsExactlyInAnyOrder("tt20", "tt25");
    assertThat(ids("quan tr* nước")).containsExactlyInAnyOrder("tt20", "tt25").startsWith("tt20");
  }

  @Test
  void what_a_field_was_taken_for_is_a_chip_and_can_be_taken_back() {
    SearchRequest request =
        SearchRequest.of("người ký: Lê Văn Ba, ngày: 3/2012 tiếp công dân", Viewer.publicOnly());
    SearchResult result = index.search(request);
    assertThat(result.understood())
        .extracting(Chip::code, Chip::value, Chip::guessed)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("signer", "Lê Văn Ba", false),
            org.assertj.core.groups.Tuple.tuple("date", "2012-03-01..2012-03-31", false));
    assertThat(index.search(request.withRemoved(Set.of("date"))).understood())
        .extracting(Chip::code)
        .containsExactly("signer");
  }

  @Test
  void a_question_that_cannot_be_read_says_why() {
    SearchResult refused = index.search(SearchRequest.of("ngày: hôm qua", Viewer.publicOnly()));
    assertThat(refused.refusal()).isEqualTo(new Refusal(Refusal.Reason.NO_DATE, "hôm qua"));
    assertThat(refused.hits()).isEmpty();
    assertThat(index.search(SearchRequest.of("n*", Viewer.publicOnly())).refusal()).isNotNull();
    assertThat(index.search(SearchRequest.of("nghi*", Viewer.publicOnly())).refusal()).isNull();
  }

  @Test
  void an_abbreviation_finds_what_is_written_out_and_the_reverse() {
    assertThat(ids("CCHC")).containsExactlyInAnyOrder("ct16", "kh21");
    assertThat(ids("cải cách hành chính")).contains("ct16", "kh21");
    assertThat(ids("kế hoạch cải cách hành chính năm 2021")).startsWith("kh21");
    assertThat(ids("kế hoạch CCHC năm 2021")).startsWith("kh21");
  }

  @Test
  void a_ministry_is_found_with_the_one_it_continued_but_not_with_the_one_that_took_it_in() {
    assertThat(ids("cơ quan:\"Bộ Nông nghiệp và Môi trường\""))
        .containsExactlyInAnyOrder("tt20", "tt25");
    assertThat(ids("cơ quan:BTNMT")).containsExactlyInAnyOrder("tt20", "tt25");
    assertThat(ids("cơ quan:BTC")).containsExactly("tt09");
    assertThat(ids("thông tư năm 2009 của BKHĐT")).containsExactly("kh09");
  }

  @Test
  void a_name_that_only_a_forbidden_record_holds_is_not_known() {
    put(
        "secret",
        "6/TB-X",
        "Thông báo",
        "Trung tâm Bí ẩn",
        "2020-01-01",
        "Hồ Thị Kín",
        "Việc kín",
        Audience.people(Set.of("an")));
    String typed = "người ký: Hồ Thị Kín công dân";
    SearchResult stranger = index.search(SearchRequest.of(typed, Viewer.publicOnly()));
    SearchResult reader =
        index.search(SearchRequest.of(typed, Viewer.of(Set.of(), Set.of(), Set.of("an"))));
    assertThat(stranger.understood())
        .extracting(Chip::value)
        .containsExactly("Hồ Thị Kín công dân");
    assertThat(reader.understood()).extracting(Chip::value).containsExactly("Hồ Thị Kín");
  }

  private List<String> ids(String typed) {
    return index.search(SearchRequest.of(typed, Viewer.publicOnly())).hits().stream()
        .map(Hit::id)
        .toList();
  }

  private void add(
      String id,
      String number,
      String type,
      String issuer,
      String date,
      String signer,
      String subject) {
    put(id, number, type, issuer, date, signer, subject, Audience.everybody());
  }

  private void put(
      String id,
      String number,
      String type,
      String issuer,
      String date,
      String signer,
      String subject,
      Audience audience) {
    Description description =
        Description.unknown()
            .withNumber(number)
            .withType(type.equals("Chỉ thị") ? "CT" : null, type)
            .withIssuer(issuer)
            .withIssuedOn(LocalDate.parse(date))
            .withSigner(signer)
            .withSubject(subject);
    index.apply(
        List.of(
            new IndexChange.Upsert(
                new IndexedRecord(id, 1, audience, description, Filing.none(), List.of()))),
        new OutboxPosition(1, index.size() + 1));
  }
}
