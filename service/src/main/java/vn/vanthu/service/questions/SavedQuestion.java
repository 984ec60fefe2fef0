package vn.vanthu.service.questions;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.query.Filters;
import vn.vanthu.search.query.SearchRequest;
import vn.vanthu.search.query.Sort;
import vn.vanthu.search.query.Viewer;
import vn.vanthu.service.records.DayLimits;

/**
 * A question as it can be kept and asked again: the parameters of a search by name, blank ones left
 * out. Immutable.
 */
public record SavedQuestion(Map<String, String> parameters) {
  /** The parameters of a search that belong to the question itself. */
  public static final List<String> NAMES =
      List.of(
          "q",
          "number",
          "issuedFrom",
          "issuedTo",
          "issuer",
          "type",
          "validOn",
          "register",
          "direction",
          "signer",
          "urgency",
          "signature",
          "arrivalNumber");

  private static final int LONGEST = 1000;

  /**
   * Keeps what is asked.
   *
   * @throws IllegalArgumentException for an unknown, overlong or unreadable parameter
   */
  public SavedQuestion {
    Map<String, String> kept = new TreeMap<>();
    parameters.forEach((name, value) -> {
      if (!NAMES.contains(name) || value.length() > LONGEST) {
        throw new IllegalArgumentException(name);
      }
      if (!value.isBlank()) {
        kept.put(name, value.strip());
      }
    });
    for (String day : List.of("issuedFrom", "issuedTo", "validOn")) {
      try {
        if (!DayLimits.hold(day(kept.get(day)))) {
          throw new IllegalArgumentException(day);
        }
      } catch (DateTimeParseException e) {
        throw new IllegalArgumentException(day, e);
      }
    }
    parameters = Map.copyOf(kept);
  }

  /** The question, or the name of the parameter that cannot be kept. */
  public static Optional<SavedQuestion> parse(Map<String, String> parameters) {
    try {
      return Optional.of(new SavedQuestion(parameters));
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  /** Whether nothing is asked: every record would answer. */
  public boolean isEmpty() {
    return parameters.isEmpty();
  }

  /** The words, empty when only filters were set. */
  public String words() {
    return parameters.getOrDefault("q", "");
  }

  /** The question for the index. */
  public SearchRequest request(Viewer viewer) {
    return new SearchRequest(
        words(),
        new Filters(
            parameters.get("number"),
            day(parameters.get("issuedFrom")),
            day(parameters.get("issuedTo")),
            parameters.get("issuer"),
            parameters.get("type"),
            day(parameters.get("validOn")),
            parameters.get("register"),
            upper("direction"),
            parameters.get("signer"),
            upper("urgency"),
            upper("signature"),
            parameters.get("arrivalNumber")),
        viewer,
        Sort.RELEVANCE,
        Set.of(),
        Set.of(),
        20,
        null,
        Duration.ofSeconds(2));
  }

  private @Nullable String upper(String name) {
    String value = parameters.get(name);
    return value == null ? null : value.toUpperCase(Locale.ROOT);
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    return text == null ? null : LocalDate.parse(text);
  }
}
