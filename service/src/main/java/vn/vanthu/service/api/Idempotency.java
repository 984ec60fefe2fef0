package vn.vanthu.service.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Answers a repeated POST with the first answer: {@code Idempotency-Key} per principal and path,
 * kept for 24 hours; another body under the same key is 422, one still running 409. An answer of
 * 5xx is forgotten, so that trying again really tries. Thread-safe.
 */
final class Idempotency {
  static final Duration KEPT = Duration.ofHours(24);

  /** Older than any request can take: whoever ran it is dead. */
  private static final Duration ABANDONED = Duration.ofMinutes(15);

  private static final int MAX_KEY = 200;

  private final AnswerBook book;
  private final ObjectMapper json;
  private final InstantSource clock;

  Idempotency(AnswerBook book, ObjectMapper json, InstantSource clock) {
    this.book = book;
    this.json = json;
    this.clock = clock;
  }

  /** An answer that can be kept: JSON and a few headers. */
  record Answer(int status, Map<String, String> headers, Object body) {}

  /** Runs the work once for each key, or plainly when there is none. */
  Response once(ContainerRequestContext request, byte[] fingerprint, Supplier<Answer> work) {
    String key = request.getHeaderString("Idempotency-Key");
    if (key == null) {
      return response(kept(work.get()), false);
    }
    if (key.isBlank() || key.length() > MAX_KEY) {
      throw Problem.of(ProblemCode.BAD_REQUEST).with("parameter", "Idempotency-Key").exception();
    }
    Instant now = clock.instant();
    AnswerBook.Place place =
        new AnswerBook.Place(
            Caller.of(request).keeper(), request.getUriInfo().getPath(), key.strip());
    book.forget(place, now.minus(KEPT), now.minus(ABANDONED));
    if (!book.begin(place, fingerprint, now)) {
      return known(place, fingerprint);
    }
    boolean done = false;
    try {
      AnswerBook.Kept answer = kept(work.get());
      book.finish(place, answer);
      done = true;
      return response(answer, false);
    } finally {
      if (!done) {
        book.drop(place);
      }
    }
  }

  private Response known(AnswerBook.Place place, byte[] fingerprint) {
    Optional<AnswerBook.Earlier> earlier = book.earlier(place);
    if (earlier.isPresent() && !java.util.Arrays.equals(earlier.get().fingerprint(), fingerprint)) {
      throw Problem.of(ProblemCode.IDEMPOTENCY_MISMATCH).exception();
    }
    return earlier
        .flatMap(AnswerBook.Earlier::answer)
        .map(answer -> response(answer, true))
        .orElseThrow(() ->
            Problem.of(ProblemCode.IDEMPOTENCY_RUNNING)
                .retryAfter(Duration.ofSeconds(2))
                .exception());
  }

  private AnswerBook.Kept kept(Answer answer) {
    try {
      return new AnswerBook.Kept(
          answer.status(), answer.headers(), json.writeValueAsBytes(answer.body()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("answers are plain values", e);
    }
  }

  private static Response response(AnswerBook.Kept answer, boolean repeated) {
    Response.ResponseBuilder response =
        Response.status(answer.status()).type(MediaType.APPLICATION_JSON).entity(answer.body());
    answer.headers().forEach(response::header);
    if (repeated) {
      response.header("Idempotency-Replayed", "true");
    }
    return response.build();
  }
}
