package vn.vanthu.service.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import vn.vanthu.service.files.FileProblem;
import vn.vanthu.service.language.Language;
import vn.vanthu.service.records.Refusal;
import vn.vanthu.service.routing.RouteRefusal;
import vn.vanthu.signing.Message;
import vn.vanthu.signing.keys.KeyProblem;
import vn.vanthu.signing.sign.SigningProblem;

/**
 * {@code GET /openapi.json}: the description of the REST contract (OpenAPI 3.1), written by hand in
 * {@code openapi.yaml}; a test compares it with the resources, call by call. The codes of problems
 * are added from the tables that make them. Immutable.
 */
@Path("/openapi.json")
public final class OpenApiResource {
  private final byte[] json;

  OpenApiResource() {
    try (var in =
        Objects.requireNonNull(OpenApiResource.class.getResourceAsStream("openapi.yaml"))) {
      JsonNode tree = new ObjectMapper(new YAMLFactory()).readTree(in);
      addCodes((ObjectNode) tree.at("/components/schemas/Problem/properties/code"));
      json = new ObjectMapper().writeValueAsBytes(tree);
    } catch (IOException e) {
      throw new UncheckedIOException("openapi.yaml", e);
    }
  }

  private static void addCodes(ObjectNode code) {
    ObjectNode codes = code.putObject("x-codes");
    for (ProblemCode known : ProblemCode.values()) {
      add(codes, known.name(), known.status(), known.title(Language.EN), known.next(Language.EN));
    }
    for (Refusal refusal : Refusal.values()) {
      if (!codes.has(refusal.code())) {
        add(
            codes,
            refusal.code(),
            Refusals.kind(refusal).status(),
            refusal.en(),
            RefusalSteps.of(refusal).en());
      }
    }
    addConflicts(codes);
  }

  /** Refusals of steps and of keys all answer 409. */
  private static void addConflicts(ObjectNode codes) {
    int status = ProblemCode.CONFLICT.status();
    for (RouteRefusal refusal : RouteRefusal.values()) {
      if (!codes.has(refusal.code())) {
        add(codes, refusal.code(), status, refusal.en(), RouteSteps.of(refusal).en());
      }
    }
    for (KeyProblem problem : KeyProblem.values()) {
      Message message = problem.message();
      add(codes, message.code(), status, message.en(), SigningSteps.of(problem).en());
    }
    for (SigningProblem problem : SigningProblem.values()) {
      Message message = problem.message();
      add(codes, message.code(), status, message.en(), SigningSteps.of(problem).en());
    }
    for (FileProblem problem : FileProblem.values()) {
      Message message = problem.message();
      add(codes, message.code(), status, message.en(), SigningSteps.of(problem).en());
    }
  }

  private static void add(ObjectNode codes, String code, int status, String meaning, String next) {
    codes.putObject(code).put("status", status).put("meaning", meaning).put("next", next);
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public byte[] description() {
    return json.clone();
  }
}
