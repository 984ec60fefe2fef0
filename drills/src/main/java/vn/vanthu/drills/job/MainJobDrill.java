package vn.vanthu.drills.job;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.vanthu.drills.Drill;
import vn.vanthu.search.query.SearchRequest;
import vn.vanthu.service.Deployment;
import vn.vanthu.service.VanThuConfiguration;
import vn.vanthu.service.Wiring;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.access.Audience;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.intake.HandedIn;
import vn.vanthu.service.outbox.RecordPicture;
import vn.vanthu.service.records.Agency;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.IncomingEntry;
import vn.vanthu.service.records.ReceiveResult;
import vn.vanthu.service.records.RecordId;
import vn.vanthu.service.records.RegisterOrder;
import vn.vanthu.service.records.RegisterResult;
import vn.vanthu.service.store.DatabaseSettings;

/**
 * Measures the way in, from the first byte to being found: documents of 20 KB, 140 KB and 2 MB, and
 * in the same run the bare work on the same bytes (hash, write with fsync, extraction), so that the
 * ratio says what the product adds. {@code --count N} documents of each size, 30 by default.
 */
public final class MainJobDrill implements Drill {
  private static final double MOST_OVERHEAD = 2.5;
  private static final double MOST_P99_MS = 1000;

  @Override
  public int run(List<String> arguments, PrintStream figures) throws Exception {
    int at = arguments.indexOf("--count");
    int count = at >= 0 ? Integer.parseInt(arguments.get(at + 1)) : 30;
    Path home = Path.of(System.getProperty("vanthu.home", ""));
    Path folder = Files.createTempDirectory("vanthu-main-job-").toAbsolutePath();
    var agency = new Agency(new AgencyId("drill"), "Ủy ban nhân dân tỉnh An Lạc", "UBND");
    var deployment =
        new Deployment(
            folder,
            new DatabaseSettings.Embedded(folder, 0),
            agency,
            home.resolve("config").resolve("registers.yml").toAbsolutePath(),
            List.of(),
            new VanThuConfiguration.RevocationAccess(List.of(), false),
            Optional.empty(),
            1L << 30,
            1,
            Clock.systemUTC());
    boolean met = true;
    try (var office = new Wiring(deployment)) {
      office.start();
      Principal clerk = Principal.clerk("drill", agency.id());
      for (int i = 0; i < 10; i++) {
        once(office, TextPdf.of(20 << 10, 9_000_000 + i), clerk);
      }
      int number = 1;
      for (int size : new int[] {20 << 10, 140 << 10, 2 << 20}) {
        double[] whole = new double[count];
        double bare = 0;
        for (int i = 0; i < count; i++) {
          byte[] pdf = TextPdf.of(size, number++);
          long start = System.nanoTime();
          once(office, pdf, clerk);
          whole[i] = (System.nanoTime() - start) / 1e6;
          bare += bare(office, pdf, folder);
        }
        met &= report(size >> 10, whole, bare / count, figures);
      }
    }
    return met ? 0 : 1;
  }

  private static void once(Wiring office, byte[] pdf, Principal clerk) throws IOException {
    var files = List.of(new HandedIn("van-ban.pdf", new ByteArrayInputStream(pdf)));
    if (!(office.intakes().receive(Direction.INCOMING, files, clerk)
        instanceof ReceiveResult.Received received)) {
      throw new IllegalStateException("not received");
    }
    var entry = new IncomingEntry(office.registrar().today(), null, null, false, null);
    var order =
        new RegisterOrder(
            received.intake().id(),
            received.intake().proposed(),
            null,
            entry,
            new Audience.Agency());
    if (!(office.registrar().register(order, clerk) instanceof RegisterResult.Done done)) {
      throw new IllegalStateException("not registered");
    }
    RecordId id = done.record().id();
    office.feed().showNow(id);
    var request = SearchRequest.of("", RecordPicture.viewer(clerk)).withLimit(1);
    if (office.index().search(request).total() == 0) {
      throw new IllegalStateException("not found");
    }
  }

  /** Milliseconds for hash, a durable write and extraction of the same bytes, nothing else. */
  private static double bare(Wiring office, byte[] pdf, Path folder)
      throws IOException, GeneralSecurityException {
    long start = System.nanoTime();
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(pdf);
    Path file = folder.resolve("bare-" + digest[0] + ".pdf");
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(pdf);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    office.extractor().extract(file, "van-ban.pdf");
    return (System.nanoTime() - start) / 1e6;
  }

  private static boolean report(int kib, double[] whole, double bare, PrintStream figures) {
    Arrays.sort(whole);
    double mean = Arrays.stream(whole).average().orElse(0);
    double p50 = whole[whole.length / 2];
    double p99 = whole[Math.min(whole.length - 1, whole.length * 99 / 100)];
    String size = kib + "kb_";
    line(figures, size + "documents_per_second", 1000 / mean);
    line(figures, size + "p50_ms", p50);
    line(figures, size + "p99_ms", p99);
    line(figures, size + "bare_ms", bare);
    line(figures, size + "ratio", mean / bare);
    return mean / bare <= MOST_OVERHEAD && p99 <= MOST_P99_MS;
  }

  private static void line(PrintStream figures, String key, double value) {
    figures.println(key + ": " + String.format(Locale.ROOT, "%.2f", value));
  }
}
