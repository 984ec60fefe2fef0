package vn.vanthu.service.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a document asks for and which documents it names, in full: as read, or as a person left it.
 * Immutable.
 *
 * <p>Each item knows its place among what was read ({@code read}, from 0), and so keeps its
 * evidence when a person puts it right; an item that a person added has none. Places of citations
 * count {@code legalBasis} first, then {@code citations} of {@code docs/READING.md}.
 */
public record Stated(List<Task> tasks, List<Citation> citations) {
  /** No tasks, no citations. */
  public static final Stated NOTHING = new Stated(List.of(), List.of());

  /** What a document can do to one that it names, as in {@code docs/READING.md}. */
  public static final List<String> RELATIONS =
      List.of(
          "legal-basis",
          "proposed-by",
          "implements",
          "amends",
          "replaces",
          "repeals",
          "corrects",
          "guides",
          "consolidates",
          "attached-to",
          "reports-on",
          "replies-to",
          "refers-to");

  private static final String CORRECTED = "corrected";

  /** As people here write a day. */
  private static final DateTimeFormatter PRINTED = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  /**
   * Who must do what by when.
   *
   * @param dueOn the last days on which it may be done; empty when none is given
   */
  public record Task(
      @Nullable Integer read, @Nullable String assignee, String task, List<LocalDate> dueOn) {
    public Task {
      dueOn = List.copyOf(dueOn);
    }
  }

  /**
   * A document that is named.
   *
   * @param relation one of {@link #RELATIONS}
   * @param date ISO date, or a year alone
   */
  public record Citation(
      @Nullable Integer read,
      String relation,
      @Nullable String type,
      @Nullable String number,
      @Nullable String date,
      @Nullable String issuer,
      @Nullable String subject) {
    /** The day, where more than the year is given. */
    public @Nullable LocalDate day() {
      return date == null || date.length() != 10 ? null : LocalDate.parse(date);
    }

    private boolean basis() {
      return relation.equals("legal-basis") || relation.equals("proposed-by");
    }
  }

  public Stated {
    tasks = List.copyOf(tasks);
    citations = List.copyOf(citations);
  }

  /**
   * Tasks and citations of the recogniser's answer, or of one that {@link #over} has put right.
   *
   * @param facts null where no text was read
   */
  public static Stated of(@Nullable JsonNode facts) {
    if (facts == null) {
      return NOTHING;
    }
    List<Task> tasks = new ArrayList<>();
    facts.path("tasks").forEach(item -> tasks.add(task(item, tasks.size())));
    List<Citation> citations = new ArrayList<>();
    Consumer<JsonNode> add = item -> citations.add(citation(item, citations.size()));
    facts.path("legalBasis").forEach(add);
    facts.path("citations").forEach(add);
    return new Stated(tasks, citations);
  }

  /**
   * The recogniser's answer with these tasks and citations in place of those that were read: each
   * with {@code read}, its place there, and those that a person changed or added with {@code
   * corrected}.
   *
   * @param facts as they were read; null where no text was read
   */
  public ObjectNode over(@Nullable JsonNode facts) {
    ObjectNode right =
        facts instanceof ObjectNode read ? read.deepCopy() : JsonNodeFactory.instance.objectNode();
    Stated before = of(facts);
    List<JsonNode> tasksRead = items(facts, "tasks");
    ArrayNode stated = right.putArray("tasks");
    for (Task task : tasks) {
      Integer at = within(task.read(), tasksRead);
      ObjectNode item = item(stated, at, tasksRead);
      if (at == null || !before.tasks().get(at).equals(task)) {
        put(item, task, at == null ? null : before.tasks().get(at));
      }
    }
    List<JsonNode> citationsRead = items(facts, "legalBasis");
    int basis = citationsRead.size();
    citationsRead.addAll(items(facts, "citations"));
    ArrayNode legalBasis = right.putArray("legalBasis");
    ArrayNode others = right.putArray("citations");
    for (Citation citation : citations) {
      Integer at = within(citation.read(), citationsRead);
      Citation was = at == null ? null : before.citations().get(at);
      boolean moved = was == null || !was.relation().equals(citation.relation());
      boolean asBasis = (moved || at == null) ? citation.basis() : at < basis;
      ObjectNode item = item(asBasis ? legalBasis : others, at, citationsRead);
      if (!citation.equals(was)) {
        put(item, citation);
      }
    }
    return right;
  }

  private static List<JsonNode> items(@Nullable JsonNode facts, String list) {
    List<JsonNode> items = new ArrayList<>();
    if (facts != null) {
      facts.path(list).forEach(items::add);
    }
    return items;
  }

  private static @Nullable Integer within(@Nullable Integer at, List<JsonNode> read) {
    return at != null && at >= 0 && at < read.size() ? at : null;
  }

  /** A new item at the end of a list: what was read at that place, or an empty one. */
  private static ObjectNode item(ArrayNode list, @Nullable Integer at, List<JsonNode> read) {
    ObjectNode item =
        at != null && read.get(at) instanceof ObjectNode was
            ? was.deepCopy()
            : JsonNodeFactory.instance.objectNode();
    list.add(item);
    return at == null ? item : item.put("read", at);
  }

  private static void put(ObjectNode item, Task task, @Nullable Task before) {
    item.put("assignee", task.assignee());
    item.put("task", task.task());
    if (before == null || !before.dueOn().equals(task.dueOn())) {
      item.remove(List.of("dueRaw", "dueDateInferred", "bound"));
      switch (task.dueOn().size()) {
        case 0 -> item.putNull("dueDate");
        case 1 -> item.put("dueDate", task.dueOn().getFirst().toString());
        default -> {
          ArrayNode days = item.putArray("dueDate");
          task.dueOn().forEach(day -> days.add(day.toString()));
        }
      }
    }
    item.put(CORRECTED, true);
  }

  private static void put(ObjectNode item, Citation citation) {
    item.put("relation", citation.relation());
    item.put("type", citation.type());
    item.put("number", citation.number());
    item.put("issuer", citation.issuer());
    item.put("subject", citation.subject());
    if (!Objects.equals(date(item), citation.date())) {
      LocalDate day = citation.day();
      item.put("date", day == null ? null : day.toString());
      item.put("dateRaw", day == null ? null : day.format(PRINTED));
      item.remove("year");
      if (day == null && citation.date() != null) {
        item.put("year", Integer.parseInt(citation.date()));
      }
    }
    item.remove("numberMissing");
    item.put(CORRECTED, true);
  }

  private static Task task(JsonNode item, int place) {
    List<LocalDate> due = new ArrayList<>();
    JsonNode dates = item.path(item.hasNonNull("dueDate") ? "dueDate" : "dueDateInferred");
    if (dates.isArray()) {
      dates.forEach(date -> due.add(LocalDate.parse(date.asText())));
    } else if (dates.isTextual()) {
      due.add(LocalDate.parse(dates.asText()));
    }
    return new Task(place(item, place), text(item, "assignee"), item.path("task").asText(""), due);
  }

  private static Citation citation(JsonNode item, int place) {
    return new Citation(
        place(item, place),
        item.path("relation").asText("refers-to"),
        text(item, "type"),
        text(item, "number"),
        date(item),
        text(item, "issuer"),
        text(item, "subject"));
  }

  private static @Nullable String date(JsonNode item) {
    String date = text(item, "date");
    return date == null && item.path("year").isInt() ? item.path("year").asText() : date;
  }

  private static @Nullable Integer place(JsonNode item, int place) {
    if (item.path("read").isInt()) {
      return item.path("read").asInt();
    }
    return item.path(CORRECTED).asBoolean() ? null : Integer.valueOf(place);
  }

  private static @Nullable String text(JsonNode item, String field) {
    JsonNode value = item.path(field);
    return value.isTextual() && !value.asText().isBlank() ? value.asText() : null;
  }
}
