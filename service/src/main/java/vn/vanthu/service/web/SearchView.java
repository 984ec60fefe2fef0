package vn.vanthu.service.web;

import jakarta.ws.rs.core.UriBuilder;
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
import vn.vanthu.search.query.SearchResult;
import vn.vanthu.search.query.Suggestion;
import vn.vanthu.service.api.RecordQueryParams;

/**
 * A search as its page shows it: what was asked, what was found, where each link leads. Immutable.
 *
 * @param suggestions records whose number or title goes on from what was typed and that are not
 *     among those found
 */
public record SearchView(
    RecordQueryParams asked, SearchResult found, List<Suggestion> suggestions) {
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
    return new Choice(count.value(), count.count(), href(now), chosen);
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

  private static String href(Map<String, @Nullable String> parameters) {
    StringBuilder address = new StringBuilder("/records");
    char separator = '?';
    for (Map.Entry<String, @Nullable String> parameter : parameters.entrySet()) {
      String value = parameter.getValue();
      if (value != null && !value.isBlank()) {
        address
            .append(separator)
            .append(parameter.getKey())
            .append('=')
            .append(java.net.URLEncoder.encode(value, java.nio.charset.StandardCharsets.UTF_8));
        separator = '&';
      }
    }
    return address.toString();
  }
}
