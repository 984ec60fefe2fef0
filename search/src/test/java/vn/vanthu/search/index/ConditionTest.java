package vn.vanthu.search.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.search.query.Filters;
import vn.vanthu.search.query.SearchRequest;
import vn.vanthu.search.query.Viewer;

/** A condition says of one record what its query says of an index that holds only this record. */
class ConditionTest {

  private static final String[] WORDS = {
    "cải", "cách", "hành", "chính", "thuế", "phí", "thue", "hanh", "chinh", "UBND", "CCHC", "kỹ"
  };
  private static final String[] NUMBERS = {"9/TB-UBND", "9/2026/TB-UBND", "12/QĐ-BYT", "09", "1"};
  private static final String[] BODIES = {"UBND tỉnh Lào Cai", "Bộ Y tế", "UBND tỉnh Quảng Nam"};
  private static final String[] TYPES = {"Thông báo", "Quyết định", "Chỉ thị"};

  private final Random random = new Random(20_261_127);

  @Test
  void conditions_and_queries_agree_about_every_record(@TempDir Path folder) throws Exception {
    int both = 0;
    int neither = 0;
    try (RecordIndex names = RecordIndex.open(folder)) {
      for (int i = 0; i < BODIES.length; i++) {
        IndexChange known = new IndexChange.Upsert(record("known" + i, BODIES[i]));
        names.apply(List.of(known), new OutboxPosition(1, i + 1));
      }
      List<Query> queries = new ArrayList<>();
      while (queries.size() < 600) {
        var standing = names.standing(request());
        if (standing.refusal() == null) {
          queries.add(standing.query());
        }
      }
      for (int i = 0; i < 40; i++) {
        IndexedRecord record = record("r" + i, oneOf(BODIES));
        HeldTerms held = HeldTerms.of(new RecordDocuments().document(record));
        try (ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
          try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
            writer.addDocument(new RecordDocuments().document(record));
          }
          try (DirectoryReader reader = DirectoryReader.open(directory)) {
            IndexSearcher searcher = new IndexSearcher(reader);
            for (Query query : queries) {
              boolean found = searcher.count(query) == 1;
              assertThat(Condition.of(query).holds(held)).as("%s", query).isEqualTo(found);
              both += found ? 1 : 0;
              neither += found ? 0 : 1;
            }
          }
        }
      }
    }
    assertThat(both).isGreaterThan(1000);
    assertThat(neither).isGreaterThan(1000);
  }

  @Test
  void a_kind_of_query_that_no_question_is_made_of_is_refused() {
    Query misread = new FuzzyQuery(new Term("number", "x"), 1);
    assertThatThrownBy(() -> Condition.of(misread)).isInstanceOf(IllegalArgumentException.class);
    assertThat(
            Condition.of(MatchAllDocsQuery.INSTANCE)
                .holds(HeldTerms.of(new RecordDocuments().document(record("a", "Bộ Y tế")))))
        .isTrue();
  }

  private SearchRequest request() {
    Filters none = Filters.none();
    String words = text(1 + random.nextInt(4));
    LocalDate day = LocalDate.of(2026, 1 + random.nextInt(12), 1);
    String typed =
        switch (random.nextInt(14)) {
          case 0 -> '"' + words + '"';
          case 1 -> words + " -" + oneOf(WORDS);
          case 2 -> "\"" + words + "\" hoặc \"" + text(2) + '"';
          case 3 -> "cơ quan:\"" + oneOf(BODIES) + "\" " + words;
          case 4 -> "ngày:" + day.getYear() + " " + words;
          case 5 -> "ngày:" + day.getMonthValue() + "/2026";
          case 6 -> oneOf(NUMBERS);
          case 7 -> "số:" + oneOf(NUMBERS);
          case 8 -> oneOf(WORDS).substring(0, 2) + "* " + words;
          case 9 -> oneOf(TYPES) + " của " + oneOf(BODIES) + " về " + words;
          case 10 -> "loại:\"" + oneOf(TYPES) + "\" hoặc " + oneOf(WORDS);
          case 11 -> text(9);
          default -> words;
        };
    Filters filters =
        switch (random.nextInt(8)) {
          case 0 -> none.withIssued(day, null);
          case 1 -> none.withValidOn(day);
          case 2 -> none.withType(oneOf(TYPES));
          case 3 -> none.withIssuer(oneOf(BODIES));
          default -> none;
        };
    return SearchRequest.of(typed, Viewer.unrestricted()).withFilters(filters);
  }

  private IndexedRecord record(String id, String issuer) {
    LocalDate day = LocalDate.of(2026, 1 + random.nextInt(12), 1 + random.nextInt(28));
    Description description =
        Description.unknown()
            .withNumber(oneOf(NUMBERS))
            .withType(null, oneOf(TYPES))
            .withIssuer(issuer)
            .withIssuedOn(random.nextInt(5) == 0 ? null : day)
            .withEffective(
                random.nextBoolean() ? day : null, random.nextBoolean() ? day.plusDays(90) : null)
            .withSubject(text(3));
    return new IndexedRecord(
        id,
        1,
        Audience.everybody(),
        description,
        Filing.none(),
        List.of(new Passage(null, text(6)), new Passage("Điều 2", text(2))));
  }

  private String text(int words) {
    List<String> text = new ArrayList<>();
    for (int i = 0; i < words; i++) {
      text.add(oneOf(WORDS));
    }
    return String.join(" ", text);
  }

  private String oneOf(String[] values) {
    return values[random.nextInt(values.length)];
  }
}
