package vn.vanthu.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.search.query.Filters;
import vn.vanthu.search.query.Hit;
import vn.vanthu.search.query.SearchRequest;
import vn.vanthu.search.query.Viewer;

/** Many bodies count from 1 every year: what an ambiguous number, a day and a body must find. */
class SameNumberTest {

  private static final List<String> BODIES =
      List.of(
          "UBND tỉnh Lào Cai", "Ủy ban nhân dân tỉnh Cà Mau", "UBND thành phố Cần Thơ", "Bộ Y tế");

  private record Made(String id, String number, String body, LocalDate issued) {}

  @TempDir Path folder;
  private final long seed = Long.getLong("seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final Map<String, List<Made>> sets = new HashMap<>();
  private RecordIndex index;

  @BeforeEach
  void generate() throws Exception {
    System.out.println("SameNumberTest seed " + seed);
    index = RecordIndex.open(folder);
    List<IndexChange> changes = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      String number =
          (1 + random.nextInt(90)) + "/" + (random.nextBoolean() ? "CT-UBND" : "QĐ-UBND");
      Made made =
          new Made(
              "d" + i,
              number,
              BODIES.get(random.nextInt(BODIES.size())),
              LocalDate.of(2005 + random.nextInt(20), 1, 1).plusDays(random.nextInt(365)));
      sets.computeIfAbsent(number, _ -> new ArrayList<>()).add(made);
      changes.add(
          new IndexChange.Upsert(
              new IndexedRecord(
                  made.id,
                  1,
                  Audience.everybody(),
                  Description.unknown()
                      .withNumber(number)
                      .withIssuer(made.body)
                      .withIssuedOn(made.issued),
                  Filing.none(),
                  List.of())));
    }
    index.apply(changes, new OutboxPosition(1, 1));
  }

  @AfterEach
  void close() throws Exception {
    index.close();
  }

  @Test
  void every_document_of_the_number_is_offered_with_its_year_and_body() {
    sets.forEach((number, set) -> {
      List<Hit> hits = hits(SearchRequest.of(number, Viewer.publicOnly()));
      assertThat(ids(hits)).as("%s, seed %d", number, seed).isEqualTo(made(set));
      assertThat(hits).allMatch(hit -> hit.issuedOn() != null && hit.issuer() != null);
      assertThat(hits)
          .extracting(Hit::issuedOn)
          .as("newest first")
          .isSortedAccordingTo(java.util.Comparator.reverseOrder());
    });
  }

  @Test
  void a_year_or_a_body_decides() {
    sets.forEach((number, set) -> {
      Made one = set.get(random.nextInt(set.size()));
      int year = one.issued.getYear();
      assertThat(ids(hits(SearchRequest.of(number + " năm " + year, Viewer.publicOnly()))))
          .as("%s %d, seed %d", number, year, seed)
          .isEqualTo(made(set.stream().filter(m -> m.issued.getYear() == year).toList()));
      assertThat(
              ids(
                  hits(
                      SearchRequest.of(
                          "số:" + number + " cơ quan:\"" + one.body + "\"", Viewer.publicOnly()))))
          .as("%s of %s, seed %d", number, one.body, seed)
          .isEqualTo(made(set.stream().filter(m -> m.body.equals(one.body)).toList()));
    });
  }

  @Test
  void days_and_a_body_find_just_what_lies_between() {
    List<Made> all = sets.values().stream().flatMap(List::stream).toList();
    for (int i = 0; i < 100; i++) {
      Made like = all.get(random.nextInt(all.size()));
      LocalDate from = like.issued.minusDays(random.nextInt(900));
      LocalDate to = like.issued.plusDays(random.nextInt(900));
      Filters filters = Filters.none().withIssuer(like.body).withIssued(from, to);
      assertThat(ids(hits(SearchRequest.of("", Viewer.publicOnly()).withFilters(filters))))
          .as("%s %s..%s, seed %d", like.body, from, to, seed)
          .isEqualTo(
              made(
                  all.stream()
                      .filter(m -> m.body.equals(like.body))
                      .filter(m -> !m.issued.isBefore(from) && !m.issued.isAfter(to))
                      .toList()));
    }
  }

  private List<Hit> hits(SearchRequest request) {
    return index.search(request.withLimit(200)).hits();
  }

  private static Set<String> ids(List<Hit> hits) {
    Set<String> ids = new TreeSet<>();
    hits.forEach(hit -> ids.add(hit.id()));
    return ids;
  }

  private static Set<String> made(List<Made> set) {
    Set<String> ids = new TreeSet<>();
    set.forEach(made -> ids.add(made.id));
    return ids;
  }
}
