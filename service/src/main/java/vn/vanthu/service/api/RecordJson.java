package vn.vanthu.service.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.access.Audience;
import vn.vanthu.service.language.Language;
import vn.vanthu.service.records.Attachment;
import vn.vanthu.service.records.Cancellation;
import vn.vanthu.service.records.HistoryEvent;
import vn.vanthu.service.records.IncomingEntry;
import vn.vanthu.service.records.Intake;
import vn.vanthu.service.records.IntakeState;
import vn.vanthu.service.records.Notice;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.Receipt;
import vn.vanthu.service.records.RecordFacts;
import vn.vanthu.service.records.Registration;
import vn.vanthu.service.records.Relation;
import vn.vanthu.service.records.Revision;
import vn.vanthu.service.records.SealedAnnex;
import vn.vanthu.service.records.StoredFile;

/**
 * Records, intakes and receipts as the JSON of the contract. Field order is for people who read it.
 */
final class RecordJson {
  private RecordJson() {}

  static Map<String, @Nullable Object> record(OfficeRecord record) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", record.id().toString());
    json.put("agency", record.agency().value());
    json.put("direction", record.direction().name());
    json.put("state", record.state().name());
    json.putAll(facts(record.facts()));
    json.put("registration", registration(record.registration()));
    json.put("incoming", incoming(record.incoming()));
    json.put("cancellation", cancellation(record.cancellation()));
    json.put("audience", audience(record.audience()));
    json.put("revision", record.current().number());
    json.put("verdict", record.current().verdict());
    json.put("file", file(record.current().file()));
    json.put("attachments", attachments(record.attachments()));
    json.put("text", record.text().name());
    json.put("textNotes", record.textNotes());
    json.put("createdAt", Times.of(record.createdAt()));
    json.put("createdBy", record.createdBy());
    json.put("version", record.version());
    String self = "/api/v1/records/" + record.id();
    json.put(
        "links",
        Map.of(
            "self", self,
            "content", self + "/content",
            "versions", self + "/versions",
            "relations", self + "/relations",
            "history", self + "/history",
            "verification", self + "/verification",
            "receipt", self + "/receipt"));
    return json;
  }

  static Map<String, @Nullable Object> facts(RecordFacts facts) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("number", facts.number());
    json.put("typeCode", facts.typeCode());
    json.put("typeName", facts.typeName());
    json.put("issuedOn", text(facts.issuedOn()));
    json.put("issuer", facts.issuer());
    json.put("subject", facts.subject());
    json.put("signer", facts.signer());
    json.put("signerPosition", facts.signerPosition());
    json.put("urgency", facts.urgency().name());
    json.put("secrecy", facts.secrecy().name());
    return json;
  }

  static Map<String, @Nullable Object> intake(Intake intake, Language language) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", intake.id().toString());
    json.put("direction", intake.direction().name());
    json.put("state", intake.state().name());
    json.put("file", intake.state() == IntakeState.DROPPED ? null : file(intake.main()));
    json.put("attachments", attachments(intake.attachments()));
    json.put("text", intake.text().name());
    json.put("textNotes", intake.textNotes());
    json.put("facts", facts(intake.proposed()));
    json.put("readFacts", intake.readFacts());
    json.put("verdict", intake.verdict());
    json.put("objection", intake.objection() == null ? null : intake.objection().name());
    json.put("verification", StoredReport.in(language, intake.signatureReport()));
    json.put("duplicateOf", link(intake.duplicateOf()));
    json.put(
        "sameNumber", intake.sameNumber().stream().map(id -> "/api/v1/records/" + id).toList());
    json.put("receivedAt", Times.of(intake.receivedAt()));
    json.put("receivedBy", intake.receivedBy());
    return json;
  }

  static Map<String, @Nullable Object> receipt(Receipt receipt) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("record", receipt.record().toString());
    json.put("leaf", receipt.leaf().hex());
    json.put("leafContent", receipt.leafContent());
    json.put("index", receipt.index());
    json.put("proof", receipt.proofPath());
    return json;
  }

  static Map<String, @Nullable Object> revision(Revision revision) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("revision", revision.number());
    json.put("kind", revision.kind().name());
    json.put("file", file(revision.file()));
    json.put("at", Times.of(revision.at()));
    json.put("by", revision.by());
    json.put("verdict", revision.verdict());
    return json;
  }

  static Map<String, @Nullable Object> relation(Relation relation) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("kind", relation.kind());
    json.put("incoming", relation.incoming());
    json.put("record", link(relation.other()));
    json.put("number", relation.number());
    json.put("label", relation.label());
    return json;
  }

  static Map<String, @Nullable Object> event(HistoryEvent event) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", event.id());
    json.put("at", Times.of(event.at()));
    json.put("by", event.by());
    json.put("kind", event.kind());
    json.put("detail", event.detail());
    return json;
  }

  static List<Map<String, String>> notices(List<Notice> notices, Language language) {
    return notices.stream()
        .map(n -> Map.of("code", n.code(), "message", language.pick(n.vi(), n.en())))
        .toList();
  }

  private static @Nullable Map<String, @Nullable Object> registration(
      @Nullable Registration entry) {
    if (entry == null) {
      return null;
    }
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("series", entry.series().value());
    json.put("year", entry.year());
    json.put("number", entry.number());
    json.put("display", entry.display());
    json.put("book", entry.book().value());
    json.put("registeredAt", Times.of(entry.registeredAt()));
    json.put("registeredBy", entry.registeredBy());
    return json;
  }

  private static @Nullable Map<String, @Nullable Object> incoming(@Nullable IncomingEntry entry) {
    if (entry == null) {
      return null;
    }
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("arrivedOn", entry.arrivedOn().toString());
    json.put("sender", entry.sender());
    json.put("dueOn", text(entry.dueOn()));
    json.put("paperOriginal", entry.paperOriginal());
    json.put("handedTo", entry.handedTo());
    return json;
  }

  private static @Nullable Map<String, @Nullable Object> cancellation(@Nullable Cancellation c) {
    return c == null ? null : Map.of("reason", c.reason(), "at", Times.of(c.at()), "by", c.by());
  }

  private static Map<String, @Nullable Object> audience(Audience audience) {
    return switch (audience) {
      case Audience.Public() -> Map.of("kind", "PUBLIC");
      case Audience.Agency() -> Map.of("kind", "AGENCY");
      case Audience.Unit unit -> Map.of("kind", "UNIT", "unit", unit.unit());
      case Audience.People people ->
          Map.of("kind", "PEOPLE", "people", new TreeSet<>(people.people()));
    };
  }

  private static Map<String, @Nullable Object> file(StoredFile file) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("name", file.fileName());
    json.put("mediaType", file.mediaType());
    json.put("size", file.size());
    json.put("sha256", file.blob().hex());
    return json;
  }

  private static List<Map<String, @Nullable Object>> attachments(List<Attachment> attachments) {
    List<Map<String, @Nullable Object>> list = new ArrayList<>();
    for (Attachment attachment : attachments) {
      Map<String, @Nullable Object> json = file(attachment.file());
      json.put("position", attachment.position());
      json.put("text", attachment.text().name());
      json.put("verdict", attachment.verdict());
      json.put("sealed", sealed(attachment.sealed()));
      list.add(json);
    }
    return list;
  }

  private static @Nullable Map<String, @Nullable Object> sealed(@Nullable SealedAnnex seal) {
    if (seal == null) {
      return null;
    }
    Map<String, @Nullable Object> json = file(seal.file());
    json.put("verdict", seal.verdict());
    json.put("at", Times.of(seal.at()));
    json.put("by", seal.by());
    return json;
  }

  private static @Nullable String link(@Nullable Object id) {
    return id == null ? null : "/api/v1/records/" + id;
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
