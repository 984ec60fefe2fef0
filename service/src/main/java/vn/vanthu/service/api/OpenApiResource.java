package vn.vanthu.service.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * {@code GET /openapi.json}: the description of the REST contract (OpenAPI 3.1), written by hand in
 * {@code openapi.yaml}; a test compares it with the resources, path by path. Immutable.
 */
@Path("/openapi.json")
public final class OpenApiResource {
  private final byte[] json;

  OpenApiResource() {
    try (var in =
        Objects.requireNonNull(OpenApiResource.class.getResourceAsStream("openapi.yaml"))) {
      JsonNode tree = new ObjectMapper(new YAMLFactory()).readTree(in);
      json = new ObjectMapper().writeValueAsBytes(tree);
    } catch (IOException e) {
      throw new UncheckedIOException("openapi.yaml", e);
    }
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public byte[] description() {
    return json.clone();
  }
}
