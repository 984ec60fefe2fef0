package vn.vanthu.service.web;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.records.Arrival;
import vn.vanthu.service.records.DayLimits;
import vn.vanthu.service.records.FactCorrection;
import vn.vanthu.service.records.IncomingEntry;
import vn.vanthu.service.records.Intake;
import vn.vanthu.service.records.Origin;
import vn.vanthu.service.records.RecordFacts;
import vn.vanthu.service.records.Reviewed;
import vn.vanthu.service.records.Secrecy;
import vn.vanthu.service.records.Stated;
import vn.vanthu.service.records.Urgency;

/**
 * The facts as they stand in the form, still text. Dates are taken as browsers send them
 * (yyyy-mm-dd) and as people write them (dd/mm/yyyy). Immutable.
 */
public record FactsForm(Map<String, String> fields) {
  private static final Pattern AS_WRITTEN =
      Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})");

  private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d{2}");
  private static final Pattern TASK_DUE = Pattern.compile("task-\\d{1,4}-due");
  private static final Pattern CITATION_DATE = Pattern.compile("citation-\\d{1,4}-date");

  /** In own right, then the marks of NĐ 30/2020 phụ lục I (thẩm quyền ký). */
  private static final List<String> AUTHORITIES = List.of("", "TM", "KT", "TL", "TUQ", "Q");

  public FactsForm {
    fields = Map.copyOf(fields);
  }

  /** As the program proposes them. */
  static FactsForm of(Intake intake) {
    return of(intake.proposed());
  }

  /** As a record has them. */
  static FactsForm of(RecordFacts facts) {
    Map<String, String> fields = new TreeMap<>();
    put(fields, "number", facts.number());
    put(fields, "typeCode", facts.typeCode());
    put(fields, "typeName", facts.typeName());
    put(fields, "issuedOn", facts.issuedOn());
    put(fields, "issuer", facts.issuer());
    put(fields, "subject", facts.subject());
    put(fields, "signer", facts.signer());
    put(fields, "signerPosition", facts.signerPosition());
    put(fields, "urgency", facts.urgency());
    put(fields, "secrecy", facts.secrecy());
    return new FactsForm(fields);
  }

  /** As the clerk sent them. */
  static FactsForm of(MultivaluedMap<String, String> sent) {
    Map<String, String> fields = new TreeMap<>();
    sent.forEach((name, values) -> {
      if (!values.isEmpty()) {
        fields.put(name, values.getFirst());
      }
    });
    return new FactsForm(fields);
  }

  /** The same with what was read beside the register's facts. */
  FactsForm withRead(ReadFacts facts) {
    return with("authority", facts.authority()).with("recipients", facts.recipients());
  }

  /** The same with what people made of it. */
  FactsForm corrected(Iterable<FactCorrection> corrections) {
    FactsForm form = this;
    for (FactCorrection one : corrections) {
      if (one.field().equals("authority") || one.field().equals("recipients")) {
        form = form.with(one.field(), one.made() == null ? "" : one.made());
      }
    }
    return form;
  }

  /**
   * What the clerk left beside the register's facts.
   *
   * @param standing the tasks and citations that the form was filled with
   */
  Reviewed reviewed(Stated standing) {
    return new Reviewed(
        text("authority").strip(),
        text("recipients").lines().map(String::strip).filter(line -> !line.isEmpty()).toList(),
        StatedRows.sent(this, standing));
  }

  /** The same with a field set. */
  FactsForm with(String field, String value) {
    Map<String, String> more = new TreeMap<>(fields);
    more.put(field, value);
    return new FactsForm(more);
  }

  /** The marks of authority to choose from, with one that is not among them. */
  public static List<String> authorities(String chosen) {
    List<String> all = new ArrayList<>(AUTHORITIES);
    if (!all.contains(chosen)) {
      all.add(chosen);
    }
    return all;
  }

  /** The text of a field, empty when there is none. */
  public String text(String field) {
    return fields.getOrDefault(field, "");
  }

  /** The first date that cannot be read: its field's name. */
  Optional<String> firstUnreadable() {
    for (String field : new String[] {"issuedOn", "arrivedOn", "dueOn"}) {
      if (!text(field).isBlank() && date(field).isEmpty()) {
        return Optional.of(field);
      }
    }
    for (Map.Entry<String, String> sent : fields.entrySet()) {
      if (TASK_DUE.matcher(sent.getKey()).matches()
          && days(sent.getKey()).size() != parts(sent.getValue()).size()) {
        return Optional.of("taskDue");
      }
      if (CITATION_DATE.matcher(sent.getKey()).matches()
          && !sent.getValue().isBlank()
          && dayOrYear(sent.getKey()) == null) {
        return Optional.of("citationDate");
      }
    }
    return Optional.empty();
  }

  /** Several days of one field, with commas between; what is no date is left out. */
  List<LocalDate> days(String field) {
    return parts(text(field)).stream().flatMap(part -> day(part).stream()).toList();
  }

  private static List<String> parts(String days) {
    return Arrays.stream(days.split("[,;]", -1))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  /** An ISO date or a year; null when the field holds neither. */
  @Nullable String dayOrYear(String field) {
    String text = text(field).strip();
    return YEAR.matcher(text).matches() ? text : date(field).map(LocalDate::toString).orElse(null);
  }

  /** Whether the row of these fields is to be taken out. */
  boolean isOut(String prefix) {
    return !text(prefix + "out").isEmpty();
  }

  /** The record's version that the form was filled in for; 0, which no record has, without one. */
  long version() {
    String version = text("version");
    return version.matches("\\d{1,18}") ? Long.parseLong(version) : 0;
  }

  /**
   * The facts of the register.
   *
   * @param secrecy the mark when the form has no field for it: where secrets may not be kept
   */
  RecordFacts facts(Secrecy secrecy) {
    return new RecordFacts(
        given("number"),
        // A công văn has no type in its symbol: an empty code is known, an absent one is not.
        given("typeName") == null ? null : text("typeCode").strip(),
        given("typeName"),
        date("issuedOn").orElse(null),
        given("issuer"),
        given("subject"),
        given("signer"),
        given("signerPosition"),
        urgency(),
        secrecyOr(secrecy));
  }

  /** The incoming document that a draft answers, by its number alone. */
  Optional<Origin> answered() {
    return Optional.ofNullable(given("repliesTo"))
        .filter(number -> number.length() <= 200)
        .map(number -> new Origin(Origin.Kind.ANSWERED, number, null));
  }

  IncomingEntry entry(LocalDate today) {
    return new IncomingEntry(
        date("arrivedOn").orElse(today),
        given("sender"),
        date("dueOn").orElse(null),
        !text("paperOriginal").isEmpty(),
        given("handedTo"));
  }

  /** How the document came, when the form asks for it. */
  @Nullable Arrival arrival() {
    return date("arrivedOn")
        .map(day -> new Arrival(day, given("sender"), !text("paperOriginal").isEmpty()))
        .orElse(null);
  }

  private Secrecy secrecyOr(Secrecy otherwise) {
    for (Secrecy secrecy : Secrecy.values()) {
      if (secrecy.name().equals(text("secrecy"))) {
        return secrecy;
      }
    }
    return otherwise;
  }

  private Urgency urgency() {
    for (Urgency urgency : Urgency.values()) {
      if (urgency.name().equals(text("urgency"))) {
        return urgency;
      }
    }
    return Urgency.NORMAL;
  }

  private Optional<LocalDate> date(String field) {
    return day(text(field).strip());
  }

  private static Optional<LocalDate> day(String text) {
    Matcher written = AS_WRITTEN.matcher(text);
    try {
      if (text.isEmpty()) {
        return Optional.empty();
      }
      LocalDate day =
          written.matches()
              ? LocalDate.of(
                  Integer.parseInt(written.group(3)),
                  Integer.parseInt(written.group(2)),
                  Integer.parseInt(written.group(1)))
              : LocalDate.parse(text);
      return Optional.of(day).filter(DayLimits::hold);
    } catch (DateTimeException noDate) {
      return Optional.empty();
    }
  }

  @Nullable String given(String field) {
    String text = text(field).strip();
    return text.isEmpty() ? null : text;
  }

  private static void put(Map<String, String> fields, String name, @Nullable Object value) {
    if (value != null) {
      fields.put(name, value instanceof Enum<?> e ? e.name() : value.toString());
    }
  }
}
