package vn.vanthu.service.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vn.vanthu.service.access.Role;
import vn.vanthu.service.accounts.Scope;

/**
 * Every operation whose description takes {@code If-Match}: without it 428 (RFC 6585), with another
 * version's tag 412 (RFC 9110), and nothing has changed; only with the present one it is done, or
 * refused by the rule of the matter.
 */
class StaleVersionTest {
  private static final Set<String> CHANGING = Set.of("put", "patch", "delete");

  /** What cannot be done to an incoming paper, even in its present version, and the rule's code. */
  private static final Map<String, String> IN_VAIN =
      Map.of(
          "addVersion", "NOT_A_CONTINUATION",
          "attachmentKind", "RECORD_UNKNOWN",
          "checkRecord", "RECORD_UNKNOWN",
          "takeCheckBack", "RECORD_UNKNOWN",
          "numberRecord", "RECORD_UNKNOWN",
          "releaseRecord", "RECORD_UNKNOWN",
          "recallRecord", "RECORD_UNKNOWN",
          "sign", "SCOPE_MISSING",
          "openSession", "SCOPE_MISSING",
          "startSeries", "SERIES_STARTED");

  private static TestOffice office;
  private static String clerk;
  private static int papers;

  /** An operation of the description. */
  private record Operation(String path, String method, JsonNode described) {
    String name() {
      return described.get("operationId").asText();
    }

    /** Whether it takes If-Match, and whether it must be there. */
    @Nullable Boolean conditional() throws IOException {
      for (JsonNode parameter : described.path("parameters")) {
        JsonNode whole =
            parameter.has("$ref")
                ? description().at(parameter.get("$ref").asText().substring(1))
                : parameter;
        if (whole.get("name").asText().equals("If-Match")) {
          return whole.path("required").asBoolean();
        }
      }
      return null;
    }
  }

  @BeforeAll
  static void start() {
    office = new TestOffice(InstantSource.fixed(Instant.parse("2026-03-02T01:00:00Z")));
    clerk =
        office
            .accounts()
            .issueToken(
                office.account(Role.CLERK),
                "thử",
                EnumSet.allOf(Scope.class),
                Duration.ofDays(1),
                null)
            .secret()
            .value();
  }

  @AfterAll
  static void stop() {
    office.close();
  }

  @Test
  void what_changes_something_takes_the_version_unless_it_has_none() throws IOException {
    Set<String> without = new TreeSet<>();
    for (Operation operation : operations()) {
      if (CHANGING.contains(operation.method()) && operation.conditional() == null) {
        without.add(operation.name());
        assertThat(operation.described().path("description").asText())
            .as("%s says why", operation.name())
            .contains("no If-Match");
      }
    }
    assertThat(without)
        .as("a signing session is good for one version; the others are a person's own notes")
        .containsExactly(
            "completeSession", "deleteSavedSearch", "forgetSearch", "forgetSearchHistory");
  }

  @TestFactory
  Stream<DynamicTest> only_the_present_version_is_changed() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Operation operation : operations()) {
      Boolean required = operation.conditional();
      if (required != null) {
        tests.add(DynamicTest.dynamicTest(operation.name(), () -> tried(operation, required)));
      }
    }
    assertThat(tests).hasSizeGreaterThan(10);
    return tests.stream();
  }

  private static void tried(Operation operation, boolean required) {
    boolean series = operation.path().contains("/series/");
    String self = series ? "/api/v1/series" : registered();
    String before = seen(self);
    String target =
        series
            ? self + "/" + series().get("code").asText()
            : operation.path().replace("/api/v1/records/{id}", self).replace("{position}", "1");
    assertThat(target).doesNotContain("{");

    if (required) {
      assertProblem(send(operation, target, null), 428, "PRECONDITION_REQUIRED");
    }
    for (String stale : List.of("\"v99\"", "\"n0\"", "W/\"v1\"", "v1")) {
      assertProblem(send(operation, target, stale), 412, "STALE_ETAG");
    }
    assertThat(seen(self)).as("nothing has changed").isEqualTo(before);

    HttpResponse<String> present =
        send(operation, target, series ? series().get("etag").asText() : "\"v1\"");
    String inVain = IN_VAIN.get(operation.name());
    if (inVain == null) {
      assertThat(present.statusCode()).as(present.body()).isBetween(200, 299);
      assertThat(seen(self)).as("something has changed").isNotEqualTo(before);
    } else {
      assertThat(TestOffice.json(present).path("code").asText())
          .as(present.body())
          .isEqualTo(inVain);
    }
  }

  private static JsonNode series() {
    return TestOffice.json(office.send(as("/api/v1/series"))).get(0);
  }

  /** The whole answer, which holds the version. */
  private static String seen(String path) {
    HttpResponse<String> answer = office.send(as(path));
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.headers().firstValue("ETag").orElse("") + answer.body();
  }

  private static HttpResponse<String> send(
      Operation operation, String target, @Nullable String match) {
    JsonNode content = operation.described().at("/requestBody/content");
    HttpRequest.Builder request = as(target);
    if (match != null) {
      request.header("If-Match", match);
    }
    if (content.isMissingNode()) {
      return office.send(
          request.method(operation.method().toUpperCase(Locale.ROOT), BodyPublishers.noBody()));
    }
    String type = content.fieldNames().next();
    JsonNode schema = content.get(type).get("schema");
    String body = type.equals("application/json") ? example(schema).toString() : "%PDF-1.7";
    return office.send(
        request
            .header("Content-Type", type)
            .method(operation.method().toUpperCase(Locale.ROOT), BodyPublishers.ofString(body)));
  }

  /** The least that fits a schema. */
  private static JsonNode example(JsonNode schema) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (schema.has("enum")) {
      return schema.get("enum").get(0);
    }
    return switch (schema.get("type").asText()) {
      case "object" -> {
        ObjectNode object = nodes.objectNode();
        for (JsonNode name : schema.path("required")) {
          object.set(name.asText(), example(schema.at("/properties/" + name.asText())));
        }
        yield object;
      }
      case "integer" -> nodes.numberNode(1);
      case "string" -> nodes.textNode("x");
      default -> throw new AssertionError("no example for " + schema);
    };
  }

  private static String registered() {
    String words = "Thư mời " + ++papers;
    HttpResponse<String> received =
        office.send(
            new Multipart()
                .file("file", "thu.txt", words.getBytes(UTF_8))
                .post(as("/api/v1/intake")));
    String order = "{\"intake\":\"" + TestOffice.json(received).get("id").asText() + "\"}";
    HttpResponse<String> registered =
        office.send(
            as("/api/v1/records")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(order)));
    assertThat(registered.statusCode()).as(registered.body()).isEqualTo(201);
    assertThat(registered.headers().firstValue("ETag")).hasValue("\"v1\"");
    return registered.headers().firstValue("Location").orElseThrow();
  }

  private static HttpRequest.Builder as(String path) {
    return office.request(path).header("Authorization", "Bearer " + clerk);
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(TestOffice.json(answer).get("code").asText()).isEqualTo(code);
  }

  private static List<Operation> operations() throws IOException {
    List<Operation> operations = new ArrayList<>();
    description()
        .get("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(call ->
                    operations.add(new Operation(path.getKey(), call.getKey(), call.getValue()))));
    return operations;
  }

  private static JsonNode description() throws IOException {
    return new ObjectMapper().readTree(new OpenApiResource().description());
  }
}
