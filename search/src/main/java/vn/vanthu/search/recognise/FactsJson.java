package vn.vanthu.search.recognise;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.extract.Box;
import vn.vanthu.search.extract.ExtractedText;
import vn.vanthu.search.number.DocumentNumber;

/**
 * Facts as a tree of maps, lists, strings, numbers, booleans and nulls, ready for any JSON writer:
 * the contract of {@code recognise --json}. Stateless.
 */
public final class FactsJson {
  private FactsJson() {}

  /**
   * The tree of one file's facts.
   *
   * @param file name of the file
   */
  public static Map<String, @Nullable Object> tree(String file, Facts facts) {
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    out.put("file", file);
    out.putAll(tree(facts));
    return out;
  }

  /** The tree without a file's name. */
  public static Map<String, @Nullable Object> tree(Facts f) {
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    out.put("contentClass", f.contentClass().key());
    out.put("system", f.system());
    out.put("documentType", f.documentType() == null ? null : kind(f.documentType()));
    out.put("number", f.number() == null ? null : number(f.number()));
    out.put("unsureNumber", f.unsureNumber() == null ? null : value(f.unsureNumber()));
    scalar(out, "place", f.place());
    scalar(out, "issueDate", f.issueDate());
    out.put("issuingBody", f.issuingBody() == null ? null : issuer(f.issuingBody()));
    scalar(out, "subject", f.subject());
    out.put("signer", f.signer() == null ? null : signer(f.signer()));
    out.put("coSigners", list(f.coSigners(), FactsJson::signer));
    out.put("parties", list(f.parties(), FactsJson::party));
    out.put("incomingStamp", stamp(f.incomingStamp()));
    out.put("recipients", list(f.recipients(), FactsJson::recipient));
    out.put("addressees", list(f.addressees(), FactsJson::value));
    out.put("archive", f.archive() == null ? null : archive(f.archive()));
    out.put("legalBasis", list(f.legalBasis(), FactsJson::citation));
    out.put("citations", list(f.citations(), FactsJson::citation));
    out.put("tasks", list(f.tasks(), FactsJson::task));
    scalar(out, "effectiveDate", f.effectiveDate());
    scalar(out, "endOfEffect", f.endOfEffect());
    out.put("attachments", list(f.attachments(), FactsJson::attachment));
    out.put(
        "embeddedDocuments", f.attachments().size() + (f.contentClass().holdsDocument() ? 1 : 0));
    out.put("marks", list(f.marks(), FactsJson::marking));
    out.put("minutes", f.minutes() == null ? null : minutes(f.minutes()));
    out.put("meeting", f.meeting() == null ? null : meeting(f.meeting()));
    out.put("title", f.article() == null ? null : f.article().title());
    out.put("publishedAt", f.article() == null ? null : f.article().publishedAt());
    out.put("portal", f.portal() == null ? null : portal(f.portal()));
    out.put("endMarker", f.endMarker());
    return out;
  }

  private static void scalar(
      Map<String, @Nullable Object> out, String name, Facts.@Nullable Value<?> value) {
    out.put(name, value == null || value.inferred() ? null : plain(value.value()));
    if (value != null) {
      if (value.inferred()) {
        out.put(name + "Inferred", plain(value.value()));
      }
      out.put(name + "Raw", value.raw());
      out.put(name + "Evidence", evidence(value.evidence()));
    }
  }

  private static Object plain(Object value) {
    return value instanceof LocalDate date ? date.toString() : value;
  }

  private static <T> List<Object> list(
      List<T> items, Function<T, Map<String, @Nullable Object>> tree) {
    List<Object> out = new ArrayList<>(items.size());
    items.forEach(item -> out.add(tree.apply(item)));
    return out;
  }

  private static Map<String, @Nullable Object> evidence(Evidence e) {
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    out.put("text", e.text());
    out.put("start", e.start());
    out.put("end", e.end());
    if (!e.places().isEmpty()) {
      ExtractedText.Place first = e.places().getFirst();
      out.put("page", first.page());
      out.put("box", box(first.box()));
    }
    if (e.places().size() > 1) {
      out.put("places", list(e.places(), FactsJson::place));
    }
    if (e.unsure()) {
      out.put("unsure", true);
    }
    return out;
  }

  private static Map<String, @Nullable Object> place(ExtractedText.Place p) {
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    out.put("page", p.page());
    out.put("box", box(p.box()));
    return out;
  }

  private static Map<String, @Nullable Object> box(Box box) {
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    out.put("left", box.left());
    out.put("top", box.top());
    out.put("width", box.width());
    out.put("height", box.height());
    return out;
  }

  private static Map<String, @Nullable Object> object(
      Evidence evidence, @Nullable Object... pairs) {
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      out.put(String.valueOf(pairs[i]), pairs[i + 1]);
    }
    out.put("evidence", evidence(evidence));
    return out;
  }

  private static Map<String, @Nullable Object> value(Facts.Value<String> v) {
    return object(v.evidence(), "text", v.value());
  }

  private static @Nullable Object optional(Facts.@Nullable Value<String> v) {
    return v == null ? null : value(v);
  }

  private static Map<String, @Nullable Object> kind(Facts.Kind k) {
    Map<String, @Nullable Object> out =
        object(k.evidence(), "code", k.code(), "name", k.name(), "raw", k.raw());
    mark(out, k.inferred());
    return out;
  }

  private static void mark(Map<String, @Nullable Object> out, boolean inferred) {
    if (inferred) {
      out.put("inferred", true);
    }
  }

  private static Map<String, @Nullable Object> number(Facts.Numbering fact) {
    DocumentNumber n = fact.value();
    return object(
        fact.evidence(),
        "raw",
        n.raw(),
        "normalized",
        n.normalized(),
        "number",
        n.number(),
        "suffix",
        n.suffix(),
        "year",
        n.year(),
        "typeCode",
        n.typeCode(),
        "orgCode",
        n.orgCode(),
        "unitCode",
        n.unitCode(),
        "scheme",
        n.scheme().key());
  }

  private static Map<String, @Nullable Object> issuer(Facts.Issuer i) {
    Map<String, @Nullable Object> out =
        object(
            i.evidence(),
            "name",
            i.name(),
            "raw",
            i.raw(),
            "code",
            i.code(),
            "parent",
            i.parent(),
            "province",
            i.province(),
            "existedUntil",
            i.existedUntil(),
            "successor",
            i.successor());
    mark(out, i.inferred());
    if (i.inferredFrom() != null) {
      out.put("inferredFrom", i.inferredFrom());
    }
    return out;
  }

  private static Map<String, @Nullable Object> signer(Facts.Signer s) {
    return object(
        s.evidence(),
        "name",
        s.name(),
        "position",
        s.position(),
        "authority",
        s.authority(),
        "authorityNormalized",
        s.authorityNormalized(),
        "onBehalfOf",
        s.onBehalfOf(),
        "authorityChain",
        s.chain(),
        "raw",
        s.raw());
  }

  private static Map<String, @Nullable Object> party(Facts.Party p) {
    return object(
        p.evidence(),
        "role",
        p.role(),
        "name",
        p.name(),
        "representative",
        p.representative(),
        "position",
        p.position(),
        "signer",
        p.signer());
  }

  private static Map<String, @Nullable Object> stamp(Facts.Stamp s) {
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    out.put("present", s.present());
    if (s.present()) {
      out.put("number", s.number());
      out.put("dateRaw", s.dateRaw());
      out.put("date", s.date() == null ? null : s.date().toString());
      out.put("dateYearInferred", s.dateYearInferred());
      out.put("transfer", s.transfer());
      out.put("evidence", s.evidence() == null ? null : evidence(s.evidence()));
    }
    return out;
  }

  private static Map<String, @Nullable Object> recipient(Facts.Recipient r) {
    Map<String, @Nullable Object> out =
        object(r.evidence(), "text", r.text(), "purpose", r.purpose());
    if (!r.children().isEmpty()) {
      out.put("children", r.children());
    }
    if (r.pointer()) {
      out.put("pointer", true);
      out.put("meant", r.meant());
    }
    return out;
  }

  private static Map<String, @Nullable Object> archive(Facts.Archive a) {
    return object(
        a.evidence(),
        "raw",
        a.raw(),
        "place",
        a.place(),
        "drafterCode",
        a.drafterCode(),
        "copies",
        a.copies());
  }

  private static Map<String, @Nullable Object> citation(Facts.Citation c) {
    Map<String, @Nullable Object> out =
        object(
            c.evidence(),
            "type",
            c.type(),
            "number",
            c.number(),
            "date",
            c.date() == null ? null : c.date().toString(),
            "dateRaw",
            c.dateRaw(),
            "year",
            c.year(),
            "issuer",
            c.issuer(),
            "subject",
            c.subject(),
            "relation",
            c.relation().key(),
            "occurrences",
            c.occurrences());
    if (c.bareNumber()) {
      out.put("bareNumber", true);
    }
    if (c.number() == null) {
      out.put("numberMissing", true);
    }
    if (c.self()) {
      out.put("self", true);
    }
    return out;
  }

  private static Map<String, @Nullable Object> task(Facts.Task t) {
    List<String> dates = t.dueDates().stream().map(LocalDate::toString).toList();
    Object due = dates.isEmpty() ? null : dates.size() == 1 ? dates.getFirst() : dates;
    Map<String, @Nullable Object> out =
        object(
            t.evidence(),
            "clause",
            t.clause(),
            "assignee",
            t.assignee(),
            "task",
            t.task(),
            "dueRaw",
            t.dueRaw(),
            "dueDate",
            t.dueInferred() ? null : due,
            "bound",
            t.bound() == null ? null : t.bound().key(),
            "frequency",
            t.frequency(),
            "kind",
            t.target() ? "target" : "task");
    if (t.dueInferred()) {
      out.put("dueDateInferred", due);
    }
    return out;
  }

  private static Map<String, @Nullable Object> attachment(Facts.Attachment a) {
    Map<String, @Nullable Object> type = new LinkedHashMap<>();
    type.put("code", a.code());
    type.put("name", a.name());
    return object(a.evidence(), "documentType", type, "title", a.title(), "relation", a.relation());
  }

  private static Map<String, @Nullable Object> marking(Facts.Marking m) {
    return object(m.evidence(), "kind", m.kind(), "key", m.key(), "label", m.label());
  }

  private static Map<String, @Nullable Object> minutes(Facts.Minutes m) {
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    out.put("decision", optional(m.decision()));
    out.put("place", optional(m.place()));
    out.put("startedAt", optional(m.startedAt()));
    out.put("endedAt", optional(m.endedAt()));
    out.put("inspected", optional(m.inspected()));
    out.put("inspectors", list(m.inspectors(), FactsJson::value));
    out.put("representatives", list(m.representatives(), FactsJson::value));
    out.put("findings", optional(m.findings()));
    out.put("recommendations", optional(m.recommendations()));
    out.put("copies", optional(m.copies()));
    return out;
  }

  private static Map<String, @Nullable Object> meeting(Facts.Meeting m) {
    return object(
        m.evidence(), "date", m.date().toString(), "dateRaw", m.dateRaw(), "place", m.place());
  }

  private static Map<String, @Nullable Object> portal(Facts.Portal p) {
    return object(p.evidence(), "attributes", p.attributes());
  }
}
