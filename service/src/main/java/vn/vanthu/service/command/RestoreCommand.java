package vn.vanthu.service.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import vn.vanthu.service.Deployment;
import vn.vanthu.service.store.Database;
import vn.vanthu.service.store.DurableFiles;
import vn.vanthu.service.upkeep.BackupManifest;
import vn.vanthu.service.upkeep.Restore;

/** Puts a backup back into an empty data folder and an empty database. */
final class RestoreCommand implements Command {
  private static final int CONNECTIONS = 4;

  private final Home home;

  RestoreCommand(Home home) {
    this.home = home;
  }

  @Override
  public String name() {
    return "restore";
  }

  @Override
  public String usage() {
    return "[--config FILE] [--json] BACKUP";
  }

  @Override
  public Said summary() {
    return new Said(
        "khôi phục bản sao vào thư mục dữ liệu trống",
        "put a backup back into an empty data folder");
  }

  @Override
  public int run(List<String> words, Console console) throws Exception {
    var arguments = Arguments.parse(words, Set.of("json"), Set.of("config"));
    if (arguments.rest().size() != 1 || !Files.isDirectory(Path.of(arguments.rest().getFirst()))) {
      throw new Misuse("hãy nêu thư mục của bản sao", "name the folder of a backup");
    }
    Path backup = Path.of(arguments.rest().getFirst());
    var configuration = ConfigurationFile.read(ConfigurationFile.place(arguments, home));
    Deployment deployment = Deployments.of(configuration, home);
    DurableFiles files = DurableFiles.haltingOnFailure();
    Path data = deployment.data();
    Restore restore = new Restore(files);
    try (Database database = restore.open(backup, deployment.database(), CONNECTIONS, data)) {
      BackupManifest manifest = restore.read(backup, database, data);
      if (arguments.has("json")) {
        console.json(
            JsonNodeFactory.instance
                .objectNode()
                .put("files", manifest.files())
                .put("madeAt", manifest.madeAt())
                .put("unread", manifest.unread()));
      } else {
        console.data().println("files: " + manifest.files());
        console.data().println("made: " + manifest.madeAt());
        console.data().println("unread: " + manifest.unread());
      }
      if (manifest.unread() > 0) {
        console.say(
            "Khi sao lưu, %d văn bản còn đang đọc nên không có ở đây; hãy nộp lại."
                .formatted(manifest.unread()),
            "When the backup was made, %d documents were still being read and are not here; hand them in again."
                .formatted(manifest.unread()));
      }
    }
    console.say(
        "Đã khôi phục; chạy `./vanthu fsck` để kiểm tra.",
        "Restored; run `./vanthu fsck` to check it.");
    return YES;
  }
}
