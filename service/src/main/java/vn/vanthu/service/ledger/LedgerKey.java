package vn.vanthu.service.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import vn.vanthu.service.store.DurableFiles;
import vn.vanthu.signing.ledger.CheckpointSigner;

/**
 * The log's own key in a private file, made at the first start. It signs nothing but heads of the
 * log.
 */
public final class LedgerKey {
  private static final String NAME = "vanthu-ledger";

  private LedgerKey() {}

  /** Reads the key, or makes it. */
  public static CheckpointSigner open(Path file, DurableFiles files) {
    try {
      if (Files.exists(file)) {
        return CheckpointSigner.parse(Files.readString(file));
      }
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        files.privateFolder(folder);
      }
      CheckpointSigner fresh = CheckpointSigner.generate(NAME);
      files.write(file, (fresh.privateKeyForStorage() + "\n").getBytes(StandardCharsets.UTF_8));
      return fresh;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the ledger's key " + file, e);
    }
  }
}
