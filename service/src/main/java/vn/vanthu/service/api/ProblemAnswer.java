package vn.vanthu.service.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.UUID;
import vn.vanthu.service.language.Language;

/** Writes a {@link Problem} as JSON, for Jersey and Jetty alike. */
final class ProblemAnswer {
  static final String MEDIA_TYPE = "application/problem+json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private ProblemAnswer() {}

  /** A fresh name for one occurrence, written to the log beside the cause. */
  static String newInstance() {
    return "urn:uuid:" + UUID.randomUUID();
  }

  /** The JSON text. */
  static String json(Problem problem, Language language, String instance) {
    try {
      return JSON.writeValueAsString(problem.document(language, instance));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("members of a problem are plain values", e);
    }
  }
}
