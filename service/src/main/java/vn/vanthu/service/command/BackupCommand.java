package vn.vanthu.service.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import vn.vanthu.service.Deployment;
import vn.vanthu.service.store.BlobStore;
import vn.vanthu.service.store.Database;
import vn.vanthu.service.store.DurableFiles;
import vn.vanthu.service.store.OfficeStore;
import vn.vanthu.service.upkeep.Backup;
import vn.vanthu.service.upkeep.BackupManifest;

/** Writes a whole, checked copy of everything into an empty folder. */
final class BackupCommand implements Command {
  private static final int CONNECTIONS = 4;

  private final Home home;

  BackupCommand(Home home) {
    this.home = home;
  }

  @Override
  public String name() {
    return "backup";
  }

  @Override
  public String usage() {
    return "[--config FILE] [--json] TARGET";
  }

  @Override
  public Said summary() {
    return new Said(
        "ghi một bản sao đầy đủ, đã kiểm tra vào thư mục trống, cả khi đang phục vụ",
        "write a whole, checked copy into an empty folder, also while serving");
  }

  @Override
  public int run(List<String> words, Console console) throws Exception {
    var arguments = Arguments.parse(words, Set.of("json"), Set.of("config"));
    if (arguments.rest().size() != 1) {
      throw new Misuse("hãy nêu thư mục để ghi vào", "name the folder to write into");
    }
    Path target = Path.of(arguments.rest().getFirst()).toAbsolutePath();
    var configuration = ConfigurationFile.read(ConfigurationFile.place(arguments, home));
    Deployment deployment = Deployments.of(configuration, home);
    Path data = deployment.data();
    DurableFiles files = DurableFiles.haltingOnFailure();
    // Beside a running server: its database is joined, and stored files never change.
    try (Database database = Database.join(deployment.database(), CONNECTIONS, files)) {
      BlobStore blobs = BlobStore.existing(data.resolve("blobs"), files);
      var backup = new Backup(OfficeStore.over(database), blobs, files);
      BackupManifest manifest = backup.write(data, target, Instant.now());
      if (arguments.has("json")) {
        console.json(
            JsonNodeFactory.instance
                .objectNode()
                .put("files", manifest.files())
                .put("bytes", manifest.bytes())
                .put("tables", manifest.tables().size())
                .put("unread", manifest.unread()));
      } else {
        console.data().println("files: " + manifest.files());
        console.data().println("bytes: " + manifest.bytes());
        console.data().println("tables: " + manifest.tables().size());
        console.data().println("unread: " + manifest.unread());
      }
      if (manifest.unread() > 0) {
        console.say(
            "Không có trong bản sao lưu: %d văn bản còn đang đọc; sao lưu lại khi đã đọc xong."
                .formatted(manifest.unread()),
            "Not in the backup: %d documents still being read; make another when they are."
                .formatted(manifest.unread()));
      }
      return YES;
    }
  }
}
