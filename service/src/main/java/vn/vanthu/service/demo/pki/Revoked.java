package vn.vanthu.service.demo.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Serial numbers of revoked certificates with the instant, kept in a file. Thread-safe. */
final class Revoked {
  private final Path file;
  private final Map<BigInteger, Instant> instants = new TreeMap<>();

  private Revoked(Path file) {
    this.file = file;
  }

  static Revoked read(Path file) throws IOException {
    Revoked revoked = new Revoked(file);
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        String[] columns = line.split("\t", -1);
        if (columns.length == 2) {
          revoked.instants.put(new BigInteger(columns[0], 16), Instant.parse(columns[1]));
        }
      }
    }
    return revoked;
  }

  synchronized void add(BigInteger serial, Instant when) throws IOException {
    instants.put(serial, when);
    Files.writeString(
        file,
        serial.toString(16) + "\t" + when + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  synchronized Map<BigInteger, Instant> all() {
    return Map.copyOf(instants);
  }
}
