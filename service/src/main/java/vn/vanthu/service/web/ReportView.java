package vn.vanthu.service.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import vn.vanthu.service.api.StoredReport;
import vn.vanthu.service.language.Language;

/**
 * A verification report ({@code docs/VERIFICATION.md}) as the signature panel shows it, whether it
 * was made just now or stored with the record. Reads the JSON of the contract and nothing else.
 * Immutable.
 *
 * @param document INTACT, NOTICE, ALTERED, UNVERIFIABLE or UNSIGNED
 */
public record ReportView(
    String file,
    String document,
    String conclusion,
    String sha256,
    String size,
    String validationTime,
    List<SignatureView> signatures,
    List<String> notices,
    Optional<RegisteredView> registered,
    Optional<RegisteredView> original,
    PicturesView pictures) {

  /**
   * Where the same bytes are registered, or the original of a signature that was destroyed.
   *
   * @param annex position of the annex that the file is; empty when it is the main document
   */
  public record RegisteredView(
      String id, String number, String issuedOn, String issuer, String annex) {}

  /** One signature. Times are as in the report, ISO 8601 in Vietnam's zone; empty when unknown. */
  public record SignatureView(
      String kind,
      String integrity,
      String indication,
      String subIndication,
      String name,
      String organisation,
      String issuer,
      String serial,
      String claimedTime,
      String provenTime,
      String timestampedBy,
      String level,
      String algorithm,
      String revocation,
      String revocationSource,
      String revocationTime,
      boolean trusted,
      List<LaterView> changes,
      List<CriterionView> criteria,
      List<String> messages) {}

  /**
   * What a later revision changed.
   *
   * @param code of the finding, see {@code docs/VERIFICATION.md}
   */
  public record LaterView(boolean allowed, String code, String page, String message) {}

  /** One of the nine criteria of TT 15/2025/TT-BKHCN. */
  public record CriterionView(String key, String result, String message) {}

  public ReportView {
    signatures = List.copyOf(signatures);
    notices = List.copyOf(notices);
  }

  /** Whether some later change has a page to be looked at. */
  public boolean hasChangedPages() {
    return signatures.stream()
        .flatMap(signature -> signature.changes().stream())
        .anyMatch(change -> !change.page().isEmpty());
  }

  /**
   * The signature whose file was saved anew, so that what was signed is no longer in it: the words
   * for the sender are about this one.
   */
  public Optional<SignatureView> lost() {
    return signatures.stream()
        .filter(s -> s.subIndication().equals("SIGNED_DATA_NOT_FOUND"))
        .findFirst();
  }

  /** Reads a report as it is stored, for a reader of this language. */
  static ReportView stored(JsonNode report, Language language) {
    return of(StoredReport.of(language, report));
  }

  /** Reads a report of the contract. */
  public static ReportView of(JsonNode report) {
    List<SignatureView> signatures = new ArrayList<>();
    report.path("signatures").forEach(s -> signatures.add(signature(s)));
    return new ReportView(
        text(report, "file"),
        text(report, "document"),
        text(report, "conclusion"),
        text(report, "sha256"),
        text(report, "size"),
        text(report, "validationTime"),
        signatures,
        messages(report.path("notices")),
        registered(report.path("registered")),
        registered(report.path("original")),
        PicturesView.of(report.path("pictures")));
  }

  private static Optional<RegisteredView> registered(JsonNode registered) {
    return registered.isObject()
        ? Optional.of(
            new RegisteredView(
                text(registered, "id"),
                text(registered, "number"),
                text(registered, "issuedOn"),
                text(registered, "issuer"),
                text(registered, "annex")))
        : Optional.empty();
  }

  private static SignatureView signature(JsonNode s) {
    List<LaterView> changes = new ArrayList<>();
    s.path("changesAfter")
        .forEach(c ->
            changes.add(
                new LaterView(
                    c.path("allowed").asBoolean(),
                    text(c, "code"),
                    text(c, "page"),
                    text(c, "message"))));
    List<CriterionView> criteria = new ArrayList<>();
    s.path("criteria")
        .properties()
        .forEach(c ->
            criteria.add(
                new CriterionView(
                    c.getKey(), text(c.getValue(), "result"), text(c.getValue(), "message"))));
    JsonNode signer = s.path("signer");
    return new SignatureView(
        text(s, "kind"),
        text(s, "integrity"),
        text(s, "indication"),
        text(s, "subIndication"),
        text(signer, "name"),
        text(signer, "organisation"),
        text(signer, "issuer"),
        text(signer, "serial"),
        text(s, "claimedTime"),
        text(s, "provenTime"),
        text(s, "timestampedBy"),
        text(s, "level"),
        text(s, "algorithm"),
        text(s.path("revocation"), "status"),
        text(s.path("revocation"), "source"),
        text(s.path("revocation"), "thisUpdate"),
        s.path("anchor").isTextual(),
        changes,
        criteria,
        messages(s.path("messages")));
  }

  private static List<String> messages(JsonNode messages) {
    return StreamSupport.stream(messages.spliterator(), false)
        .map(m -> text(m, "message"))
        .toList();
  }

  private static String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isMissingNode() || value.isNull() ? "" : value.asText();
  }
}
