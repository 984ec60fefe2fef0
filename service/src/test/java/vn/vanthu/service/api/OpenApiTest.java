package vn.vanthu.service.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OpenApiTest {
  private static final List<Class<?>> RESOURCES =
      List.of(
          VerificationsResource.class,
          IntakeResource.class,
          RegisterResource.class,
          RecordSearchResource.class,
          RecordResource.class,
          SignaturesResource.class,
          NoticesResource.class,
          BooksResource.class,
          LedgerResource.class);

  @Test
  void the_description_names_exactly_the_calls_that_there_are() throws IOException {
    assertThat(described()).isEqualTo(served());
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
