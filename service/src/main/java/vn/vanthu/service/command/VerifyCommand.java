package vn.vanthu.service.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.trust.TrustFolder;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.Message;
import vn.vanthu.signing.Report;
import vn.vanthu.signing.ReportTree;
import vn.vanthu.signing.Verifier;
import vn.vanthu.signing.trust.Trust;

/**
 * Verifies files: one report a line (the contract's form), exit 0 only when every file is INTACT. A
 * file that cannot even be read gets a report, too.
 */
final class VerifyCommand implements Command {
  private static final Message UNREADABLE =
      new Message(
          "FILE_UNREADABLE", "Không đọc được tệp này.", "The file cannot be read from the disk.");

  private final Home home;
  private final ObjectMapper json = JsonMapper.builder().build();

  VerifyCommand(Home home) {
    this.home = home;
  }

  @Override
  public String name() {
    return "verify";
  }

  @Override
  public String usage() {
    return "[--trust DIR] [--at INSTANT] [--offline] [--lang vi|en] [--json] FILE…";
  }

  @Override
  public Said summary() {
    return new Said(
        "kiểm tra chữ ký của các tệp; mã thoát 0 chỉ khi tất cả INTACT",
        "check the signatures of files; exit 0 only when all are INTACT");
  }

  @Override
  public int run(List<String> words, Console console) throws Misuse, IOException {
    var arguments =
        Arguments.parse(words, Set.of("json", "offline"), Set.of("trust", "at", "lang"));
    List<String> files = arguments.files();
    Instant at =
        arguments.value("at").isPresent() ? instant(arguments.required("at")) : Instant.now();
    ReportTree.Language language =
        switch (arguments.language()) {
          case VI -> ReportTree.Language.VI;
          case EN -> ReportTree.Language.EN;
        };
    Trust trust = TrustFolder.read(places(arguments));
    var verifier = new Verifier();
    boolean intact = true;
    for (String file : files) {
      Map<String, @Nullable Object> tree = tree(verifier, file, trust, at, language);
      intact &= Report.Verdict.INTACT.name().equals(tree.get("document"));
      ObjectNode report = json.valueToTree(tree);
      if (arguments.has("json")) {
        console.json(report);
      } else {
        ReportText.print(report, console.data());
      }
    }
    return intact ? YES : NO;
  }

  private List<Path> places(Arguments arguments) throws Misuse {
    var told = arguments.value("trust");
    if (told.isPresent()) {
      Path folder = Path.of(told.get());
      if (!Files.exists(folder)) {
        throw new Misuse(
            "--trust: không có thư mục: " + folder, "--trust: no such folder: " + folder);
      }
      return List.of(folder);
    }
    List<Path> places = new ArrayList<>();
    for (Path usual : List.of(home.config().resolve("trust"), home.data().resolve("trust"))) {
      if (Files.isDirectory(usual)) {
        places.add(usual);
      }
    }
    return places;
  }

  private Map<String, @Nullable Object> tree(
      Verifier verifier, String file, Trust trust, Instant at, ReportTree.Language language) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    Map<String, @Nullable Object> report;
    try (DocumentBytes bytes = DocumentBytes.map(Path.of(file))) {
      report = ReportTree.of(verifier.verify(bytes, trust, at), language);
    } catch (IOException | RuntimeException e) {
      report = ReportTree.of(unreadable(at), language);
    }
    tree.put("reportVersion", report.get("reportVersion"));
    tree.put("file", file);
    tree.putAll(report);
    tree.put("registered", null);
    tree.put("original", null);
    return tree;
  }

  /** The report of a file that no byte could be read of. */
  private static Report unreadable(Instant at) {
    return new Report(
        "",
        0,
        at,
        Report.Verdict.UNVERIFIABLE,
        Report.Conclusion.INDETERMINATE,
        List.of(),
        List.of(UNREADABLE));
  }

  private static Instant instant(String text) throws Misuse {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new Misuse(
          "--at cần thời điểm như 2026-11-22T08:00:00+07:00",
          "--at needs a time such as 2026-11-22T08:00:00+07:00");
    }
  }
}
