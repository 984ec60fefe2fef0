package vn.vanthu.service.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.vanthu.service.accounts.Scope;
import vn.vanthu.service.store.AnswerBook;
import vn.vanthu.service.store.KeyedWork;

/**
 * Answers a repeated POST of {@code /api/v1} with the first answer: {@code Idempotency-Key} per
 * principal and path, kept for 24 hours; another body under the same key is 422, one still running
 * 409. Only an answer of success is kept, so that trying again after a refusal really tries.
 *
 * <p>Left out are verifications, which change nothing, and the opening of a signing session, whose
 * answer holds a secret that may not be kept. A PIN is left out of what is remembered of a body. A
 * caller whose scopes have changed since is not given the kept answer: the resource decides anew,
 * and refuses whoever lost the right. Work that was committed and could not be answered, because
 * the service or its database died, is answered by {@link LostAnswer}; work that was not is begun
 * anew, or goes on after the commits that it came to. Thread-safe.
 */
@Priority(Priorities.USER)
final class Idempotency implements ContainerRequestFilter, ContainerResponseFilter {
  private static final Logger LOG = LoggerFactory.getLogger(Idempotency.class);
  static final String HEADER = "Idempotency-Key";
  static final String REPLAYED = "Idempotency-Replayed";
  static final Duration KEPT = Duration.ofHours(24);

  private static final int MAX_KEY = 200;
  private static final String BEGUN = "vanthu.idempotency";
  private static final List<String> KEPT_HEADERS = List.of(HttpHeaders.LOCATION, HttpHeaders.ETAG);

  private final AnswerBook book;
  private final ObjectMapper json;
  private final Path temporary;
  private final InstantSource clock;
  private final LostAnswer lost;

  /**
   * Where requests are at work now. One process serves a data folder: an unanswered place that is
   * not among these was left by work that broke off.
   */
  private final Set<AnswerBook.Place> running = ConcurrentHashMap.newKeySet();

  /**
   * @param temporary folder for bodies too large for memory
   */
  Idempotency(
      AnswerBook book, ObjectMapper json, Path temporary, InstantSource clock, Office office) {
    this.book = book;
    this.lost = new LostAnswer(office);
    this.json = json;
    this.temporary = temporary;
    this.clock = clock;
  }

  /**
   * Begins the work of a key, or answers for it. Multipart bodies are known by their parts only
   * (their boundary changes from one sending to the next): their resource calls {@link #begin}.
   */
  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    KeyedWork.end(); // nothing of a request whose answer never came by here
    if (!applies(request) || isMultipart(request)) {
      return;
    }
    byte[] fingerprint = fingerprint(request);
    if (fingerprint.length > 0) {
      begin(request, fingerprint).ifPresent(request::abortWith);
    }
  }

  /** The kept answer when the request is a repeated one; otherwise its work begins. */
  Optional<Response> begin(ContainerRequestContext request, byte[] fingerprint) {
    String key = request.getHeaderString(HEADER);
    if (key == null) {
      return Optional.empty();
    }
    if (key.isBlank() || key.length() > MAX_KEY) {
      throw Problem.of(ProblemCode.BAD_REQUEST).with("parameter", HEADER).exception();
    }
    Instant now = clock.instant();
    AnswerBook.Place place =
        new AnswerBook.Place(
            keeper(Caller.of(request)), request.getUriInfo().getPath(), key.strip());
    boolean mine = running.add(place);
    boolean begun = false;
    try {
      book.forget(place, now.minus(KEPT));
      Optional<Response> known;
      boolean taken;
      do {
        Optional<AnswerBook.Earlier> earlier = book.earlier(place);
        known = known(request, place, fingerprint, earlier, mine);
        taken = known.isEmpty() && book.begin(place, fingerprint, now, earlier.orElse(null));
      } while (known.isEmpty() && !taken);
      begun = known.isEmpty() || request.getProperty(BEGUN) != null;
      if (begun) {
        request.setProperty(BEGUN, place);
      }
      return known;
    } finally {
      if (mine && !begun) {
        running.remove(place);
      }
    }
  }

  /** The caller and their scopes. */
  static String keeper(Caller caller) {
    return caller.scopes().stream()
        .map(Scope::wireName)
        .sorted()
        .collect(Collectors.joining(",", caller.keeper() + " ", ""));
  }

  /**
   * Keeps the answer of success, gives the key free after a refusal, and leaves what was noted when
   * the work broke off. An answer of success stands also when it cannot be kept: the work is
   * committed, and a repeat is told of it by {@link LostAnswer}.
   */
  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext answer) {
    if (!(request.getProperty(BEGUN) instanceof AnswerBook.Place place)) {
      return;
    }
    request.removeProperty(BEGUN);
    try {
      switch (answer.getStatusInfo().getFamily()) {
        case SUCCESSFUL -> keep(place, answer);
        case SERVER_ERROR -> {
          // it broke off and cannot say what it committed: what it noted stays
        }
        default -> book.drop(place);
      }
    } catch (RuntimeException databaseAway) {
      LOG.warn("an Idempotency-Key stays unanswered: {}", databaseAway.toString());
    } finally {
      KeyedWork.end();
      running.remove(place);
    }
  }

  private void keep(AnswerBook.Place place, ContainerResponseContext answer) {
    byte[] body = body(answer.getEntity());
    Map<String, String> headers = new LinkedHashMap<>();
    for (String name : KEPT_HEADERS) {
      String value = answer.getHeaderString(name);
      if (value != null) {
        headers.put(name, value);
      }
    }
    if (body.length > 0) {
      answer.setEntity(body, new Annotation[0], MediaType.APPLICATION_JSON_TYPE);
    }
    book.finish(place, new AnswerBook.Kept(answer.getStatus(), headers, body));
  }

  private static boolean applies(ContainerRequestContext request) {
    String path = "/" + request.getUriInfo().getPath();
    return HttpMethod.POST.equals(request.getMethod())
        && request.getHeaderString(HEADER) != null
        && !(Caller.of(request) instanceof Caller.Anonymous)
        && path.contains("/api/v1/")
        && !path.endsWith("/verifications")
        && !path.endsWith("/signing-sessions");
  }

  private static boolean isMultipart(ContainerRequestContext request) {
    MediaType type = request.getMediaType();
    return type != null && "multipart".equals(type.getType());
  }

  /** Of query and body; empty when the body is no JSON, which its resource says. */
  private byte[] fingerprint(ContainerRequestContext request) throws IOException {
    MessageDigest digest = sha256();
    String query = request.getUriInfo().getRequestUri().getRawQuery();
    if (query != null) {
      digest.update(query.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
    }
    if (MediaType.APPLICATION_JSON_TYPE.isCompatible(request.getMediaType())) {
      byte[] body = request.getEntityStream().readAllBytes();
      request.setEntityStream(new ByteArrayInputStream(body));
      try {
        digest.update(json.writeValueAsBytes(withoutPin(json.readTree(body))));
      } catch (JsonProcessingException malformed) {
        return new byte[0];
      }
    } else {
      SpooledFile body = SpooledFile.of(request.getEntityStream(), temporary);
      body.bytes().digestInto(digest, 0, body.bytes().length());
      request.setEntityStream(body.stream());
    }
    return digest.digest();
  }

  private static @Nullable JsonNode withoutPin(@Nullable JsonNode body) {
    if (body instanceof ObjectNode order) {
      order.remove("pin");
    }
    return body;
  }

  /**
   * The answer of earlier work at the place.
   *
   * @param alone whether nobody is at work there now
   * @return empty when the work is to be done: for the first time, or because it broke off before
   *     it was committed
   */
  private Optional<Response> known(
      ContainerRequestContext request,
      AnswerBook.Place place,
      byte[] fingerprint,
      Optional<AnswerBook.Earlier> earlier,
      boolean alone) {
    if (earlier.isPresent() && !Arrays.equals(earlier.get().fingerprint(), fingerprint)) {
      throw Problem.of(ProblemCode.IDEMPOTENCY_MISMATCH).exception();
    }
    Optional<Response> kept =
        earlier.flatMap(AnswerBook.Earlier::answer).map(Idempotency::replayed);
    if (kept.isPresent()) {
      return kept;
    }
    if (!alone) {
      throw Problem.of(ProblemCode.IDEMPOTENCY_RUNNING)
          .retryAfter(Duration.ofSeconds(2))
          .exception();
    }
    return earlier
        .flatMap(
            e -> lost.of(place.path(), e.noted(), Caller.of(request), ReaderLanguage.of(request)))
        .map(answer -> remembered(request, place, answer));
  }

  /** An answer told anew is kept on its way out, as the first one would have been. */
  private static Response remembered(
      ContainerRequestContext request, AnswerBook.Place place, Response answer) {
    request.setProperty(BEGUN, place);
    answer.getHeaders().putSingle(REPLAYED, "true");
    return answer;
  }

  private byte[] body(@Nullable Object entity) {
    try {
      return entity == null ? new byte[0] : json.writeValueAsBytes(entity);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("answers are plain values", e);
    }
  }

  private static Response replayed(AnswerBook.Kept answer) {
    Response.ResponseBuilder response = Response.status(answer.status()).header(REPLAYED, "true");
    if (answer.body().length > 0) {
      response.type(MediaType.APPLICATION_JSON).entity(answer.body());
    }
    answer.headers().forEach(response::header);
    return response.build();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
