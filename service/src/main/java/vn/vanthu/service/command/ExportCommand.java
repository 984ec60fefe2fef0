package vn.vanthu.service.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.Wiring;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.RecordId;
import vn.vanthu.service.records.RecordQuery;
import vn.vanthu.service.records.RecordState;

/**
 * Writes records for other programs: one JSON object a line in {@code records.jsonl}, the files
 * under {@code files/}, each with its receipt. Reads only.
 */
final class ExportCommand implements Command {
  private static final int PAGE = 200;

  private final Home home;
  private final ObjectMapper json =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  ExportCommand(Home home) {
    this.home = home;
  }

  @Override
  public String name() {
    return "export";
  }

  @Override
  public String usage() {
    return "[--config FILE] [--json] [--direction INCOMING|OUTGOING] [--year N] TARGET";
  }

  @Override
  public Said summary() {
    return new Said(
        "ghi văn bản đã đăng ký, tệp và biên nhận vào thư mục trống",
        "write registered records, their files and receipts into an empty folder");
  }

  @Override
  public int run(List<String> words, Console console) throws Exception {
    var arguments = Arguments.parse(words, Set.of("json"), Set.of("config", "direction", "year"));
    if (arguments.rest().size() != 1) {
      throw new Misuse("hãy nêu thư mục để ghi vào", "name the folder to write into");
    }
    Path target = Files.createDirectories(Path.of(arguments.rest().getFirst()));
    try (Stream<Path> files = Files.list(target)) {
      if (files.findAny().isPresent()) {
        throw new Misuse("thư mục không trống: " + target, "the folder is not empty: " + target);
      }
    }
    @Nullable Direction direction = direction(arguments.value("direction").orElse(null));
    @Nullable Integer year = year(arguments.value("year").orElse(null));
    var configuration = ConfigurationFile.read(ConfigurationFile.place(arguments, home));
    var agency = Deployments.of(configuration, home).agency().id();
    Principal reader = Principal.clerk("export", agency);
    long written = 0;
    try (var office = ConfigurationFile.office(arguments, home);
        BufferedWriter lines =
            Files.newBufferedWriter(target.resolve("records.jsonl"), StandardCharsets.UTF_8)) {
      Files.createDirectories(target.resolve("files"));
      @Nullable RecordId after = null;
      while (true) {
        var query =
            new RecordQuery(agency, direction, null, null, year, null, null, null, after, PAGE);
        List<OfficeRecord> page = office.records().list(query, reader);
        for (OfficeRecord record : page) {
          if (record.state() != RecordState.DRAFT) {
            write(office, record, reader, target, lines);
            written++;
          }
        }
        if (page.size() < PAGE) {
          break;
        }
        after = page.getLast().id();
      }
    }
    if (arguments.has("json")) {
      console.json(json.createObjectNode().put("records", written));
    } else {
      console.data().println("records: " + written);
    }
    return YES;
  }

  private void write(
      Wiring office, OfficeRecord record, Principal reader, Path target, BufferedWriter lines)
      throws IOException {
    String file = record.id() + "-" + record.current().file().blob().hex().substring(0, 12);
    Path copy = target.resolve("files").resolve(file);
    Files.copy(office.blobs().path(record.current().file().blob()), copy);
    ObjectNode line = json.valueToTree(record);
    line.put("exportedAs", "files/" + file);
    office
        .records()
        .receipt(record.id(), reader)
        .ifPresent(receipt -> line.set("receipt", json.valueToTree(receipt)));
    lines.write(json.writeValueAsString(line));
    lines.newLine();
  }

  private static @Nullable Direction direction(@Nullable String word) throws Misuse {
    if (word == null) {
      return null;
    }
    for (Direction direction : Direction.values()) {
      if (direction.name().equalsIgnoreCase(word)) {
        return direction;
      }
    }
    throw new Misuse(
        "--direction là INCOMING hoặc OUTGOING", "--direction is INCOMING or OUTGOING");
  }

  private static @Nullable Integer year(@Nullable String word) throws Misuse {
    try {
      return word == null ? null : Integer.valueOf(word);
    } catch (NumberFormatException e) {
      throw new Misuse("--year là một số, không phải " + word, "--year is a number, not " + word);
    }
  }
}
