package vn.vanthu.service.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.vanthu.service.command.ServingOffice.assertProblem;
import static vn.vanthu.service.command.ServingOffice.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.service.Wiring;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.access.Audience;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.access.Role;
import vn.vanthu.service.demo.DemoPapers;
import vn.vanthu.service.intake.HandedIn;
import vn.vanthu.service.questions.SavedQuestion;
import vn.vanthu.service.records.Agency;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.IncomingEntry;
import vn.vanthu.service.records.Intake;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.ReceiveResult;
import vn.vanthu.service.records.RegisterOrder;
import vn.vanthu.service.records.RegisterResult;
import vn.vanthu.service.routing.DraftDesk;
import vn.vanthu.service.searches.SaveResult;

/**
 * Every call of the REST contract whose address holds an id, walked with ids of nothing and with
 * ids of another agency: neither exists, and nothing changes. A new call is walked by itself; one
 * that writes has to say here what it is sent, so that its body is no reason to refuse.
 */
class ForeignIdsTest {
  private static final Agency OTHER =
      new Agency(new AgencyId("co-quan-khac"), "Cơ quan khác", "CQK");
  private static final Principal THEIRS =
      new Principal("ai", "Ai", OTHER.id(), Set.of(), Set.of(Role.CLERK, Role.OFFICIAL));

  /**
   * What each writing call is sent, by its name in the contract: complete, so that only the id is
   * wrong.
   */
  private static final Map<String, String> BODIES =
      Map.ofEntries(
          Map.entry("putFirst", "{\"position\":1}"),
          Map.entry("drop", "{\"reason\":\"nhầm\"}"),
          Map.entry("sendBack", "{\"reason\":\"nhầm\",\"sender\":\"ai\"}"),
          Map.entry("deleteSavedSearch", ""),
          Map.entry("forgetSearch", ""),
          Map.entry("correct", "{\"subject\":\"sửa\"}"),
          Map.entry("setAudience", "{\"kind\":\"PUBLIC\"}"),
          Map.entry("attachmentKind", "{\"kind\":\"REFERENCE\"}"),
          Map.entry("addVersion", "%PDF-1.7"),
          Map.entry("correctReadFacts", "{\"tasks\":[]}"),
          Map.entry("assign", "{\"handedTo\":\"Phòng A\"}"),
          Map.entry("cancel", "{\"reason\":\"nhầm\"}"),
          Map.entry("sign", "{\"key\":\"k\",\"intent\":\"SIGN\",\"pin\":\"1\"}"),
          Map.entry("openSession", "{\"key\":\"k\",\"intent\":\"SIGN\"}"),
          Map.entry("completeSession", "{\"value\":\"AAAA\"}"),
          Map.entry("checkRecord", ""),
          Map.entry("takeCheckBack", ""),
          Map.entry("numberRecord", "{}"),
          Map.entry("releaseRecord", ""),
          Map.entry("recallRecord", "{\"reason\":\"nhầm\"}"),
          Map.entry("noticeSent", ""),
          Map.entry("startSeries", "{\"next\":7}"));

  /** A call of the contract. */
  private record Call(String name, String verb, String path, String type) {}

  @TempDir static Path folder;
  private static ServingOffice server;
  private static Wiring office;
  private static String everybody;

  @BeforeAll
  static void serve() throws Exception {
    server = new ServingOffice(folder.resolve("cơ quan"));
    office = server.office();
    everybody = server.token("lan", Set.of(Role.values()));
    office.records().openAgency(OTHER);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static List<Call> callsWithId() {
    List<Call> calls = new ArrayList<>();
    JsonNode paths = json(server.send(server.request("/openapi.json"))).get("paths");
    paths
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(verb -> {
                  if (path.getKey().contains("{")) {
                    JsonNode content = verb.getValue().at("/requestBody/content");
                    calls.add(
                        new Call(
                            verb.getValue().get("operationId").asText(),
                            verb.getKey().toUpperCase(Locale.ROOT),
                            path.getKey(),
                            content.isMissingNode()
                                ? "application/json"
                                : content.fieldNames().next()));
                  }
                }));
    assertThat(calls).hasSizeGreaterThan(35);
    return calls;
  }

  /** Sends a call that has nothing wrong but the id. */
  private static HttpResponse<String> sent(Call call, String id) {
    String path =
        call.path()
            .replace("{position}", "1")
            .replace("{sha256}", "00".repeat(32))
            .replace("{session}", "00000000-0000-4000-8000-000000000001")
            .replaceFirst("\\{\\w+}", id);
    HttpRequest.Builder request =
        server.as(everybody, path).header("If-Match", "*").header("Content-Type", call.type());
    if (call.verb().equals("GET")) {
      return server.send(request.GET());
    }
    String body = BODIES.get(call.name());
    assertThat(body).as("what %s is sent", call.name()).isNotNull();
    return server.send(request.method(call.verb(), BodyPublishers.ofString(String.valueOf(body))));
  }

  private static void assertUnknown(Call call, String id, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as("%s %s: %s", call, id, answer.body()).isEqualTo(404);
    assertThat(json(answer).get("code").asText())
        .as("%s %s", call, id)
        .isIn("NOT_FOUND", "INTAKE_UNKNOWN");
    assertThat(json(answer).get("next").asText()).isNotBlank();
  }

  @Test
  void an_id_of_nothing_does_not_exist_for_any_call() {
    for (Call call : callsWithId()) {
      for (String id : new String[] {"00000000-0000-4000-8000-000000000000", "x", "999999"}) {
        HttpResponse<String> answer = sent(call, id);
        assertUnknown(call, id, answer);
      }
    }
  }

  private static Intake received(String words, Direction direction) throws IOException {
    var handed =
        new HandedIn(
            "x.txt", new ByteArrayInputStream((words + " " + System.nanoTime()).getBytes(UTF_8)));
    return switch (office.intakes().receive(direction, List.of(handed), THEIRS)) {
      case ReceiveResult.Refused refused -> throw new AssertionError(refused.toString());
      case ReceiveResult.Received received -> received.intake();
    };
  }

  private static OfficeRecord done(RegisterResult result) {
    return switch (result) {
      case RegisterResult.Done done -> done.record();
      case RegisterResult.Refused _, RegisterResult.AlreadyRegistered _ ->
          throw new AssertionError(result.toString());
    };
  }

  private static OfficeRecord registered() throws IOException {
    Intake intake = received("Biên bản họp riêng", Direction.INCOMING);
    var entry = new IncomingEntry(office.registrar().today(), "ai", null, true, null);
    return done(
        office
            .registrar()
            .register(
                new RegisterOrder(
                    intake.id(), intake.proposed(), null, entry, new Audience.Agency()),
                THEIRS));
  }

  private static OfficeRecord drafted() throws IOException {
    Intake any = received("Dự thảo riêng", Direction.INCOMING);
    return switch (office
        .drafts()
        .draft(DemoPapers.outgoing(), "du-thao", any.proposed(), new Audience.Agency(), THEIRS)) {
      case DraftDesk.Drafting.Entered entered -> done(entered.result());
      default -> throw new AssertionError("not drafted");
    };
  }

  /** Everything of theirs that the walked calls could change. */
  private static List<@Nullable Object> theirs(List<OfficeRecord> records, Intake intake) {
    List<@Nullable Object> all = new ArrayList<>();
    for (OfficeRecord record : records) {
      all.add(office.records().find(record.id(), THEIRS).orElse(null));
      all.add(office.records().history(record.id(), THEIRS));
      all.add(office.records().versions(record.id(), THEIRS));
    }
    all.add(office.intakes().find(intake.id(), THEIRS).orElse(null));
    all.add(office.intakes().notices(THEIRS));
    all.add(office.searches().list(THEIRS));
    all.add(office.searches().history(THEIRS));
    return all;
  }

  @Test
  void what_is_another_agencys_does_not_exist_and_stays_as_it_is() throws IOException {
    List<OfficeRecord> records = List.of(registered(), drafted());
    Intake waiting = received("Công văn chờ", Direction.INCOMING);
    Intake returned = received("Công văn trả lại", Direction.INCOMING);
    assertThat(office.intakes().tray().sendBack(returned.id(), "nhầm", "ai", THEIRS)).isEmpty();
    var question = new SavedQuestion(Map.of("q", "riêng"));
    assertThat(office.searches().save("của họ", question, true, THEIRS))
        .isInstanceOf(SaveResult.Saved.class);
    office.searches().remember(question, THEIRS);

    Map<String, List<String>> ids = new LinkedHashMap<>();
    ids.put("/api/v1/records/", records.stream().map(r -> r.id().toString()).toList());
    ids.put("/api/v1/intake/", List.of(waiting.id().toString()));
    ids.put(
        "/api/v1/notices/",
        office.intakes().notices(THEIRS).stream().map(n -> Long.toString(n.id())).toList());
    ids.put(
        "/api/v1/saved-searches/",
        office.searches().list(THEIRS).stream().map(s -> s.id().toString()).toList());
    ids.put(
        "/api/v1/search-history/",
        office.searches().history(THEIRS).stream().map(s -> Long.toString(s.id())).toList());
    List<@Nullable Object> before = theirs(records, waiting);
    int walked = 0;
    for (Call call : callsWithId()) {
      for (var kind : ids.entrySet()) {
        if (call.path().startsWith(kind.getKey())) {
          assertThat(kind.getValue()).as(kind.getKey()).isNotEmpty();
          for (String id : kind.getValue()) {
            HttpResponse<String> answer = sent(call, id);
            assertUnknown(call, id, answer);
            assertThat(theirs(records, waiting)).as(call.toString()).isEqualTo(before);
            walked++;
          }
        }
      }
    }
    assertThat(walked).isGreaterThan(50);
    assertThat(before).doesNotContainNull();
  }

  @Test
  void what_is_another_agencys_is_not_reached_by_an_id_in_a_body() throws IOException {
    OfficeRecord record = registered();
    Intake waiting = received("Công văn chờ đăng ký", Direction.INCOMING);
    List<@Nullable Object> before = theirs(List.of(record), waiting);
    assertProblem(server.register(everybody, waiting.id().toString()), 404, "NOT_FOUND");
    assertProblem(
        server.send(
            server.post(
                everybody,
                "/api/v1/drafts/copies",
                "application/json",
                "{\"record\":\"" + record.id() + "\"}")),
        404,
        "NOT_FOUND");
    assertThat(theirs(List.of(record), waiting)).isEqualTo(before);
  }

  @Test
  void a_search_finds_ours_and_nothing_of_theirs() throws IOException {
    registered();
    JsonNode ours =
        json(server.receive(everybody, "y.txt", "Biên bản họp riêng của ta".getBytes(UTF_8)));
    assertThat(server.register(everybody, ours.get("id").asText()).statusCode()).isEqualTo(201);
    office.catchUp();
    HttpResponse<String> found =
        server.send(server.as(everybody, "/api/v1/records?q=%22h%E1%BB%8Dp+ri%C3%AAng%22"));
    assertThat(json(found).get("total").asInt()).as(found.body()).isEqualTo(1);
  }
}
