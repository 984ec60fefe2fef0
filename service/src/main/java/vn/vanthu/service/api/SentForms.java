package vn.vanthu.service.api;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the forms of pages before any page does: one that does not say that it is a form is
 * refused with 415, one that is not UTF-8 with 400, a field that is not {@link SentText} with 422.
 * Thread-safe.
 */
@Priority(Priorities.ENTITY_CODER)
final class SentForms implements ContainerRequestFilter {
  private static final int MAX_BYTES = 1 << 20;

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    if (!takesForm(request)) {
      return;
    }
    MediaType type = request.getMediaType();
    if (type == null || !isUtf8(type.getParameters().get(MediaType.CHARSET_PARAMETER))) {
      throw Problem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE).exception();
    }
    UrlEncoded.names(body(request));
  }

  /**
   * The body of a form, which stays for whoever reads it next.
   *
   * @throws ProblemException 413 above 1 MiB
   */
  static byte[] body(ContainerRequestContext request) throws IOException {
    byte[] form = request.getEntityStream().readNBytes(MAX_BYTES + 1);
    if (form.length > MAX_BYTES) {
      throw Problem.of(ProblemCode.PAYLOAD_TOO_LARGE).with("limitBytes", MAX_BYTES).exception();
    }
    request.setEntityStream(new ByteArrayInputStream(form));
    return form;
  }

  private static boolean takesForm(ContainerRequestContext request) {
    ResourceMethod method = ((ContainerRequest) request).getUriInfo().getMatchedResourceMethod();
    // What takes bytes of any kind, a file to verify, takes them under this name, too: curl's
    // usual.
    return method != null
        && method.getConsumedTypes().equals(List.of(MediaType.APPLICATION_FORM_URLENCODED_TYPE));
  }

  private static boolean isUtf8(@Nullable String charset) {
    return charset == null || charset.equalsIgnoreCase(StandardCharsets.UTF_8.name());
  }
}
