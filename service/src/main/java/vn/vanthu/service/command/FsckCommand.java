package vn.vanthu.service.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Set;
import vn.vanthu.service.upkeep.Fsck;

/** Compares files, rows, numbers, ledger and index with each other. Changes nothing. */
final class FsckCommand implements Command {
  private final Home home;
  private final ObjectMapper json = JsonMapper.builder().build();

  FsckCommand(Home home) {
    this.home = home;
  }

  @Override
  public String name() {
    return "fsck";
  }

  @Override
  public String usage() {
    return "[--config FILE] [--json]";
  }

  @Override
  public Said summary() {
    return new Said(
        "đối chiếu tệp, dòng, số, sổ cái và chỉ mục; mã thoát 0 khi không có lỗi",
        "compare files, rows, numbers, ledger and index; exit 0 when nothing is wrong");
  }

  @Override
  public int run(List<String> words, Console console) throws Exception {
    var arguments = Arguments.parse(words, Set.of("json"), Set.of("config"));
    arguments.nothingElse();
    try (var office = ConfigurationFile.office(arguments, home)) {
      office.catchUp();
      var fsck = new Fsck(office.store(), office.blobs(), office.ledger(), office::indexContents);
      Fsck.Summary summary =
          fsck.run(finding -> {
            if (arguments.has("json")) {
              console.json(json.valueToTree(finding));
            } else {
              console
                  .data()
                  .printf(
                      "%s %s %s: %s%n      %s%n",
                      finding.fault() ? "FAULT" : "note",
                      finding.code(),
                      finding.subject(),
                      finding.vi(),
                      finding.en());
            }
          });
      if (arguments.has("json")) {
        console.json(json.valueToTree(summary));
      }
      console.say(
          String.format(
              "%d văn bản, %d tệp, %d byte, %d lỗi",
              summary.records(), summary.files(), summary.bytes(), summary.faults()),
          String.format(
              "%d records, %d files, %d bytes, %d faults",
              summary.records(), summary.files(), summary.bytes(), summary.faults()));
      return summary.clean() ? YES : NO;
    }
  }
}
