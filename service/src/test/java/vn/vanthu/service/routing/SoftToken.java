package vn.vanthu.service.routing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import vn.vanthu.service.demo.pki.DemoKey;

/**
 * Real PKCS#11 tokens by SoftHSM2, in a folder of the test's own. The build sets {@code
 * SOFTHSM2_CONF}; the file it names is written here before the module is first loaded. OpenSC's spy
 * stands between and writes every call down; it is told by {@code PKCS11SPY} which module it is for
 * and by {@code PKCS11SPY_OUTPUT} where to write.
 */
final class SoftToken {
  static final String PIN = "483920";
  private static final List<Path> MODULES =
      List.of(
          Path.of("/usr/lib/softhsm/libsofthsm2.so"),
          Path.of("/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"));
  private static final List<Path> SPIES =
      List.of(
          Path.of("/usr/lib/x86_64-linux-gnu/pkcs11-spy.so"),
          Path.of("/usr/lib/aarch64-linux-gnu/pkcs11-spy.so"),
          Path.of("/usr/lib64/pkcs11-spy.so"));
  private static final String CONF = Objects.requireNonNullElse(System.getenv("SOFTHSM2_CONF"), "");

  private final Path folder;
  private final Path module;

  private SoftToken(Path folder, Path module) {
    this.folder = folder;
    this.module = module;
  }

  /** An empty token store; tests are skipped where SoftHSM2 or OpenSC is missing. */
  static SoftToken store(Path folder) throws IOException {
    Path module = MODULES.stream().filter(Files::exists).findFirst().orElse(folder);
    assumeTrue(Files.isRegularFile(module), "SoftHSM2 is not installed: PKCS#11 is not tested");
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/pkcs11-tool")),
        "OpenSC is not installed: PKCS#11 is not tested");
    assumeTrue(!CONF.isEmpty(), "SOFTHSM2_CONF is not set: PKCS#11 is not tested here");
    Path tokens = Files.createDirectories(folder.resolve("tokens"));
    Files.writeString(
        Path.of(CONF),
        "directories.tokendir = " + tokens + "\nobjectstore.backend = file\nlog.level = ERROR\n");
    return new SoftToken(folder, module);
  }

  Path module() {
    return module;
  }

  /** The same module with its spy before it. */
  static Path watched() {
    Path spy = SPIES.stream().filter(Files::exists).findFirst().orElse(Path.of(""));
    assumeTrue(Files.isRegularFile(spy), "OpenSC's spy is not installed: logins are not counted");
    return spy;
  }

  /** How often the token was asked to log in, with whatever PIN. */
  static long logins(Path calls) throws IOException {
    try (Stream<String> lines = Files.lines(calls, StandardCharsets.ISO_8859_1)) {
      return lines.filter(line -> line.endsWith(": C_Login")).count();
    }
  }

  /** Makes a token and puts the key on it under the label {@code key}. */
  void holding(String label, DemoKey key)
      throws IOException, InterruptedException, GeneralSecurityException {
    run(
        "softhsm2-util",
        "--init-token",
        "--free",
        "--label",
        label,
        "--so-pin",
        "570913",
        "--pin",
        PIN);
    KeyStore store = KeyStore.getInstance("PKCS12");
    char[] secret = Files.readString(key.secretFile()).strip().toCharArray();
    try (InputStream in = Files.newInputStream(key.file())) {
      store.load(in, secret);
    }
    Key held = Objects.requireNonNull(store.getKey(store.aliases().nextElement(), secret));
    object(label, "privkey", held.getEncoded());
    object(label, "cert", key.certificate().getEncoded());
  }

  private void object(String label, String type, byte[] der)
      throws IOException, InterruptedException {
    Path file = folder.resolve(label + "." + type);
    Files.write(file, der);
    run(
        "pkcs11-tool",
        "--module",
        module.toString(),
        "--token-label",
        label,
        "--login",
        "--pin",
        PIN,
        "--write-object",
        file.toString(),
        "--type",
        type,
        "--id",
        "01",
        "--label",
        "key");
    Files.delete(file);
  }

  private void run(String... command) throws IOException, InterruptedException {
    Path log = folder.resolve("token.log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IOException(String.join(" ", command) + ": " + Files.readString(log));
    }
  }
}
