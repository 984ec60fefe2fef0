package vn.vanthu.service.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;

/** Writes a multipart body as browsers do. Single-threaded. */
public final class Multipart {
  private static final String BOUNDARY = "----vanthu-test-boundary";
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  public Multipart file(String field, String name, byte[] content) {
    return file(field, name, "application/octet-stream", content);
  }

  /** A part that says of itself what type it is. */
  public Multipart file(String field, String name, String type, byte[] content) {
    part(
        "Content-Disposition: form-data; name=\""
            + field
            + "\"; filename=\""
            + name
            + "\"\r\n"
            + "Content-Type: "
            + type,
        content);
    return this;
  }

  public Multipart field(String field, String value) {
    part("Content-Disposition: form-data; name=\"" + field + "\"", value.getBytes(UTF_8));
    return this;
  }

  private void part(String headers, byte[] content) {
    body.writeBytes(("--" + BOUNDARY + "\r\n" + headers + "\r\n\r\n").getBytes(UTF_8));
    body.writeBytes(content);
    body.writeBytes("\r\n".getBytes(UTF_8));
  }

  public HttpRequest.Builder post(HttpRequest.Builder request) {
    body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
    return request
        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
        .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()));
  }
}
