package vn.vanthu.service.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.net.URL;

/** Serves {@link Assets}. Thread-safe. */
@Path("/assets")
public final class AssetsResource {
  /**
   * A worker takes its policy from its own answer. JBIG2 images, the common form of scans, are
   * decoded by WebAssembly in pdf.js: allowed in the worker, which has no page, and nowhere else.
   */
  private static final String WORKER_POLICY =
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

  private final Assets assets;

  public AssetsResource(Assets assets) {
    this.assets = assets;
  }

  @GET
  @Path("/{path:.+}")
  public Response asset(@PathParam("path") String path) {
    String type = Assets.mediaType(path);
    URL url = assets.find(path).orElseThrow(NotFoundException::new);
    if (type == null) {
      throw new NotFoundException();
    }
    StreamingOutput body =
        out -> {
          try (var in = url.openStream()) {
            in.transferTo(out);
          }
        };
    Response.ResponseBuilder answer =
        Response.ok(body, type)
            .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable");
    if (path.endsWith("pdf.worker.min.mjs")) {
      answer.header("Content-Security-Policy", WORKER_POLICY);
    }
    return answer.build();
  }
}
