package vn.vanthu.service.api;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.query.Filters;
import vn.vanthu.search.query.SearchRequest;
import vn.vanthu.search.query.Sort;
import vn.vanthu.search.query.Viewer;
import vn.vanthu.service.records.DayLimits;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.Urgency;
import vn.vanthu.signing.Report;

/**
 * The query parameters of a search, the same for REST and for the page. Document numbers are
 * parameters and never part of a path. Filled by Jersey, then only read.
 */
public final class RecordQueryParams {
  /** Most hits of one page. */
  public static final int MAX_LIMIT = 200;

  @QueryParam("q")
  @DefaultValue("")
  public String q = "";

  @QueryParam("number")
  public @Nullable String number;

  @QueryParam("issuedFrom")
  public @Nullable String issuedFrom;

  @QueryParam("issuedTo")
  public @Nullable String issuedTo;

  @QueryParam("issuer")
  public @Nullable String issuer;

  @QueryParam("type")
  public @Nullable String type;

  @QueryParam("validOn")
  public @Nullable String validOn;

  @QueryParam("register")
  public @Nullable String register;

  @QueryParam("direction")
  public @Nullable String direction;

  @QueryParam("signer")
  public @Nullable String signer;

  @QueryParam("urgency")
  public @Nullable String urgency;

  @QueryParam("signature")
  public @Nullable String signature;

  @QueryParam("arrivalNumber")
  public @Nullable String arrivalNumber;

  @QueryParam("sort")
  public @Nullable String sort;

  @QueryParam("removed")
  public @Nullable List<String> removed;

  @QueryParam("cursor")
  public @Nullable String cursor;

  @QueryParam("limit")
  public @Nullable String limit;

  /**
   * The request for the index.
   *
   * @throws ProblemException 400 naming the parameter that cannot be read, 422 for a day beyond
   *     {@link DayLimits}
   */
  public SearchRequest request(Viewer viewer) {
    return new SearchRequest(
        q,
        filters(),
        viewer,
        order(),
        Set.of(),
        removed == null ? Set.of() : Set.copyOf(removed),
        hits(),
        page(),
        Duration.ofSeconds(2));
  }

  /** The hard conditions. */
  public Filters filters() {
    return new Filters(
        Orders.blankToNull(number),
        date("issuedFrom", issuedFrom),
        date("issuedTo", issuedTo),
        Orders.blankToNull(issuer),
        Orders.blankToNull(type),
        date("validOn", validOn),
        Orders.blankToNull(register),
        oneOf(Direction.class, "direction", direction),
        Orders.blankToNull(signer),
        oneOf(Urgency.class, "urgency", urgency),
        oneOf(Report.Verdict.class, "signature", signature),
        Orders.blankToNull(arrivalNumber));
  }

  private Sort order() {
    String word = oneOf(Sort.class, "sort", sort);
    if (word == null) {
      return q.isBlank() ? Sort.NEWEST : Sort.RELEVANCE;
    }
    return Sort.valueOf(word);
  }

  /**
   * The name of one of these in capitals; a word that is none would find nothing and say nothing.
   */
  private static <E extends Enum<E>> @Nullable String oneOf(
      Class<E> names, String parameter, @Nullable String text) {
    String given = upper(text);
    if (given == null) {
      return null;
    }
    try {
      return Enum.valueOf(names, given).name();
    } catch (IllegalArgumentException unknown) {
      throw wrong(parameter);
    }
  }

  private @Nullable String page() {
    String given = Orders.blankToNull(cursor);
    if (given != null && !SearchRequest.isCursor(given)) {
      throw wrong("cursor");
    }
    return given;
  }

  private int hits() {
    String text = Orders.blankToNull(limit);
    if (text == null) {
      return 20;
    }
    try {
      int n = Integer.parseInt(text);
      if (n < 1 || n > MAX_LIMIT) {
        throw wrong("limit");
      }
      return n;
    } catch (NumberFormatException e) {
      throw wrong("limit");
    }
  }

  private static @Nullable LocalDate date(String name, @Nullable String text) {
    String given = Orders.blankToNull(text);
    LocalDate day;
    try {
      day = given == null ? null : LocalDate.parse(given);
    } catch (DateTimeParseException e) {
      throw wrong(name);
    }
    if (!DayLimits.hold(day)) {
      throw Orders.field(name);
    }
    return day;
  }

  private static @Nullable String upper(@Nullable String text) {
    String given = Orders.blankToNull(text);
    return given == null ? null : given.toUpperCase(Locale.ROOT);
  }

  /**
   * How many hits are wanted.
   *
   * @throws ProblemException 400 unless between 1 and {@code most}
   */
  static int limit(int wanted, int most) {
    if (wanted < 1 || wanted > most) {
      throw wrong("limit");
    }
    return wanted;
  }

  static ProblemException wrong(String parameter) {
    return Problem.of(ProblemCode.BAD_REQUEST)
        .with("parameter", parameter)
        .detail(
            "Tham số “" + parameter + "” không đọc được.",
            "The parameter “" + parameter + "” cannot be read.")
        .exception();
  }
}
