package vn.vanthu.service.web;

import jakarta.ws.rs.core.UriBuilder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.query.Facet;
import vn.vanthu.search.query.FacetCount;
import vn.vanthu.search.query.Highlight;
import vn.vanthu.search.query.Hit;
import vn.vanthu.search.query.NumberMatch;
import vn.vanthu.search.query.SearchResult;
import vn.vanthu.search.query.Suggestion;
import vn.vanthu.service.api.RecordQueryParams;
import vn.vanthu.service.questions.SavedQuestion;

/**
 * A search as its page shows it: what was asked, what was found, where each link leads. Immutable.
 *
 * @param suggestions records whose number or title goes on from what was typed and that are not
 *     among those found
 * @param books the titles of the register books by their codes
 * @param today for what is in force
 */
public record SearchView(
    RecordQueryParams asked,
    SearchResult found,
    List<Suggestion> suggestions,
    Map<String, String> books,
    LocalDate today) {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  /** A stretch of text, marked when it matched. */
  public record Piece(String text, boolean marked) {}

  /** A facet value with the address that narrows (or widens again) by it. */
  public record Choice(String label, long count, String href, boolean chosen) {}

  /** Cuts a highlight into pieces; the template escapes each. */
  public static List<Piece> pieces(@Nullable Highlight highlight) {
    if (highlight == null) {
      return List.of();
    }
    List<Piece> pieces = new ArrayList<>();
    int at = 0;
    for (Highlight.Span span : highlight.matches()) {
      if (span.from() > at) {
        pieces.add(new Piece(highlight.text().substring(at, span.from()), false));
      }
      pieces.add(new Piece(highlight.text().substring(span.from(), span.to()), true));
      at = span.to();
    }
    if (at < highlight.text().length()) {
      pieces.add(new Piece(highlight.text().substring(at), false));
    }
    return pieces;
  }

  /** The key of the sentence that says how the hits differ from the number asked for, or empty. */
  public String numberNote() {
    NumberMatch match = found.numberMatch();
    return match == null || found.total() == 0
        ? ""
        : switch (match) {
          case EXACT, BEGUN -> "";
          case NEAR -> "search.number.near";
          case NONE -> "search.number.none";
        };
  }

  /** The question's own parameters, without page and order. */
  public Map<String, String> question() {
    Map<String, String> question = new LinkedHashMap<>();
    parameters()
        .forEach((name, value) -> {
          if (value != null && SavedQuestion.NAMES.contains(name)) {
            question.put(name, value);
          }
        });
    return question;
  }

  /** Where a hit opens: at the passage that answered, with the words of the question. */
  public String open(Hit hit) {
    String address = "/records/" + hit.id();
    return hit.passage() < 0 || asked.q.isBlank()
        ? address
        : address + "?passage=" + hit.passage() + "&q=" + encoded(asked.q);
  }

  /** {@code IN_FORCE}, {@code NOT_YET}, {@code EXPIRED}, or empty when nothing is known. */
  public String validity(Hit hit) {
    LocalDate from = hit.effectiveFrom();
    LocalDate to = hit.effectiveTo();
    if (to != null && to.isBefore(today)) {
      return "EXPIRED";
    }
    return from == null ? "" : from.isAfter(today) ? "NOT_YET" : "IN_FORCE";
  }

  /** The whole list as a file. */
  public String export(String format) {
    Map<String, @Nullable String> now = parameters();
    now.put("format", format);
    return href("/api/v1/records/export", now);
  }

  /** A date as people write it; empty when unknown. */
  public static String day(@Nullable LocalDate date) {
    return date == null ? "" : DAY.format(date);
  }

  /** A parameter's value for its form field. */
  public static String value(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** Whether any filter beside the words is set: the panel is then open. */
  public boolean filtered() {
    return !asked.filters().isEmpty();
  }

  /** The values of a facet, at most ten, each with its link. */
  public List<Choice> choices(Facet facet) {
    List<Choice> choices = new ArrayList<>();
    for (FacetCount count : found.facets().getOrDefault(facet, List.of())) {
      if (choices.size() == 10) {
        break;
      }
      choices.add(choice(facet, count));
    }
    return choices;
  }

  private Choice choice(Facet facet, FacetCount count) {
    Map<String, @Nullable String> now = parameters();
    String name = parameter(facet);
    boolean chosen =
        facet == Facet.YEAR
            ? Objects.equals(now.get("issuedFrom"), count.value() + "-01-01")
            : count.value().equals(now.get(name));
    if (facet == Facet.YEAR) {
      now.put("issuedFrom", chosen ? null : count.value() + "-01-01");
      now.put("issuedTo", chosen ? null : count.value() + "-12-31");
    } else {
      now.put(name, chosen ? null : count.value());
    }
    String label =
        facet == Facet.REGISTER ? books.getOrDefault(count.value(), count.value()) : count.value();
    return new Choice(label, count.count(), href(now), chosen);
  }

  private static String parameter(Facet facet) {
    return switch (facet) {
      case TYPE -> "type";
      case ISSUER -> "issuer";
      case YEAR -> "issuedFrom";
      case REGISTER -> "register";
      case DIRECTION -> "direction";
      case URGENCY -> "urgency";
      case SIGNATURE -> "signature";
    };
  }

  /** The next page, or empty. */
  public String next() {
    if (found.cursor() == null) {
      return "";
    }
    Map<String, @Nullable String> now = parameters();
    now.put("cursor", found.cursor());
    return href(now);
  }

  /** The same search with one understood chip taken back to plain words. */
  public String without(String chip) {
    return UriBuilder.fromUri(href(parameters())).queryParam("removed", chip).build().toString();
  }

  /** The same search with other words. */
  public String instead(String words) {
    Map<String, @Nullable String> now = parameters();
    now.put("q", words);
    return href(now);
  }

  private Map<String, @Nullable String> parameters() {
    Map<String, @Nullable String> all = new LinkedHashMap<>();
    all.put("q", asked.q.isBlank() ? null : asked.q);
    all.put("number", asked.number);
    all.put("issuedFrom", asked.issuedFrom);
    all.put("issuedTo", asked.issuedTo);
    all.put("issuer", asked.issuer);
    all.put("type", asked.type);
    all.put("validOn", asked.validOn);
    all.put("register", asked.register);
    all.put("direction", asked.direction);
    all.put("signer", asked.signer);
    all.put("urgency", asked.urgency);
    all.put("signature", asked.signature);
    all.put("arrivalNumber", asked.arrivalNumber);
    all.put("sort", asked.sort);
    return all;
  }

  /** The address of a question asked again. */
  public static String again(SavedQuestion question) {
    return href("/records", new LinkedHashMap<String, @Nullable String>(question.parameters()));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String href(Map<String, @Nullable String> parameters) {
    return href("/records", parameters);
  }

  private static String href(String path, Map<String, @Nullable String> parameters) {
    StringBuilder address = new StringBuilder(path);
    char separator = '?';
    for (Map.Entry<String, @Nullable String> parameter : parameters.entrySet()) {
      String value = parameter.getValue();
      if (value != null && !value.isBlank()) {
        address.append(separator).append(parameter.getKey()).append('=').append(encoded(value));
        separator = '&';
      }
    }
    return address.toString();
  }
}
