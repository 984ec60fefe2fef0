package vn.vanthu.service.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import vn.vanthu.service.intake.TextReader;
import vn.vanthu.service.records.RecordFacts;
import vn.vanthu.service.records.Secrecy;
import vn.vanthu.service.records.TextState;
import vn.vanthu.service.records.Urgency;

/**
 * Takes a file for plain text and its first line for the number; recognition is other tests'
 * matter.
 */
final class FirstLineReader implements TextReader {
  @Override
  public Words words(Path file, String fileName) {
    try {
      return new Words(
          TextState.TEXT, List.of(), new String(Files.readAllBytes(file), UTF_8), null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Read facts(Words words) {
    String[] lines = words.body().split("\n", 3);
    if (lines.length > 1 && lines[0].startsWith("%PDF")) {
      lines = lines[1].substring(1).split("\\|", 3);
    }
    return new Read(
        new RecordFacts(
            lines[0].strip(),
            "QĐ",
            "Quyết định",
            LocalDate.of(2026, 2, 27),
            "Ủy ban nhân dân tỉnh Mẫu",
            lines.length > 1 ? lines[1].strip() : "về việc thử",
            null,
            null,
            Urgency.NORMAL,
            Secrecy.NORMAL),
        basis(lines.length > 1 ? lines[1] : ""));
  }

  /** "căn cứ NUMBER" in the second line is a legal basis. */
  private static @org.jspecify.annotations.Nullable JsonNode basis(String line) {
    int at = line.indexOf("căn cứ ");
    if (at < 0) {
      return null;
    }
    String number = line.substring(at + "căn cứ ".length()).split(" ", 2)[0];
    var facts = JsonNodeFactory.instance.objectNode();
    facts.putArray("legalBasis").addObject().put("type", "Quyết định").put("number", number);
    return facts;
  }
}
