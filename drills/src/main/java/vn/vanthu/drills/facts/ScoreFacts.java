package vn.vanthu.drills.facts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.vanthu.drills.Drill;
import vn.vanthu.search.extract.ExtractedText;
import vn.vanthu.search.extract.ExtractionLimits;
import vn.vanthu.search.extract.Extractor;
import vn.vanthu.search.extract.Refused;
import vn.vanthu.search.extract.WorkerLauncher;
import vn.vanthu.search.recognise.Facts;
import vn.vanthu.search.recognise.FactsJson;
import vn.vanthu.search.recognise.Recogniser;

/**
 * {@code drill score-facts --golden GOLDEN TEXTS} or {@code drill score-facts --index INDEX.tsv
 * FOLDER}: reads labelled documents and counts right and invented fields.
 *
 * <p>The index counts the line {@code Lưu} and each nested receiver as a recipient; the golden
 * files, which are the contract, keep the first apart as {@code archive} and the others as {@code
 * children}. So the index's number of recipients is compared with all three together.
 *
 * <p>Goals: golden 97 %, index 95 %, number and date 99 %, nothing invented.
 */
public final class ScoreFacts implements Drill {
  private static final String UNLABELLED = "?";
  private static final double GOLDEN_GOAL = 0.97;
  private static final double INDEX_GOAL = 0.95;

  private final Score score = new Score();

  @Override
  public int run(List<String> arguments, PrintStream figures) throws Exception {
    if (arguments.size() != 3) {
      System.err.println("drill score-facts --golden GOLDEN TEXTS | --index INDEX.tsv FOLDER");
      return 2;
    }
    boolean golden = arguments.getFirst().equals("--golden");
    Path labels = Path.of(arguments.get(1));
    Path folder = Path.of(arguments.get(2));
    Path scratch = Files.createTempDirectory("score-facts");
    try (var extractor =
        new Extractor(scratch, ExtractionLimits.standard(), WorkerLauncher.direct())) {
      if (golden) {
        golden(extractor, labels, folder);
      } else {
        index(extractor, labels, folder);
      }
    } finally {
      Files.deleteIfExists(scratch);
    }
    double share = score.print(golden ? "golden" : "index", figures);
    return share >= (golden ? GOLDEN_GOAL : INDEX_GOAL) && score.invented() == 0 ? 0 : 1;
  }

  private static @Nullable Facts read(Extractor extractor, Path file) {
    return switch (extractor.extract(file, String.valueOf(file.getFileName()))) {
      case ExtractedText text -> Recogniser.standard().recognise(text);
      case Refused refused -> {
        System.err.println(file + " was refused: " + refused.code());
        yield null;
      }
    };
  }

  private void golden(Extractor extractor, Path labels, Path folder) throws IOException {
    var json = JsonMapper.builder().build();
    try (Stream<Path> files = Files.list(labels)) {
      for (Path file : files.sorted().toList()) {
        JsonNode label = json.readTree(file.toFile());
        Facts facts = read(extractor, folder.resolve(label.path("file").asText()));
        JsonNode answer =
            facts == null ? json.createObjectNode() : json.valueToTree(FactsJson.tree(facts));
        golden(String.valueOf(file.getFileName()), label, answer);
      }
    }
  }

  private void golden(String file, JsonNode label, JsonNode answer) {
    for (String field :
        List.of(
            "/contentClass",
            "/system",
            "/documentType/code",
            "/documentType/name",
            "/number/normalized",
            "/place",
            "/issueDate",
            "/issuingBody/name",
            "/subject",
            "/signer/name",
            "/signer/position",
            "/signer/authorityNormalized")) {
      score.value(
          file,
          field.substring(1).replace('/', ' '),
          text(label.at(field)),
          text(answer.at(field)));
    }
    if (label.has("effectiveDate")) {
      score.value(
          file,
          "effectiveDate",
          text(label.at("/effectiveDate")),
          text(answer.at("/effectiveDate")));
    }
    score.list(
        file,
        "recipients",
        items(label, "recipients", "text", "purpose"),
        items(answer, "recipients", "text", "purpose"));
    score.list(
        file,
        "citations",
        items(label, "citations", "number", "type", "date"),
        items(answer, "citations", "number", "type", "date"));
    score.list(
        file,
        "legalBasis",
        items(label, "legalBasis", "number", "type"),
        items(answer, "legalBasis", "number", "type"));
    score.list(file, "due dates", dues(label), dues(answer));
    score.value(file, "stamp", stamp(label), stamp(answer));
  }

  private static String stamp(JsonNode facts) {
    JsonNode stamp = facts.path("incomingStamp");
    return stamp.path("present").asBoolean()
        + " "
        + text(stamp.path("number"))
        + " "
        + text(stamp.path("date"))
        + text(stamp.path("dateInferred"));
  }

  private static List<String> items(JsonNode facts, String list, String first, String... more) {
    var found = new ArrayList<String>();
    for (JsonNode item : facts.path(list)) {
      String key = text(item.path(first));
      if (key == null) {
        continue;
      }
      var whole = new StringBuilder(key);
      for (String field : more) {
        whole.append(' ').append(text(item.path(field)));
      }
      found.add(whole.toString());
    }
    return found;
  }

  private static List<String> dues(JsonNode facts) {
    var found = new ArrayList<String>();
    for (JsonNode task : facts.path("tasks")) {
      JsonNode due = task.path("dueDate");
      if (due.isArray()) {
        due.forEach(date -> found.add(date.asText()));
      } else if (due.isTextual()) {
        found.add(due.asText());
      }
    }
    return found;
  }

  private static @Nullable String text(JsonNode node) {
    return node.isMissingNode() || node.isNull() || node.asText().isEmpty() ? null : node.asText();
  }

  private void index(Extractor extractor, Path labels, Path folder) throws IOException {
    List<String> rows = Files.readAllLines(labels);
    List<String> columns = List.of(rows.getFirst().split("\t", -1));
    for (String row : rows.subList(1, rows.size())) {
      List<String> cells = List.of(row.split("\t", -1));
      String file = cells.get(columns.indexOf("file"));
      Facts facts = read(extractor, found(folder, file));
      Row label = new Row(columns, cells);
      one(
          file,
          "number",
          label,
          facts == null || facts.number() == null ? null : facts.number().value().normalized());
      one(
          file,
          "type",
          label,
          facts == null || facts.documentType() == null ? null : facts.documentType().name());
      one(
          file,
          "date",
          label,
          facts == null || facts.issueDate() == null || facts.issueDate().inferred()
              ? null
              : facts.issueDate().value().toString());
      one(
          file,
          "place",
          label,
          facts == null || facts.place() == null ? null : facts.place().value());
      one(
          file,
          "signer",
          label,
          facts == null || facts.signer() == null ? null : facts.signer().name());
      part(
          file,
          "org",
          label,
          facts == null || facts.issuingBody() == null ? null : facts.issuingBody().name());
      part(
          file,
          "subject",
          label,
          facts == null || facts.subject() == null ? null : facts.subject().value());
      one(file, "recipients", label, facts == null ? null : String.valueOf(receivers(facts)));
    }
  }

  private static int receivers(Facts facts) {
    int nested = facts.recipients().stream().mapToInt(r -> r.children().size()).sum();
    return facts.recipients().size() + nested + (facts.archive() == null ? 0 : 1);
  }

  private record Row(List<String> columns, List<String> cells) {
    String label(String column) {
      return cells.get(columns.indexOf(column));
    }
  }

  private void one(String file, String column, Row row, @Nullable String answer) {
    String label = row.label(column);
    if (!label.equals(UNLABELLED)) {
      score.value(file, column, label.isEmpty() ? null : label, answer);
    }
  }

  private void part(String file, String column, Row row, @Nullable String answer) {
    String label = row.label(column);
    if (!label.equals(UNLABELLED)) {
      score.within(file, column, label.isEmpty() ? null : label, answer);
    }
  }

  private static Path found(Path folder, String file) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.filter(path -> path.endsWith(file)).findFirst().orElse(folder.resolve(file));
    }
  }
}
