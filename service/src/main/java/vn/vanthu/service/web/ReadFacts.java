package vn.vanthu.service.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The recogniser's answer ({@code docs/READING.md}) as pages show it: for each field of the form
 * how sure it is and where it was read; and the rest in groups. Immutable.
 */
public final class ReadFacts {
  private final JsonNode read;

  private ReadFacts(JsonNode read) {
    this.read = read;
  }

  /** Of a document without text everything is absent. */
  static ReadFacts of(@Nullable JsonNode read) {
    return new ReadFacts(read == null ? MissingNode.getInstance() : read);
  }

  /** Whether there was a text to read at all. */
  public boolean any() {
    return read.isObject();
  }

  /** How many pages were read, at least 1. */
  public int pages() {
    return Math.max(1, read.path("pages").asInt(1));
  }

  /** What the text is as a whole: {@code official-document}, {@code news-article} … */
  public String contentClass() {
    return read.path("contentClass").asText("");
  }

  /** Whether the text is a record, or a portal's page around one; else it has no facts. */
  public boolean isRecord() {
    return contentClass().equals("official-document") || contentClass().equals("portal-page");
  }

  /** How the value of a field of the form came to stand there; empty for what is never read. */
  public Optional<Confidence> confidence(String field) {
    return switch (field) {
      case "number" ->
          Optional.of(
              there("number")
                  ? sure(read.path("number"))
                  : there("unsureNumber") ? Confidence.UNSURE : Confidence.ABSENT);
      case "issuedOn" -> Optional.of(scalar("issueDate"));
      case "subject" -> Optional.of(scalar("subject"));
      case "typeName" -> Optional.of(object("documentType", "name"));
      case "issuer" -> Optional.of(object("issuingBody", "name"));
      case "signer" -> Optional.of(object("signer", "name"));
      case "signerPosition" -> Optional.of(object("signer", "position"));
      case "authority" -> Optional.of(object("signer", "authority"));
      case "recipients" ->
          Optional.of(read.path("recipients").isEmpty() ? Confidence.ABSENT : Confidence.READ);
      case "urgency", "secrecy" ->
          Optional.of(mark(field).isPresent() ? Confidence.READ : Confidence.ABSENT);
      default -> Optional.empty();
    };
  }

  /** Where the value of a field of the form was read. */
  public Optional<EvidenceView> evidence(String field) {
    return switch (field) {
      case "number" -> of(there("number") ? "number" : "unsureNumber");
      case "issuedOn" -> EvidenceView.of(read.path("issueDateEvidence"));
      case "subject" -> EvidenceView.of(read.path("subjectEvidence"));
      case "typeName" -> of("documentType");
      case "issuer" -> of("issuingBody");
      case "signer" -> of("signer");
      case "signerPosition" ->
          read.path("signer").path("position").isTextual() ? of("signer") : Optional.empty();
      case "authority" ->
          read.path("signer").path("authority").isTextual() ? of("signer") : Optional.empty();
      case "recipients" -> EvidenceView.of(read.path("recipients").path(0).path("evidence"));
      case "urgency" -> mark("urgency").flatMap(m -> EvidenceView.of(m.path("evidence")));
      case "secrecy" -> mark("secrecy").flatMap(m -> EvidenceView.of(m.path("evidence")));
      default -> Optional.empty();
    };
  }

  /** A number that is there but not certain; empty otherwise. */
  public String unsureNumber() {
    return there("number") ? "" : read.path("unsureNumber").path("text").asText("");
  }

  /** TM, KT, TL, TUQ or Q as read; empty when the head signs in own right. */
  public String authority() {
    return read.path("signer").path("authorityNormalized").asText("");
  }

  /** The recipients as read, one a line. */
  public String recipients() {
    List<String> lines = new ArrayList<>();
    read.path("recipients").forEach(r -> lines.add(r.path("text").asText()));
    return String.join("\n", lines);
  }

  /**
   * Everything that was read beside the fields of the form, group by group; empty ones left out.
   */
  public List<FactGroup> groups() {
    return FactGroup.of(read);
  }

  /** Tasks and citations as rows of a form. */
  StatedRows rows(FactsForm form) {
    return StatedRows.of(read, form);
  }

  /** Every stretch of the text that some fact was read from. */
  List<EvidenceView> all() {
    return Stream.concat(
            Stream.of(
                    "number",
                    "issuedOn",
                    "subject",
                    "typeName",
                    "issuer",
                    "signer",
                    "recipients",
                    "urgency",
                    "secrecy")
                .flatMap(field -> evidence(field).stream()),
            groups().stream().flatMap(g -> g.lines().stream()).flatMap(l -> l.evidence().stream()))
        .toList();
  }

  private boolean there(String fact) {
    return read.path(fact).isObject();
  }

  private Optional<EvidenceView> of(String fact) {
    return EvidenceView.of(read.path(fact).path("evidence"));
  }

  private Optional<JsonNode> mark(String kind) {
    for (JsonNode mark : read.path("marks")) {
      if (mark.path("kind").asText().equals(kind)) {
        return Optional.of(mark);
      }
    }
    return Optional.empty();
  }

  private Confidence scalar(String fact) {
    if (read.hasNonNull(fact + "Inferred")) {
      return Confidence.INFERRED;
    }
    if (!read.hasNonNull(fact)) {
      return Confidence.ABSENT;
    }
    return read.path(fact + "Evidence").path("unsure").asBoolean()
        ? Confidence.UNSURE
        : Confidence.READ;
  }

  private Confidence object(String fact, String value) {
    JsonNode found = read.path(fact);
    return found.hasNonNull(value) ? sure(found) : Confidence.ABSENT;
  }

  /** Of a fact that is there. */
  static Confidence sure(JsonNode fact) {
    if (fact.path("corrected").asBoolean()) {
      return Confidence.CORRECTED;
    }
    if (fact.path("inferred").asBoolean()) {
      return Confidence.INFERRED;
    }
    return fact.path("evidence").path("unsure").asBoolean() ? Confidence.UNSURE : Confidence.READ;
  }
}
