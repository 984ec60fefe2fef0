package vn.vanthu.drills.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.index.Audience;
import vn.vanthu.search.index.Description;
import vn.vanthu.search.index.Filing;
import vn.vanthu.search.index.IndexedRecord;
import vn.vanthu.search.index.Passage;

/**
 * Reads corpora and questions from files. Articles and document records may stand in one file.
 * Stateless.
 */
final class Corpus {

  private Corpus() {}

  /** Every object of a gzipped file of JSON lines as a record; {@code title} is the subject. */
  static long read(Path file, Consumer<IndexedRecord> to) throws IOException {
    return once(file, to, 0, Integer.MAX_VALUE);
  }

  /**
   * As {@link #read(Path, Consumer)}, over and over until {@code records} are read; each repetition
   * has ids of its own and lies a year earlier than the one before. Less than 1 reads once.
   */
  static long read(Path file, int records, Consumer<IndexedRecord> to) throws IOException {
    if (records < 1) {
      return read(file, to);
    }
    int[] count = {0};
    long bytes = 0;
    for (int round = 0; count[0] < records; round++) {
      bytes +=
          once(
              file,
              record -> {
                count[0]++;
                to.accept(record);
              },
              round,
              records - count[0]);
    }
    return bytes;
  }

  /** A record of one line of text, in force nowhere. */
  static IndexedRecord made(String id, String text) {
    return new IndexedRecord(
        id,
        1,
        Audience.everybody(),
        Description.unknown(),
        Filing.none(),
        List.of(new Passage(null, text)));
  }

  private static long once(Path file, Consumer<IndexedRecord> to, int round, int limit)
      throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    long bytes = 0;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      String line = lines.readLine();
      for (int i = 0; line != null && i < limit; i++) {
        JsonNode json = mapper.readTree(line);
        bytes += json.path("text").asText("").getBytes(StandardCharsets.UTF_8).length;
        to.accept(record(json, round));
        line = lines.readLine();
      }
    }
    return bytes;
  }

  private static IndexedRecord record(JsonNode json, int round) {
    String text = json.path("text").asText("");
    Description description =
        Description.unknown()
            .withNumber(text(json, "number"))
            .withType(null, text(json, "type"))
            .withIssuer(text(json, "issuer"))
            .withIssuedOn(earlier(date(json, "issued"), round))
            .withEffective(earlier(date(json, "effective"), round), null)
            .withSubject(text(json, "title"))
            .withContext(text(json, "doc_title"));
    return new IndexedRecord(
        json.path("id").asText() + (round == 0 ? "" : "-" + round),
        1,
        Audience.everybody(),
        description,
        Filing.none(),
        text.isEmpty() ? List.of() : List.of(new Passage(null, text)));
  }

  private static @Nullable LocalDate earlier(@Nullable LocalDate day, int years) {
    return day == null ? null : day.minusYears(years);
  }

  private static @Nullable String text(JsonNode json, String field) {
    String text = json.path(field).asText("");
    return text.isBlank() ? null : text;
  }

  private static @Nullable LocalDate date(JsonNode json, String field) {
    String[] parts = json.path(field).asText("").split("/", -1);
    try {
      return parts.length == 3
          ? LocalDate.of(
              Integer.parseInt(parts[2]), Integer.parseInt(parts[1]), Integer.parseInt(parts[0]))
          : null;
    } catch (NumberFormatException | java.time.DateTimeException notADate) {
      return null;
    }
  }

  /** Questions by id, in the order of the file: id, tab, text. */
  static Map<String, String> questions(Path file) throws IOException {
    Map<String, String> questions = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      String[] parts = line.split("\t", 3);
      if (parts.length >= 2) {
        questions.put(parts[0], parts[1]);
      }
    }
    return questions;
  }

  /** Judgements by question: relevant document and grade. */
  static Map<String, Map<String, Integer>> judgements(Path file) throws IOException {
    Map<String, Map<String, Integer>> judgements = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      String[] parts = line.strip().split("\\s+", -1);
      if (parts.length >= 4 && Integer.parseInt(parts[3]) > 0) {
        judgements
            .computeIfAbsent(parts[0], _ -> new LinkedHashMap<>())
            .put(parts[2], Integer.parseInt(parts[3]));
      }
    }
    return judgements;
  }

  /** The value after each {@code --name}; a name may come again. */
  static Map<String, List<String>> options(List<String> arguments) {
    Map<String, List<String>> options = new LinkedHashMap<>();
    for (int i = 0; i + 1 < arguments.size(); i += 2) {
      String name = arguments.get(i);
      if (name.startsWith("--")) {
        options
            .computeIfAbsent(name.substring(2), _ -> new ArrayList<>())
            .add(arguments.get(i + 1));
      }
    }
    return options;
  }
}
