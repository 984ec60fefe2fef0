package vn.vanthu.service.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import vn.vanthu.service.files.FileProblem;
import vn.vanthu.service.records.Refusal;
import vn.vanthu.service.routing.RouteRefusal;
import vn.vanthu.signing.keys.KeyProblem;

class OpenApiTest {
  private static final List<Class<?>> RESOURCES =
      List.of(
          VerificationsResource.class,
          IntakeResource.class,
          RegisterResource.class,
          DraftsResource.class,
          RecordSearchResource.class,
          SuggestionsResource.class,
          SimilarRecordsResource.class,
          RecordExportResource.class,
          SavedSearchesResource.class,
          SearchAlertsResource.class,
          SearchHistoryResource.class,
          RecordResource.class,
          EvidenceResource.class,
          StatedResource.class,
          SignaturesResource.class,
          SigningBatchesResource.class,
          FileSignaturesResource.class,
          NoticesResource.class,
          BooksResource.class,
          SeriesResource.class,
          ArchiveResource.class,
          LedgerResource.class);

  @Test
  void the_description_names_exactly_the_calls_that_there_are() throws IOException {
    assertThat(described()).isEqualTo(served());
  }

  @Test
  void every_call_that_changes_something_takes_an_idempotency_key() throws IOException {
    Set<String> without = new TreeSet<>();
    for (JsonNode path : description().get("paths")) {
      JsonNode call = path.path("post");
      if (!call.isMissingNode() && !call.path("parameters").toString().contains("IdempotencyKey")) {
        without.add(call.get("operationId").asText());
      }
    }
    assertThat(without)
        .containsExactly("augmentFile", "openBatch", "openSession", "signFile", "verify");
  }

  @Test
  void every_call_says_how_it_fails() throws IOException {
    for (JsonNode path : description().get("paths")) {
      for (JsonNode call : path) {
        assertThat(call.at("/responses/default/$ref").asText())
            .as(call.get("operationId").asText())
            .isEqualTo("#/components/responses/Problem");
      }
    }
  }

  @Test
  void every_call_names_exactly_the_query_parameters_that_it_reads() throws IOException {
    for (Call call : calls()) {
      Set<String> read = new TreeSet<>();
      for (Parameter parameter : call.method().getParameters()) {
        QueryParam query = parameter.getAnnotation(QueryParam.class);
        if (query != null) {
          read.add(query.value());
        }
        if (parameter.isAnnotationPresent(BeanParam.class)) {
          for (Field field : parameter.getType().getFields()) {
            QueryParam member = field.getAnnotation(QueryParam.class);
            if (member != null) {
              read.add(member.value());
            }
          }
        }
      }
      assertThat(named(call, "query")).as(call.toString()).isEqualTo(read);
      Set<String> inPath = new TreeSet<>();
      Pattern.compile("\\{(\\w+)}")
          .matcher(call.path())
          .results()
          .forEach(place -> inPath.add(place.group(1)));
      assertThat(named(call, "path")).as(call.toString()).isEqualTo(inPath);
    }
  }

  @Test
  void every_call_names_exactly_the_media_types_that_it_takes() throws IOException {
    for (Call call : calls()) {
      JsonNode body = call.described().at("/requestBody/content");
      if (body.isMissingNode()) {
        continue;
      }
      Set<String> taken = new TreeSet<>(call.alsoTaken());
      taken.addAll(taken(call.method()));
      // curl calls any raw bytes a form: taken, and advertised to nobody
      taken.remove("application/x-www-form-urlencoded");
      Set<String> described = new TreeSet<>();
      body.fieldNames().forEachRemaining(described::add);
      assertThat(described).as(call.toString()).isEqualTo(taken);
    }
  }

  @Test
  void every_code_of_a_problem_is_described_with_its_status() throws IOException {
    JsonNode codes = description().at("/components/schemas/Problem/properties/code/x-codes");
    for (ProblemCode code : ProblemCode.values()) {
      assertThat(codes.at("/" + code.name() + "/status").asInt()).isEqualTo(code.status());
    }
    for (Refusal refusal : Refusal.values()) {
      assertThat(codes.has(refusal.code())).as(refusal.code()).isTrue();
    }
    for (RouteRefusal refusal : RouteRefusal.values()) {
      assertThat(codes.has(refusal.code())).as(refusal.code()).isTrue();
    }
    for (FileProblem problem : FileProblem.values()) {
      assertThat(codes.at("/" + problem.name() + "/status").asInt()).isEqualTo(409);
    }
    for (KeyProblem problem : KeyProblem.values()) {
      String code = problem.message().code();
      assertThat(codes.at("/" + code + "/status").asInt()).as(code).isEqualTo(409);
    }
  }

  /** One method of a resource with its description. */
  private record Call(String verb, String path, Method method, JsonNode described) {
    /** Media types that another method takes at the same address. */
    Set<String> alsoTaken() {
      Set<String> taken = new TreeSet<>();
      for (Method other : method.getDeclaringClass().getDeclaredMethods()) {
        boolean same =
            java.util.Objects.equals(
                other.getAnnotation(Path.class), method.getAnnotation(Path.class));
        if (same && other.isAnnotationPresent(POST.class) && verb.equals("POST")) {
          taken.addAll(OpenApiTest.taken(other));
        }
      }
      return taken;
    }

    @Override
    public String toString() {
      return verb + " " + path;
    }
  }

  private static List<String> taken(Method method) {
    Consumes own = method.getAnnotation(Consumes.class);
    Consumes consumes =
        own != null ? own : method.getDeclaringClass().getAnnotation(Consumes.class);
    return List.of(consumes.value());
  }

  private static List<Call> calls() throws IOException {
    JsonNode paths = description().get("paths");
    List<Call> calls = new ArrayList<>();
    for (Class<?> resource : RESOURCES) {
      String base = resource.getAnnotation(Path.class).value();
      for (Method method : resource.getDeclaredMethods()) {
        for (Annotation annotation : method.getAnnotations()) {
          HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
          if (verb != null) {
            Path path = method.getAnnotation(Path.class);
            String whole = base + (path == null ? "" : path.value());
            calls.add(
                new Call(
                    verb.value(),
                    whole,
                    method,
                    paths.path(whole).path(verb.value().toLowerCase(Locale.ROOT))));
          }
        }
      }
    }
    assertThat(calls).isNotEmpty();
    return calls;
  }

  private static Set<String> named(Call call, String place) throws IOException {
    JsonNode all = description();
    Set<String> names = new TreeSet<>();
    for (JsonNode parameter : call.described().path("parameters")) {
      JsonNode whole =
          parameter.has("$ref") ? all.at(parameter.get("$ref").asText().substring(1)) : parameter;
      if (whole.get("in").asText().equals(place)) {
        names.add(whole.get("name").asText());
      }
    }
    return names;
  }

  private static Set<String> described() throws IOException {
    Set<String> calls = new TreeSet<>();
    description()
        .get("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .fieldNames()
                .forEachRemaining(
                    method -> calls.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
    return calls;
  }

  private static JsonNode description() throws IOException {
    return new ObjectMapper().readTree(new OpenApiResource().description());
  }

  private static Set<String> served() {
    Set<String> calls = new TreeSet<>();
    for (Class<?> resource : RESOURCES) {
      String base = resource.getAnnotation(Path.class).value();
      for (Method method : resource.getDeclaredMethods()) {
        for (Annotation annotation : method.getAnnotations()) {
          HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
          if (verb != null) {
            Path path = method.getAnnotation(Path.class);
            calls.add(verb.value() + " " + base + (path == null ? "" : path.value()));
          }
        }
      }
    }
    return calls;
  }
}
