package vn.vanthu.service.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.intake.FolderImport;
import vn.vanthu.service.language.Language;
import vn.vanthu.service.records.Notice;

/**
 * Registers every file of a folder as incoming. Run again, it registers only what is new; a file
 * that cannot be read is registered all the same, without text.
 */
final class ImportCommand implements Command {
  private final Home home;
  private final ObjectMapper json = JsonMapper.builder().build();

  ImportCommand(Home home) {
    this.home = home;
  }

  @Override
  public String name() {
    return "import";
  }

  @Override
  public String usage() {
    return "[--config FILE] [--lang vi|en] [--json] DIR";
  }

  @Override
  public Said summary() {
    return new Said(
        "đăng ký mọi tệp của một thư mục; chạy lại chỉ lấy tệp mới",
        "register every file of a folder; run again, only what is new");
  }

  @Override
  public int run(List<String> words, Console console) throws Exception {
    var arguments = Arguments.parse(words, Set.of("json"), Set.of("config", "lang"));
    Language language = arguments.language();
    List<String> rest = arguments.rest();
    if (rest.size() != 1 || !Files.isDirectory(Path.of(rest.getFirst()))) {
      throw new Misuse("hãy nêu một thư mục có thật", "name one folder that exists");
    }
    var configuration = ConfigurationFile.read(ConfigurationFile.place(arguments, home));
    var deployment = Deployments.of(configuration, home);
    try (var office = ConfigurationFile.office(arguments, home)) {
      office.start();
      var work = new FolderImport(office.intakes(), office.registrar(), deployment.readers());
      FolderImport.Summary summary =
          work.run(
              Path.of(rest.getFirst()),
              Principal.clerk("import", deployment.agency().id()),
              outcome -> say(outcome, arguments.has("json"), language, console));
      office.catchUp();
      console.say(
          String.format(
              "%d đăng ký mới (%d không đọc được chữ, %d cần xem lại), %d đã có, %d từ chối, %d bỏ qua",
              summary.registered(),
              summary.withoutText(),
              summary.warned(),
              summary.known(),
              summary.refused(),
              summary.skipped()),
          String.format(
              "%d newly registered (%d without text, %d to be looked at), %d known, %d refused, %d passed over",
              summary.registered(),
              summary.withoutText(),
              summary.warned(),
              summary.known(),
              summary.refused(),
              summary.skipped()));
      if (office.isBeside()) {
        console.say(
            "Máy chủ đang chạy: văn bản mới sẽ tìm được ngay sau đây.",
            "The server runs: what is new can be found in a moment.");
      }
      return summary.refused() == 0 ? YES : NO;
    }
  }

  private void say(
      FolderImport.Outcome outcome, boolean asJson, Language language, Console console) {
    ObjectNode object = json.createObjectNode();
    String line =
        switch (outcome) {
          case FolderImport.Outcome.Registered done -> {
            object
                .put("file", done.file().toString())
                .put("outcome", "REGISTERED")
                .put("record", done.record().toString())
                .put("number", done.number())
                .put("withText", done.withText());
            ArrayNode warnings = object.putArray("warnings");
            StringBuilder seen = new StringBuilder(done.number()).append("  ").append(done.file());
            seen.append(done.withText() ? "" : "  (không có chữ / no text)");
            for (Notice warning : done.warnings()) {
              warnings
                  .addObject()
                  .put("code", warning.code())
                  .put("message", language.pick(warning.vi(), warning.en()));
              seen.append("\n    ").append(warning.code()).append("  ").append(warning.vi());
              seen.append("\n    ").append(warning.en());
            }
            yield seen.toString();
          }
          case FolderImport.Outcome.Known known -> {
            object
                .put("file", known.file().toString())
                .put("outcome", "KNOWN")
                .put("record", known.record().toString())
                .put("number", known.number());
            yield known.number() + "  " + known.file() + "  (đã có / known)";
          }
          case FolderImport.Outcome.Refused not -> {
            object
                .put("file", not.file().toString())
                .put("outcome", "REFUSED")
                .put("code", not.why().code())
                .put("why", language.pick(not.why().vi(), not.why().en()));
            yield not.why().code()
                + "  "
                + not.file()
                + "  "
                + not.why().vi()
                + "\n    "
                + not.why().en();
          }
          case FolderImport.Outcome.Skipped over -> {
            object
                .put("file", over.file().toString())
                .put("outcome", "SKIPPED")
                .put("code", over.reason().name())
                .put("why", language.pick(over.reason().vi(), over.reason().en()));
            yield over.reason().name()
                + "  "
                + over.file()
                + "  (bỏ qua: "
                + over.reason().vi()
                + " / passed over: "
                + over.reason().en()
                + ")";
          }
        };
    if (asJson) {
      console.json(object);
    } else {
      console.data().println(line);
    }
  }
}
