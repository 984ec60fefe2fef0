package vn.vanthu.service.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What text from outside may hold: any Unicode scalar value but U+0000. PostgreSQL keeps no NUL,
 * and half a surrogate pair is no character and would be stored as another one. Stateless.
 */
public final class SentText {
  private SentText() {}

  /** Whether the text has neither NUL nor half a surrogate pair. */
  static boolean isSound(String text) {
    return text.codePoints()
        .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
  }

  /**
   * The text as it came.
   *
   * @param field its name, as the caller wrote it
   * @throws ProblemException 422 naming the field, when the text is not sound
   */
  public static String sound(String field, String text) {
    if (!isSound(text)) {
      throw refused(field);
    }
    return text;
  }

  /** 422 with the field; a field whose very name is not sound is not named. */
  static ProblemException refused(@Nullable String field) {
    Problem problem = Problem.of(ProblemCode.INVALID_FIELD);
    return (field == null || !isSound(field) ? problem : problem.with("fields", List.of(field)))
        .exception();
  }
}
