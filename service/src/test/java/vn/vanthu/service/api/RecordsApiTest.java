package vn.vanthu.service.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.vanthu.search.query.Facet;
import vn.vanthu.service.access.Role;
import vn.vanthu.service.accounts.Scope;

class RecordsApiTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-03-02T01:00:00Z"));
  private static TestOffice office;
  private static String clerk;

  @BeforeAll
  static void start() {
    office = new TestOffice(CLOCK);
    clerk = token(Role.CLERK, EnumSet.allOf(Scope.class));
  }

  @AfterAll
  static void stop() {
    office.close();
  }

  @Test
  void a_document_is_received_registered_and_read_back() {
    String text = unique() + "/QĐ-UBND\nvề đăng ký và đọc lại";
    JsonNode intake = TestOffice.json(receive(text));
    assertThat(intake.at("/facts/number").asText()).startsWith(text.substring(0, 8));
    HttpResponse<String> registered = register(intake.get("id").asText(), null);
    assertThat(registered.statusCode()).as(registered.body()).isEqualTo(201);
    JsonNode record = TestOffice.json(registered);
    assertThat(record.at("/registration/number").asInt()).isPositive();
    assertThat(record.at("/receipt/leaf").asText()).hasSize(64);
    String self = registered.headers().firstValue("Location").orElseThrow();
    HttpResponse<String> read = office.send(as(clerk, self));
    assertThat(read.headers().firstValue("ETag")).hasValue("\"v1\"");
    assertThat(office.send(as(clerk, self + "/content")).body()).isEqualTo(text);
    for (String part : new String[] {"versions", "relations", "history", "receipt"}) {
      assertThat(office.send(as(clerk, self + "/" + part)).statusCode()).as(part).isEqualTo(200);
    }
    assertThat(office.send(as(clerk, self).header("If-None-Match", "\"v1\"")).statusCode())
        .isEqualTo(304);
  }

  @Test
  void a_document_sent_back_leaves_a_letter_that_is_due_the_same_day() {
    String id = TestOffice.json(receive(unique() + "/QĐ-UBND\nvề trả lại")).get("id").asText();
    HttpResponse<String> back =
        office.send(
            post(
                "/api/v1/intake/" + id + "/return",
                "{\"reason\":\"chữ ký số không bảo đảm\",\"sender\":\"Sở Nội vụ tỉnh Mẫu\"}"));
    assertThat(back.statusCode()).as(back.body()).isEqualTo(204);
    JsonNode notice = TestOffice.json(office.send(as(clerk, "/api/v1/notices"))).get(0);
    assertThat(notice.get("sender").asText()).isEqualTo("Sở Nội vụ tỉnh Mẫu");
    assertThat(notice.get("dueOn").asText()).isEqualTo("2026-03-02");
    assertThat(notice.get("body").asText()).contains("chữ ký số không bảo đảm");
    HttpResponse<String> letter = office.send(as(clerk, notice.get("letter").asText()));
    assertThat(letter.headers().firstValue("Content-Type")).hasValue("application/pdf");
    assertThat(letter.body()).startsWith("%PDF");
    String path = "/api/v1/notices/" + notice.get("id").asText() + "/sent";
    assertThat(office.send(post(path, "")).statusCode()).isEqualTo(204);
    assertProblem(office.send(post(path, "")), 404, "NOT_FOUND");
    assertThat(TestOffice.json(office.send(as(clerk, "/api/v1/notices")))).isEmpty();
  }

  @Test
  void an_urgent_document_gets_the_offices_own_term_and_is_handed_over() {
    String id = TestOffice.json(receive(unique() + "/QĐ-UBND\nvề thời hạn")).get("id").asText();
    HttpResponse<String> registered =
        office.send(
            post(
                "/api/v1/records",
                "{\"intake\":\"%s\",\"facts\":{\"subject\":\"về thời hạn\",\"urgency\":\"URGENT\"}}"
                    .formatted(id)));
    JsonNode record = TestOffice.json(registered);
    assertThat(record.at("/incoming/dueOn").asText()).as(registered.body()).isEqualTo("2026-03-04");
    String self = registered.headers().firstValue("Location").orElseThrow();
    HttpResponse<String> handed =
        office.send(
            post(self + "/assignment", "{\"handedTo\":\"Phòng Nội chính\"}")
                .header("If-Match", "\"v1\""));
    assertThat(handed.statusCode()).as(handed.body()).isEqualTo(200);
    assertThat(TestOffice.json(handed).at("/incoming/handedTo").asText())
        .isEqualTo("Phòng Nội chính");
  }

  @Test
  void a_register_book_comes_as_pdf_for_those_who_see_it_whole() {
    HttpResponse<String> book = office.send(as(clerk, "/api/v1/books/den?year=2026&paper=A3"));
    assertThat(book.statusCode()).isEqualTo(200);
    assertThat(book.body()).startsWith("%PDF");
    assertThat(TestOffice.json(office.send(as(clerk, "/api/v1/books"))).size()).isPositive();
    assertProblem(office.send(as(clerk, "/api/v1/books/den?paper=A0")), 422, "INVALID_FIELD");
    assertProblem(office.send(as(clerk, "/api/v1/books/khong-co")), 404, "NOT_FOUND");
    String official = token(Role.OFFICIAL, EnumSet.allOf(Scope.class));
    assertProblem(office.send(as(official, "/api/v1/books/den")), 403, "FORBIDDEN");
  }

  @Test
  void the_same_bytes_twice_are_already_registered() {
    String text = unique() + "/QĐ-UBND\nvề hai lần";
    String first = TestOffice.json(receive(text)).get("id").asText();
    String self = register(first, null).headers().firstValue("Location").orElseThrow();
    JsonNode again = TestOffice.json(receive(text));
    assertThat(again.get("duplicateOf").asText()).isEqualTo(self);
    HttpResponse<String> refused = register(again.get("id").asText(), null);
    assertProblem(refused, 409, "ALREADY_REGISTERED");
    assertThat(TestOffice.json(refused).get("record").asText()).isEqualTo(self);
  }

  @Test
  void a_repeated_key_gets_the_first_answer_and_another_body_is_refused() {
    String intake = TestOffice.json(receive(unique() + "/QĐ-UBND\nvề khóa")).get("id").asText();
    String key = UUID.randomUUID().toString();
    HttpResponse<String> first = register(intake, key);
    HttpResponse<String> second = register(intake, key);
    assertThat(second.statusCode()).isEqualTo(201);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.headers().firstValue("Idempotency-Replayed")).hasValue("true");
    HttpRequest.Builder other =
        as(clerk, "/api/v1/records")
            .header("Idempotency-Key", key)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"intake\":\"x\"}"));
    assertProblem(office.send(other), 422, "IDEMPOTENCY_MISMATCH");
  }

  @Test
  void a_key_whose_first_request_still_runs_is_told_to_wait() throws Exception {
    String intake = TestOffice.json(receive(unique() + "/QĐ-UBND\nvề chờ")).get("id").asText();
    String key = UUID.randomUUID().toString();
    CompletableFuture<HttpResponse<String>> one;
    CompletableFuture<HttpResponse<String>> two;
    try (Connection holder = office.connection()) {
      holder.setAutoCommit(false);
      try (var lock = holder.prepareStatement("select 1 from intake where id = ? for update")) {
        lock.setObject(1, UUID.fromString(intake));
        lock.executeQuery();
      }
      one = CompletableFuture.supplyAsync(() -> register(intake, key));
      two = CompletableFuture.supplyAsync(() -> register(intake, key));
      // Whichever comes first is at work until the lock is gone.
      HttpResponse<String> other = one.applyToEither(two, answer -> answer).get();
      assertProblem(other, 409, "IDEMPOTENCY_RUNNING");
      assertThat(other.headers().firstValueAsLong("Retry-After").orElseThrow()).isPositive();
      holder.rollback();
    }
    assertThat(List.of(one.get().statusCode(), two.get().statusCode()))
        .containsExactlyInAnyOrder(201, 409);
    assertThat(register(intake, key).headers().firstValue("Idempotency-Replayed")).hasValue("true");
  }

  @Test
  void a_key_belongs_to_one_principal() {
    String key = UUID.randomUUID().toString();
    assertThat(receive(clerk, "a" + unique(), key).statusCode()).isEqualTo(201);
    String other = token(Role.CLERK, EnumSet.allOf(Scope.class));
    assertThat(receive(other, "b" + unique(), key).statusCode()).isEqualTo(201);
  }

  @Test
  void a_change_needs_the_present_version() {
    String self = registered("về phiên bản");
    String body = "{\"subject\":\"về phiên bản đã sửa\",\"typeName\":\"Quyết định\"}";
    assertProblem(office.send(patch(self, body, null)), 428, "PRECONDITION_REQUIRED");
    assertProblem(office.send(patch(self, body, "\"v9\"")), 412, "STALE_ETAG");
    HttpResponse<String> changed = office.send(patch(self, body, "\"v1\""));
    assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
    assertThat(changed.headers().firstValue("ETag")).hasValue("\"v2\"");
    assertProblem(office.send(patch(self, body, "\"v1\"")), 412, "STALE_ETAG");
  }

  @Test
  void a_change_keeps_what_it_does_not_name_and_null_clears() {
    String intake =
        TestOffice.json(receive(unique() + "/QĐ-UBND\nvề sửa một phần")).get("id").asText();
    HttpResponse<String> registered =
        office.send(
            post(
                "/api/v1/records",
                """
                {"intake":"%s","facts":{"number":"7/QĐ-UBND","typeName":"Quyết định","issuer":"UBND tỉnh Mẫu",
                 "issuedOn":"2026-02-03","subject":"về sửa một phần","signer":"Người Ký"}}\
                """
                    .formatted(intake)));
    String self = registered.headers().firstValue("Location").orElseThrow();
    HttpResponse<String> changed =
        office.send(patch(self, "{\"signerPosition\":\"Chủ tịch\",\"signer\":null}", "\"v1\""));
    assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
    JsonNode facts = TestOffice.json(changed);
    assertThat(facts.get("signerPosition").asText()).isEqualTo("Chủ tịch");
    assertThat(facts.get("signer").isNull()).isTrue();
    assertThat(facts.get("number").asText()).isEqualTo("7/QĐ-UBND");
    assertThat(facts.get("issuer").asText()).isEqualTo("UBND tỉnh Mẫu");
    assertThat(facts.get("issuedOn").asText()).isEqualTo("2026-02-03");
    assertThat(facts.get("subject").asText()).isEqualTo("về sửa một phần");
    HttpResponse<String> unknown =
        office.send(patch(self, "{\"facts\":{\"issuedOn\":1}}", "\"v2\""));
    assertProblem(unknown, 400, "BROKEN_JSON");
    assertThat(unknown.body()).doesNotContain("vn.vanthu");
  }

  @Test
  void registering_keeps_what_was_read_and_is_not_named() {
    JsonNode intake = TestOffice.json(receive(unique() + "/QĐ-UBND\nvề giữ lại"));
    String read = intake.at("/facts/number").asText();
    assertThat(read).isNotEmpty();
    HttpResponse<String> registered =
        office.send(
            post(
                "/api/v1/records",
                "{\"intake\":\"%s\",\"facts\":{\"signer\":\"Người Ký\"}}"
                    .formatted(intake.get("id").asText())));
    assertThat(TestOffice.json(registered).get("number").asText()).isEqualTo(read);
    assertThat(TestOffice.json(registered).get("signer").asText()).isEqualTo("Người Ký");
  }

  @Test
  void an_office_that_begins_in_mid_year_sets_where_a_series_goes_on() {
    JsonNode series = TestOffice.json(office.send(as(clerk, "/api/v1/series")));
    JsonNode fresh = null;
    JsonNode started = null;
    for (JsonNode one : series) {
      if (one.get("direction").asText().equals("OUTGOING") && !one.get("started").asBoolean()) {
        fresh = one;
      }
    }
    registered("bắt đầu dãy số đến");
    for (JsonNode one : TestOffice.json(office.send(as(clerk, "/api/v1/series")))) {
      if (one.get("started").asBoolean()) {
        started = one;
      }
    }
    assertThat(fresh).isNotNull();
    assertThat(started).isNotNull();
    String path = "/api/v1/series/" + fresh.get("code").asText();
    assertProblem(office.send(put(path, "{\"next\":21953}", null)), 428, "PRECONDITION_REQUIRED");
    assertProblem(office.send(put(path, "{\"next\":21953}", "\"n9\"")), 412, "STALE_ETAG");
    for (String wrong : new String[] {"0", "-1", "1000000", "2147483647"}) {
      assertProblem(
          office.send(put(path, "{\"next\":" + wrong + "}", fresh.get("etag").asText())),
          422,
          "INVALID_FIELD");
    }
    HttpResponse<String> set =
        office.send(put(path, "{\"next\":21953}", fresh.get("etag").asText()));
    assertThat(set.statusCode()).as(set.body()).isEqualTo(200);
    assertThat(TestOffice.json(set).get("next").asInt()).isEqualTo(21953);
    assertProblem(
        office.send(
            put(
                "/api/v1/series/" + started.get("code").asText(),
                "{\"next\":5}",
                started.get("etag").asText())),
        409,
        "SERIES_STARTED");
  }

  @Test
  void the_administrator_alone_sees_and_sets_series_but_no_record() {
    String administrator = token(Role.ADMINISTRATOR, EnumSet.allOf(Scope.class));
    HttpResponse<String> series = office.send(as(administrator, "/api/v1/series"));
    assertThat(series.statusCode()).as(series.body()).isEqualTo(200);
    JsonNode one = TestOffice.json(series).get(0);
    HttpResponse<String> set =
        office.send(
            as(administrator, "/api/v1/series/" + one.get("code").asText())
                .header("Content-Type", "application/json")
                .header("If-Match", one.get("etag").asText())
                .PUT(BodyPublishers.ofString("{\"next\":" + one.get("next").asInt() + "}")));
    assertThat(set.statusCode()).as(set.body()).isIn(200, 409);
    assertProblem(office.send(as(administrator, "/api/v1/records?q=a")), 403, "SCOPE_MISSING");
    String official = token(Role.OFFICIAL, EnumSet.allOf(Scope.class));
    assertProblem(
        office.send(
            as(official, "/api/v1/series/" + one.get("code").asText())
                .header("Content-Type", "application/json")
                .header("If-Match", one.get("etag").asText())
                .PUT(BodyPublishers.ofString("{\"next\":5}"))),
        403,
        "NOT_ALLOWED");
  }

  @Test
  void every_step_with_a_key_is_done_once_and_answered_twice() {
    String self = registered("về bước có khóa");
    String body = "{\"handedTo\":\"Phòng Nội chính\"}";
    HttpResponse<String> first = keyed(self + "/assignment", body, "bàn giao");
    assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
    HttpResponse<String> second = keyed(self + "/assignment", body, "bàn giao");
    assertThat(second.statusCode()).as(second.body()).isEqualTo(200);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.headers().firstValue("ETag")).isEqualTo(first.headers().firstValue("ETag"));
    assertThat(second.headers().firstValue("Idempotency-Replayed")).hasValue("true");
    assertThat(office.send(as(clerk, self)).headers().firstValue("ETag")).hasValue("\"v2\"");
    assertProblem(
        keyed(self + "/assignment", body.replace("chính", "vụ"), "bàn giao"),
        422,
        "IDEMPOTENCY_MISMATCH");
  }

  @Test
  void an_answer_without_a_body_is_repeated_too() {
    String id = TestOffice.json(receive(unique() + "/QĐ-UBND\nvề bỏ")).get("id").asText();
    String path = "/api/v1/intake/" + id + "/drop";
    String body = "{\"reason\":\"nhận nhầm\"}";
    assertThat(keyed(path, body, "bỏ").statusCode()).isEqualTo(204);
    HttpResponse<String> again = keyed(path, body, "bỏ");
    assertThat(again.statusCode()).as(again.body()).isEqualTo(204);
    assertThat(again.headers().firstValue("Idempotency-Replayed")).hasValue("true");
  }

  @Test
  void a_refused_step_gives_its_key_free() {
    String self = registered("về bước bị từ chối");
    String body = "{\"handedTo\":\"Phòng Nội chính\"}";
    HttpRequest.Builder unseen =
        post(self + "/assignment", body).header("Idempotency-Key", URLEncoder.encode("thử", UTF_8));
    assertProblem(office.send(unseen), 428, "PRECONDITION_REQUIRED");
    assertThat(keyed(self + "/assignment", body, "thử").statusCode()).isEqualTo(200);
  }

  private static HttpResponse<String> keyed(String path, String body, String key) {
    return office.send(
        post(path, body)
            .header("If-Match", "\"v1\"")
            .header("Idempotency-Key", URLEncoder.encode(key, UTF_8)));
  }

  @Test
  void a_record_is_opened_to_other_readers() {
    String self = registered("về người xem");
    HttpResponse<String> opened =
        office.send(put(self + "/audience", "{\"kind\":\"PUBLIC\"}", "\"v1\""));
    assertThat(opened.statusCode()).as(opened.body()).isEqualTo(200);
    assertThat(office.send(office.request(self)).statusCode()).isEqualTo(200);
    assertProblem(
        office.send(put(self + "/audience", "{\"kind\":\"UNIT\"}", "\"v2\"")),
        422,
        "INVALID_FIELD");
  }

  @Test
  void whoever_is_named_as_a_reader_has_an_account() {
    String self = registered("về người được nêu tên");
    for (String unknown : new String[] {"khong-ai-ca", "Nguyễn Văn Lan"}) {
      HttpResponse<String> refused =
          office.send(put(self + "/audience", readers(unknown), "\"v1\""));
      assertProblem(refused, 422, "INVALID_FIELD");
      assertThat(refused.body()).contains("audience.people", unknown.toLowerCase(Locale.ROOT));
    }
    String name = office.account(Role.OFFICIAL).username().toUpperCase(Locale.ROOT);
    HttpResponse<String> taken = office.send(put(self + "/audience", readers(name), "\"v1\""));
    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
    assertThat(TestOffice.json(taken).at("/audience/people/0").asText())
        .isEqualTo(name.toLowerCase(Locale.ROOT));
  }

  private static String readers(String name) {
    return "{\"kind\":\"PEOPLE\",\"people\":[\"" + name + "\"]}";
  }

  @Test
  void whoever_has_no_right_is_told_that_it_does_not_exist() {
    String self = registered("về quyền xem");
    assertProblem(office.send(office.request(self)), 404, "NOT_FOUND");
    assertProblem(office.send(office.request(self + "/content")), 404, "NOT_FOUND");
    String administrator = token(Role.ADMINISTRATOR, EnumSet.allOf(Scope.class));
    assertProblem(office.send(as(administrator, self)), 403, "SCOPE_MISSING");
    assertProblem(office.send(as(clerk, "/api/v1/records/" + UUID.randomUUID())), 404, "NOT_FOUND");
    assertProblem(office.send(as(clerk, "/api/v1/records/khong-phai-id")), 404, "NOT_FOUND");
  }

  @Test
  void the_clerk_finds_at_once_what_was_filed_and_the_public_does_not() {
    String number = unique() + "/QĐ-UBND";
    register(TestOffice.json(receive(number + "\nvề tìm ngay")).get("id").asText(), null);
    String query = "/api/v1/records?number=" + URLEncoder.encode(number, UTF_8);
    JsonNode found = TestOffice.json(office.send(as(clerk, query)));
    assertThat(found.get("total").asInt()).isEqualTo(1);
    assertThat(found.at("/hits/0/number").asText()).isEqualTo(number);
    assertThat(TestOffice.json(office.send(office.request(query))).get("total").asInt()).isZero();
  }

  @Test
  void pages_follow_each_other_by_link() {
    for (int i = 0; i < 3; i++) {
      registered("về trang cursor");
    }
    HttpResponse<String> first =
        office.send(as(clerk, "/api/v1/records?q=cursor&limit=2&sort=NEWEST"));
    String link = first.headers().firstValue("Link").orElseThrow();
    assertThat(link).contains("rel=\"next\"").contains("cursor=");
    String next = link.substring(link.indexOf('<') + 1, link.indexOf('>'));
    next = next.substring(next.indexOf("/api/"));
    assertThat(TestOffice.json(office.send(as(clerk, next))).get("hits")).isNotEmpty();
  }

  @Test
  void a_word_that_is_none_of_a_closed_set_is_refused_and_named() {
    for (String parameter : List.of("direction", "urgency", "signature", "sort")) {
      HttpResponse<String> wrong =
          office.send(as(clerk, "/api/v1/records?" + parameter + "=SIDEWAYS"));
      assertProblem(wrong, 400, "BAD_REQUEST");
      assertThat(TestOffice.json(wrong).get("parameter").asText()).isEqualTo(parameter);
    }
    String known = "direction=incoming&urgency=Normal&signature=UNSIGNED&sort=oldest";
    assertThat(office.send(as(clerk, "/api/v1/records?" + known)).statusCode()).isEqualTo(200);
  }

  @Test
  void a_search_counts_what_it_is_asked_to_count() {
    registered("về đếm hết");
    String query = "/api/v1/records?q=" + URLEncoder.encode("đếm hết", UTF_8);
    assertThat(TestOffice.json(office.send(as(clerk, query))).get("facets"))
        .hasSize(Facet.values().length);
    JsonNode some = TestOffice.json(office.send(as(clerk, query + "&facets=type,%20Year")));
    assertThat(some.get("facets").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("type", "year");
    JsonNode none = TestOffice.json(office.send(as(clerk, query + "&facets=")));
    assertThat(none.get("facets")).isEmpty();
    assertThat(none.get("hits")).isNotEmpty();
    assertThat(none.get("totalExact").asBoolean()).isTrue();
    HttpResponse<String> wrong = office.send(as(clerk, query + "&facets=type,colour"));
    assertProblem(wrong, 400, "BAD_REQUEST");
    assertThat(TestOffice.json(wrong).get("parameter").asText()).isEqualTo("facets");
  }

  @Test
  void bad_input_is_named() {
    assertProblem(office.send(post("/api/v1/records", "{\"intake\":")), 400, "BROKEN_JSON");
    assertProblem(office.send(post("/api/v1/records", "{\"unknown\":1}")), 400, "BROKEN_JSON");
    assertProblem(office.send(post("/api/v1/records", "{}")), 422, "INVALID_FIELD");
    assertProblem(
        office.send(as(clerk, "/api/v1/records?issuedFrom=yesterday")), 400, "BAD_REQUEST");
    assertProblem(office.send(as(clerk, "/api/v1/records?limit=0")), 400, "BAD_REQUEST");
    assertProblem(office.send(as(clerk, "/api/v1/records?cursor=rac")), 400, "BAD_REQUEST");
    assertProblem(receive(""), 400, "EMPTY_FILE");
    assertProblem(
        office.send(
            new Multipart().field("direction", "incoming").post(as(clerk, "/api/v1/intake"))),
        400,
        "FILE_MISSING");
    assertProblem(
        office.send(post("/api/v1/records", "<xml/>").setHeader("Content-Type", "text/xml")),
        415,
        "UNSUPPORTED_MEDIA_TYPE");
  }

  @Test
  void a_hostile_file_name_is_only_a_name() {
    for (String name :
        new String[] {
          "../../etc/passwd", "a%00b.pdf", "x".repeat(300) + ".pdf", "..", "con\\mèo.pdf"
        }) {
      HttpResponse<String> answer =
          office.send(
              new Multipart()
                  .file("file", name, ("a" + unique()).getBytes(UTF_8))
                  .post(as(clerk, "/api/v1/intake")));
      assertThat(answer.statusCode()).as(name).isEqualTo(201);
      String kept = TestOffice.json(answer).at("/file/name").asText();
      assertThat(kept).as(name).doesNotContain("/").doesNotContain("\\");
      assertThat(kept.getBytes(UTF_8).length).isLessThanOrEqualTo(255);
    }
  }

  @Test
  void part_of_a_file_is_answered_by_range() {
    String self = registered("về khoảng byte");
    HttpResponse<String> part =
        office.send(as(clerk, self + "/content").header("Range", "bytes=0-3"));
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).hasSize(4);
    String tag = part.headers().firstValue("ETag").orElseThrow();
    assertThat(resumed(self, tag).statusCode()).isEqualTo(206);
    for (String other : new String[] {"\"of an earlier revision\"", "W/" + tag, "x"}) {
      HttpResponse<String> whole = resumed(self, other);
      assertThat(whole.statusCode()).as(other).isEqualTo(200);
      assertThat(whole.body()).startsWith(part.body());
    }
    assertProblem(
        office.send(as(clerk, self + "/content").header("Range", "bytes=999999-")),
        416,
        "RANGE_NOT_SATISFIABLE");
  }

  private static HttpResponse<String> resumed(String self, String tag) {
    return office.send(
        as(clerk, self + "/content").header("Range", "bytes=0-3").header("If-Range", tag));
  }

  private static String registered(String subject) {
    JsonNode intake = TestOffice.json(receive(unique() + "/QĐ-UBND\n" + subject));
    return register(intake.get("id").asText(), null).headers().firstValue("Location").orElseThrow();
  }

  private static HttpResponse<String> receive(String text) {
    return receive(clerk, text, null);
  }

  private static HttpResponse<String> receive(
      String token, String text, @org.jspecify.annotations.Nullable String key) {
    HttpRequest.Builder request =
        new Multipart()
            .file("file", "van ban.txt", text.getBytes(UTF_8))
            .post(as(token, "/api/v1/intake"));
    if (key != null) {
      request.header("Idempotency-Key", key);
    }
    return office.send(request);
  }

  private static HttpResponse<String> register(
      String intake, @org.jspecify.annotations.Nullable String key) {
    HttpRequest.Builder request = post("/api/v1/records", "{\"intake\":\"" + intake + "\"}");
    if (key != null) {
      request.header("Idempotency-Key", key);
    }
    return office.send(request);
  }

  private static HttpRequest.Builder post(String path, String json) {
    return as(clerk, path)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(json));
  }

  private static HttpRequest.Builder patch(
      String path, String json, @org.jspecify.annotations.Nullable String match) {
    return change("PATCH", path, json, match);
  }

  private static HttpRequest.Builder put(
      String path, String json, @org.jspecify.annotations.Nullable String match) {
    return change("PUT", path, json, match);
  }

  private static HttpRequest.Builder change(
      String method, String path, String json, @org.jspecify.annotations.Nullable String match) {
    HttpRequest.Builder request =
        as(clerk, path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json));
    if (match != null) {
      request.header("If-Match", match);
    }
    return request;
  }

  private static HttpRequest.Builder as(String token, String path) {
    return office.request(path).header("Authorization", "Bearer " + token);
  }

  private static String token(Role role, Set<Scope> scopes) {
    return office
        .accounts()
        .issueToken(office.account(role), "test", scopes, Duration.ofDays(1), null)
        .secret()
        .value();
  }

  private static String unique() {
    return Integer.toString(100_000 + UUID.randomUUID().hashCode() % 90_000 + 90_000);
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(t -> assertThat(t).startsWith("application/problem+json"));
    assertThat(TestOffice.json(answer).get("code").asText()).isEqualTo(code);
  }
}
