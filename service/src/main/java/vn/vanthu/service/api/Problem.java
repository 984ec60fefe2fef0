package vn.vanthu.service.api;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.language.Language;
import vn.vanthu.signing.Message;

/**
 * One refused request, before it is put into the reader's language: the body of RFC 9457 plus
 * {@code code} and {@code next}. Immutable.
 *
 * @param code the stable code: a {@link ProblemCode} or a refusal of the domain
 * @param status the HTTP status
 * @param members further members of the document, such as {@code limitBytes}; values Jackson can
 *     write
 */
public record Problem(
    String code,
    int status,
    Words title,
    Words next,
    @Nullable Words detail,
    Map<String, Object> members,
    @Nullable Duration retryAfter) {

  /** A text in both languages. */
  public record Words(String vi, String en) {
    /** The text to show. */
    public String in(Language language) {
      return language.pick(vi, en);
    }
  }

  public Problem {
    members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
  }

  /** The problem of the table, without detail. */
  public static Problem of(ProblemCode code) {
    return new Problem(
        code.name(),
        code.status(),
        new Words(code.title(Language.VI), code.title(Language.EN)),
        new Words(code.next(Language.VI), code.next(Language.EN)),
        null,
        Map.of(),
        null);
  }

  /**
   * The problem of a bare status, as Jetty and Jersey report their own errors. The document bears
   * that very status, also where only the general code of its class fits.
   */
  static Problem ofStatus(int status) {
    Problem general = of(ProblemCode.ofStatus(status));
    return new Problem(
        general.code,
        status,
        general.title,
        general.next,
        general.detail,
        general.members,
        general.retryAfter);
  }

  /**
   * A refusal of the domain that brings its own code and words; {@code kind} gives the status.
   *
   * @param next what to do now
   */
  public static Problem refusal(ProblemCode kind, String code, String vi, String en, Words next) {
    return new Problem(code, kind.status(), new Words(vi, en), next, null, Map.of(), null);
  }

  /** The same for a message of the signing library or the press. */
  public static Problem refusal(ProblemCode kind, Message message) {
    return refusal(
        kind, message.code(), message.vi(), message.en(), SigningSteps.of(message.code()));
  }

  /** The same problem with what exactly was wrong. */
  public Problem detail(String vi, String en) {
    return new Problem(code, status, title, next, new Words(vi, en), members, retryAfter);
  }

  /** The same problem with one more member. */
  public Problem with(String member, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(members);
    more.put(member, value);
    return new Problem(code, status, title, next, detail, more, retryAfter);
  }

  /** The same problem with a time after which to try again. */
  public Problem retryAfter(Duration wait) {
    return new Problem(code, status, title, next, detail, members, wait);
  }

  /** Seconds for {@code Retry-After}, at least one. */
  public Optional<Long> retryAfterSeconds() {
    return Optional.ofNullable(retryAfter).map(wait -> Math.max(1, wait.toSeconds()));
  }

  /** The JSON object in one language (RFC 9457 §3.1, then our own members). */
  public Map<String, Object> document(Language language, String instance) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("type", "urn:vanthu:problem:" + code);
    document.put("title", title.in(language));
    document.put("status", status);
    if (detail != null) {
      document.put("detail", detail.in(language));
    }
    document.put("instance", instance);
    document.put("code", code);
    document.put("next", next.in(language));
    document.putAll(members);
    return document;
  }

  /** Thrown at the edge only, where a resource cannot return. */
  public ProblemException exception() {
    return new ProblemException(this);
  }
}
