package vn.vanthu.service.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Facts of one sort, each with its place in the document. Immutable.
 *
 * @param key of the heading in the texts
 * @param left how many more there are than shown
 */
public record FactGroup(String key, List<Line> lines, int left) {
  private static final int SHOWN = 200;

  /**
   * One fact.
   *
   * @param labelKey of a word before the value, in the texts; empty without
   * @param value as printed or in ISO form for dates
   * @param notes what binds it: clause, bound, frequency; empty without
   */
  public record Line(
      String labelKey,
      String value,
      Confidence confidence,
      Optional<EvidenceView> evidence,
      List<Note> notes) {
    public Line {
      notes = List.copyOf(notes);
    }

    Line(String labelKey, String value, Confidence confidence, Optional<EvidenceView> evidence) {
      this(labelKey, value, confidence, evidence, List.of());
    }
  }

  /**
   * A word beside a fact.
   *
   * @param key in the texts
   * @param value what the text speaks of; empty without
   */
  public record Note(String key, String value) {}

  public FactGroup {
    lines = List.copyOf(lines);
  }

  /** The groups that a document has. */
  static List<FactGroup> of(JsonNode read) {
    List<FactGroup> groups = new ArrayList<>();
    head(groups, read);
    parties(groups, read.path("parties"));
    add(groups, "facts.tasks", read.path("tasks").elements(), FactGroup::task);
    add(groups, "facts.recipients", read.path("recipients").elements(), FactGroup::recipient);
    add(groups, "facts.addressees", read.path("addressees").elements(), text(""));
    add(groups, "facts.archive", one(read.path("archive")), labelled("", "raw"));
    add(groups, "facts.basis", read.path("legalBasis").elements(), FactGroup::citation);
    add(groups, "facts.citations", read.path("citations").elements(), FactGroup::citation);
    add(groups, "facts.attachments", read.path("attachments").elements(), FactGroup::attachment);
    add(groups, "facts.marks", read.path("marks").elements(), labelled("", "label"));
    add(groups, "facts.stamp", one(read.path("incomingStamp")), FactGroup::stamp);
    effect(groups, read);
    minutes(groups, read.path("minutes"));
    meeting(groups, read.path("meeting"));
    portal(groups, read.path("portal"));
    return groups;
  }

  private static void add(
      List<FactGroup> groups, String key, Iterator<JsonNode> items, Function<JsonNode, Line> line) {
    List<Line> lines = new ArrayList<>();
    int left = 0;
    while (items.hasNext()) {
      JsonNode item = items.next();
      if (lines.size() == SHOWN) {
        left++;
        continue;
      }
      Line read = line.apply(item);
      if (!read.value().isBlank()) {
        lines.add(read);
      }
    }
    if (!lines.isEmpty()) {
      groups.add(new FactGroup(key, lines, left));
    }
  }

  private static Iterator<JsonNode> one(JsonNode item) {
    return item.isObject() ? List.of(item).iterator() : List.<JsonNode>of().iterator();
  }

  private static Line line(String labelKey, String value, JsonNode fact) {
    return new Line(labelKey, value, ReadFacts.sure(fact), EvidenceView.of(fact.path("evidence")));
  }

  private static Function<JsonNode, Line> text(String labelKey) {
    return labelled(labelKey, "text");
  }

  private static Function<JsonNode, Line> labelled(String labelKey, String field) {
    return fact -> line(labelKey, fact.path(field).asText(""), fact);
  }

  private static Line recipient(JsonNode r) {
    String purpose = r.path("purpose").asText("");
    String value = r.path("text").asText() + (purpose.isEmpty() ? "" : " (" + purpose + ")");
    List<Note> notes = new ArrayList<>();
    if (r.path("pointer").asBoolean()) {
      List<String> meant = new ArrayList<>();
      r.path("meant").forEach(who -> meant.add(who.asText()));
      notes.add(
          meant.isEmpty()
              ? new Note("facts.recipient.pointer", "")
              : new Note("facts.recipient.meant", String.join("; ", meant)));
    }
    return new Line("", value, ReadFacts.sure(r), EvidenceView.of(r.path("evidence")), notes);
  }

  /** The sides of a contract, with who stands and who signed for each. */
  private static void parties(List<FactGroup> groups, JsonNode parties) {
    List<Line> lines = new ArrayList<>();
    for (JsonNode party : parties) {
      List<Note> notes = new ArrayList<>();
      note(notes, "facts.party.representative", joined(party, "representative", "position"));
      note(notes, "facts.party.signer", party.path("signer").asText(""));
      lines.add(
          new Line(
              "",
              party.path("role").asText("") + ": " + party.path("name").asText(""),
              ReadFacts.sure(party),
              EvidenceView.of(party.path("evidence")),
              notes));
    }
    if (!lines.isEmpty()) {
      groups.add(new FactGroup("facts.parties", lines, 0));
    }
  }

  private static Line coSigner(JsonNode signer) {
    return line("facts.coSigner", joined(signer, "name", "position", "onBehalfOf"), signer);
  }

  private static Line citation(JsonNode c) {
    return line(
        "relation." + c.path("relation").asText(),
        joined(c, "type", "number", "dateRaw", "issuer", "subject"),
        c);
  }

  private static Line attachment(JsonNode a) {
    return line(
        "",
        (a.path("documentType").path("name").asText("") + " " + a.path("title").asText("")).strip(),
        a);
  }

  private static Line task(JsonNode t) {
    boolean inferred = t.has("dueDateInferred");
    JsonNode due = inferred ? t.path("dueDateInferred") : t.path("dueDate");
    List<String> dates = new ArrayList<>();
    if (due.isArray()) {
      due.forEach(date -> dates.add(day(date.asText())));
    } else if (due.isTextual()) {
      dates.add(day(due.asText()));
    }
    String who = t.path("assignee").asText("");
    List<Note> notes = new ArrayList<>();
    note(notes, "facts.task.clause", t.path("clause").asText(""));
    String bound = t.path("bound").asText("");
    if (!dates.isEmpty()) {
      String key = bound.isEmpty() || t.has("corrected") ? "due" : bound;
      note(notes, "facts.task." + key, String.join(", ", dates));
    } else if (!t.path("frequency").isTextual()) {
      note(notes, "facts.task.due", t.path("dueRaw").asText(""));
    }
    if (t.path("frequency").isTextual()) {
      notes.add(new Note("facts.task." + t.path("frequency").asText(), ""));
    }
    return new Line(
        "",
        (who.isEmpty() ? "" : who + ": ") + t.path("task").asText(""),
        inferred && !t.has("corrected") ? Confidence.INFERRED : ReadFacts.sure(t),
        EvidenceView.of(t.path("evidence")),
        notes);
  }

  private static void note(List<Note> notes, String key, String value) {
    if (!value.isBlank()) {
      notes.add(new Note(key, value));
    }
  }

  /** What the letterhead and the close say beside the fields of the form. */
  private static void head(List<FactGroup> groups, JsonNode read) {
    List<Line> lines = new ArrayList<>();
    JsonNode issuer = read.path("issuingBody");
    JsonNode signer = read.path("signer");
    String place = read.path(read.hasNonNull("place") ? "place" : "placeInferred").asText("");
    lines.add(
        new Line(
            "facts.place",
            place,
            read.hasNonNull("place") ? Confidence.READ : Confidence.INFERRED,
            EvidenceView.of(read.path("placeEvidence"))));
    lines.add(line("facts.parent", issuer.path("parent").asText(""), issuer));
    lines.add(known("facts.issuerUntil", day(issuer.path("existedUntil").asText("")), issuer));
    lines.add(known("facts.issuerSuccessor", issuer.path("successor").asText(""), issuer));
    lines.add(line("facts.onBehalfOf", signer.path("onBehalfOf").asText(""), signer));
    read.path("coSigners").forEach(other -> lines.add(coSigner(other)));
    lines.removeIf(line -> line.value().isBlank());
    if (!lines.isEmpty()) {
      groups.add(new FactGroup("facts.head", lines, 0));
    }
  }

  /** What is known of a body that was read; the document itself does not say it. */
  private static Line known(String labelKey, String value, JsonNode of) {
    return new Line(labelKey, value, Confidence.INFERRED, EvidenceView.of(of.path("evidence")));
  }

  private static void meeting(List<FactGroup> groups, JsonNode meeting) {
    if (meeting.isObject()) {
      List<Line> lines = new ArrayList<>();
      lines.add(line("facts.meeting.date", day(meeting.path("date").asText("")), meeting));
      lines.add(line("facts.meeting.place", meeting.path("place").asText(""), meeting));
      lines.removeIf(line -> line.value().isBlank());
      groups.add(new FactGroup("facts.meeting", lines, 0));
    }
  }

  /** The table of a portal's page: its labels are the portal's own words. */
  private static void portal(List<FactGroup> groups, JsonNode portal) {
    List<Line> lines = new ArrayList<>();
    portal
        .path("attributes")
        .properties()
        .forEach(
            each -> lines.add(line("", each.getKey() + ": " + each.getValue().asText(""), portal)));
    if (!lines.isEmpty()) {
      groups.add(new FactGroup("facts.portal", lines, 0));
    }
  }

  private static Line stamp(JsonNode stamp) {
    String date = stamp.path("date").asText("");
    String value =
        stamp.path("present").asBoolean()
            ? (stamp.path("number").asText("") + " " + day(date)).strip()
            : "";
    return new Line(
        "",
        value,
        stamp.path("dateYearInferred").asBoolean() ? Confidence.INFERRED : ReadFacts.sure(stamp),
        EvidenceView.of(stamp.path("evidence")));
  }

  private static void effect(List<FactGroup> groups, JsonNode read) {
    List<Line> lines = new ArrayList<>();
    for (String fact : new String[] {"effectiveDate", "endOfEffect"}) {
      boolean inferred = read.hasNonNull(fact + "Inferred");
      String date = read.path(inferred ? fact + "Inferred" : fact).asText("");
      if (!date.isEmpty()) {
        lines.add(
            new Line(
                "facts." + fact,
                day(date),
                inferred ? Confidence.INFERRED : Confidence.READ,
                EvidenceView.of(read.path(fact + "Evidence"))));
      }
    }
    if (!lines.isEmpty()) {
      groups.add(new FactGroup("facts.effect", lines, 0));
    }
  }

  private static void minutes(List<FactGroup> groups, JsonNode minutes) {
    List<Line> lines = new ArrayList<>();
    for (String fact :
        new String[] {
          "decision",
          "place",
          "startedAt",
          "endedAt",
          "inspected",
          "inspectors",
          "representatives",
          "findings",
          "recommendations",
          "copies"
        }) {
      Function<JsonNode, Line> line = text("facts.minutes." + fact);
      JsonNode found = minutes.path(fact);
      if (found.isArray()) {
        found.forEach(item -> lines.add(line.apply(item)));
      } else if (found.isObject()) {
        lines.add(line.apply(found));
      }
    }
    if (!lines.isEmpty()) {
      groups.add(new FactGroup("facts.minutes", lines, 0));
    }
  }

  private static String joined(JsonNode item, String... fields) {
    List<String> parts = new ArrayList<>();
    for (String field : fields) {
      if (item.hasNonNull(field)) {
        parts.add(item.path(field).asText());
      }
    }
    return String.join(", ", parts);
  }

  /** An ISO date as people here write it. */
  private static String day(String iso) {
    return iso.length() == 10
        ? iso.substring(8) + "/" + iso.substring(5, 7) + "/" + iso.substring(0, 4)
        : iso;
  }
}
