package vn.vanthu.service.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.extract.ExtractedText;
import vn.vanthu.search.extract.ExtractionLimits;
import vn.vanthu.search.extract.Extractor;
import vn.vanthu.search.extract.Refused;
import vn.vanthu.search.extract.WorkerLauncher;
import vn.vanthu.search.recognise.FactsJson;
import vn.vanthu.search.recognise.Recogniser;
import vn.vanthu.service.language.Language;

/**
 * Reads the facts out of files: one object a line, in the order of the files. A file without text
 * gets its object, too, with the reason. Needs no database.
 */
final class RecogniseCommand implements Command {
  private final ObjectMapper json = JsonMapper.builder().build();

  @Override
  public String name() {
    return "recognise";
  }

  @Override
  public String usage() {
    return "[--lang vi|en] [--json] FILE…";
  }

  @Override
  public Said summary() {
    return new Said(
        "đọc số, ngày, nơi ban hành, người ký, … từ tệp",
        "read number, date, issuer, signer, … out of files");
  }

  @Override
  public int run(List<String> words, Console console) throws Misuse, IOException {
    var arguments = Arguments.parse(words, Set.of("json"), Set.of("lang"));
    Language language = arguments.language();
    List<String> files = arguments.files();
    Path scratch = Files.createTempDirectory("vanthu-reading-");
    boolean all = true;
    try (var extractor =
        new Extractor(
            scratch, ExtractionLimits.standard().withWorkers(1), WorkerLauncher.direct())) {
      Recogniser recogniser = Recogniser.standard();
      for (String file : files) {
        Path path = Path.of(file);
        Map<String, @Nullable Object> facts =
            switch (extractor.extract(path, String.valueOf(path.getFileName()))) {
              case ExtractedText text -> FactsJson.tree(file, recogniser.recognise(text));
              case Refused refused -> refused(file, refused, language);
            };
        all &= !facts.containsKey("refused");
        if (arguments.has("json")) {
          console.json(json.valueToTree(facts));
        } else {
          console.data().println(json.writerWithDefaultPrettyPrinter().writeValueAsString(facts));
        }
      }
    } finally {
      delete(scratch);
    }
    return all ? YES : NO;
  }

  private static Map<String, @Nullable Object> refused(
      String file, Refused refused, Language language) {
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("file", file);
    answer.put("contentClass", "unknown");
    answer.put("refused", refused.code());
    answer.put("message", language.pick(refused.reason().vi(), refused.reason().en()));
    return answer;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
