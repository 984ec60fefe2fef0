package vn.vanthu.service.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.records.Stated;

/**
 * Tasks and citations as rows of a form, each with its place in the document, and two empty rows
 * for what was not read. The fields of a row are {@code task-3-assignee}, {@code citation-0-number}
 * …; a row that is not sent stays as it is. Immutable.
 *
 * @param left how many more there are of both than shown
 */
public record StatedRows(List<Row> tasks, List<Row> citations, int left) {
  private static final int SHOWN = 200;
  private static final int EMPTY_ROWS = 2;
  private static final int MOST_ROWS = 4_000;
  private static final DateTimeFormatter PRINTED = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  /**
   * One row.
   *
   * @param prefix of the names of its fields
   * @param fresh whether it is an empty row
   */
  public record Row(
      String prefix,
      boolean fresh,
      Map<String, String> values,
      Optional<Confidence> confidence,
      Optional<EvidenceView> evidence) {
    /** What stands in a field; empty when nothing does. */
    public String text(String field) {
      return values.getOrDefault(field, "");
    }

    /** Name and id of a field. */
    public String name(String field) {
      return prefix + field;
    }
  }

  public StatedRows {
    tasks = List.copyOf(tasks);
    citations = List.copyOf(citations);
  }

  /**
   * The rows of a document.
   *
   * @param read what was read, with what people made of it
   * @param form what was sent last; its values win
   */
  static StatedRows of(JsonNode read, FactsForm form) {
    Stated stated = Stated.of(read);
    List<JsonNode> items = new ArrayList<>();
    read.path("tasks").forEach(items::add);
    List<Row> tasks = new ArrayList<>();
    for (int i = 0; i < Math.min(SHOWN, items.size()); i++) {
      Stated.Task task = stated.tasks().get(i);
      tasks.add(row("task-" + i + "-", values(task), items.get(i), form));
    }
    List<JsonNode> cited = new ArrayList<>();
    read.path("legalBasis").forEach(cited::add);
    read.path("citations").forEach(cited::add);
    List<Row> citations = new ArrayList<>();
    for (int i = 0; i < Math.min(SHOWN, cited.size()); i++) {
      Stated.Citation c = stated.citations().get(i);
      citations.add(row("citation-" + i + "-", values(c), cited.get(i), form));
    }
    for (int k = 0; k < EMPTY_ROWS; k++) {
      tasks.add(empty("task-" + (items.size() + k) + "-", form));
      citations.add(empty("citation-" + (cited.size() + k) + "-", form));
    }
    int left = Math.max(0, items.size() - SHOWN) + Math.max(0, cited.size() - SHOWN);
    return new StatedRows(tasks, citations, left);
  }

  private static Row row(String prefix, Map<String, String> values, JsonNode item, FactsForm form) {
    Map<String, String> sent =
        values.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    e -> form.fields().getOrDefault(prefix + e.getKey(), e.getValue())));
    return new Row(
        prefix,
        false,
        sent,
        Optional.of(sent.equals(values) ? ReadFacts.sure(item) : Confidence.CORRECTED),
        EvidenceView.of(item.path("evidence")));
  }

  private static Row empty(String prefix, FactsForm form) {
    Map<String, String> sent =
        form.fields().entrySet().stream()
            .filter(e -> e.getKey().startsWith(prefix))
            .collect(
                Collectors.toMap(e -> e.getKey().substring(prefix.length()), Map.Entry::getValue));
    return new Row(prefix, true, sent, Optional.empty(), Optional.empty());
  }

  /**
   * What a person left.
   *
   * @param standing what stood there when she was shown the form
   */
  static Stated sent(FactsForm form, Stated standing) {
    List<Stated.Task> tasks = new ArrayList<>();
    int rows = Math.min(MOST_ROWS, standing.tasks().size() + EMPTY_ROWS);
    for (int i = 0; i < rows; i++) {
      String prefix = "task-" + i + "-";
      Stated.Task stood = i < standing.tasks().size() ? standing.tasks().get(i) : null;
      if (stood != null && untouched(form, prefix, values(stood))) {
        tasks.add(stood);
      } else if (!form.isOut(prefix) && !form.text(prefix + "task").isBlank()) {
        tasks.add(
            new Stated.Task(
                stood == null ? null : stood.read(),
                form.given(prefix + "assignee"),
                form.text(prefix + "task").strip(),
                form.days(prefix + "due")));
      }
    }
    List<Stated.Citation> citations = new ArrayList<>();
    rows = Math.min(MOST_ROWS, standing.citations().size() + EMPTY_ROWS);
    for (int i = 0; i < rows; i++) {
      String prefix = "citation-" + i + "-";
      Stated.Citation stood = i < standing.citations().size() ? standing.citations().get(i) : null;
      if (stood != null && untouched(form, prefix, values(stood))) {
        citations.add(stood);
      } else if (!form.isOut(prefix)) {
        add(citations, form, prefix, stood);
      }
    }
    return new Stated(tasks, citations);
  }

  /** Whether a row was not sent, or came back with the same words: browsers change line ends. */
  private static boolean untouched(FactsForm form, String prefix, Map<String, String> values) {
    return !form.isOut(prefix)
        && values.entrySet().stream()
            .allMatch(e ->
                oneLine(e.getValue())
                    .equals(
                        oneLine(form.fields().getOrDefault(prefix + e.getKey(), e.getValue()))));
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  private static Map<String, String> values(Stated.Task task) {
    return Map.of(
        "task", task.task(), "assignee", text(task.assignee()), "due", days(task.dueOn()));
  }

  private static Map<String, String> values(Stated.Citation citation) {
    return Map.of(
        "relation", citation.relation(),
        "type", text(citation.type()),
        "number", text(citation.number()),
        "date", day(citation),
        "issuer", text(citation.issuer()),
        "subject", text(citation.subject()));
  }

  /** A row without kind, number and subject names nothing. */
  private static void add(
      List<Stated.Citation> citations,
      FactsForm form,
      String prefix,
      Stated.@Nullable Citation stood) {
    String type = form.given(prefix + "type");
    String number = form.given(prefix + "number");
    String subject = form.given(prefix + "subject");
    if (type == null && number == null && subject == null) {
      return;
    }
    String relation = form.text(prefix + "relation");
    citations.add(
        new Stated.Citation(
            stood == null ? null : stood.read(),
            Stated.RELATIONS.contains(relation) ? relation : "refers-to",
            type,
            number,
            form.dayOrYear(prefix + "date"),
            form.given(prefix + "issuer"),
            subject));
  }

  private static String days(List<LocalDate> days) {
    return days.stream().map(PRINTED::format).collect(Collectors.joining(", "));
  }

  private static String day(Stated.Citation citation) {
    LocalDate day = citation.day();
    return day == null ? text(citation.date()) : PRINTED.format(day);
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
