package vn.vanthu.drills.reading;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import vn.vanthu.drills.Drill;
import vn.vanthu.search.extract.ExtractedText;
import vn.vanthu.search.extract.Extraction;
import vn.vanthu.search.extract.ExtractionLimits;
import vn.vanthu.search.extract.Extractor;
import vn.vanthu.search.extract.Refused;
import vn.vanthu.search.extract.WorkerLauncher;

/**
 * Feeds every kind of hostile file to the reader and prints what became of it, whether its worker
 * had to be replaced, by how much the heap of this process (the service's side) grew, and whether
 * anybody called the bait.
 */
public final class HostileFilesDrill implements Drill {

  private static final long HEAP_GOAL = 50L << 20;
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final String AFTERWARDS = "Điều 1. Tệp lành sau tệp độc.";

  @Override
  public int run(List<String> arguments, PrintStream figures) throws Exception {
    Path folder = Files.createTempDirectory("drill-hostile");
    var calls = new AtomicInteger();
    try (var bait = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
        var extractor =
            new Extractor(
                folder.resolve("scratch"),
                ExtractionLimits.standard().withWorkers(1).withDeadline(DEADLINE, DEADLINE),
                WorkerLauncher.direct())) {
      Thread.ofPlatform().daemon().start(() -> countCalls(bait, calls));
      figures.println(
          "sandbox: "
              + (extractor.sandbox().fenced() ? "bwrap" : "none, " + extractor.sandbox().reason()));
      long before = heap();
      long highest = before;
      int untyped = 0;
      int late = 0;
      var recipes = HostileFiles.all("http://127.0.0.1:" + bait.getLocalPort() + "/x");
      for (var recipe : recipes.entrySet()) {
        Path file = folder.resolve(recipe.getKey());
        recipe.getValue().write(file);
        int lost = extractor.workersLost();
        long start = System.nanoTime();
        Extraction extraction = extractor.extract(file, recipe.getKey());
        double seconds = (System.nanoTime() - start) / 1e9;
        highest = Math.max(highest, heap());
        Files.delete(file);
        boolean killed = extractor.workersLost() > lost;
        figures.printf(
            Locale.ROOT,
            "%s: %s, %.1f s, worker %s%n",
            recipe.getKey(),
            describe(extraction),
            seconds,
            killed ? "replaced" : "kept");
        late += seconds > DEADLINE.toSeconds() + 15 ? 1 : 0;
        untyped += readsAgain(folder, extractor) ? 0 : 1;
      }
      long growth = highest - before;
      figures.println("kinds: " + recipes.size());
      figures.println("later-than-deadline: " + late);
      figures.println("good-file-unread-afterwards: " + untyped);
      figures.println("workers-started: " + extractor.workersStarted());
      figures.printf(Locale.ROOT, "service-heap-growth-megabytes: %.1f%n", growth / 1048576.0);
      figures.println("sockets-opened: " + calls.get());
      return growth <= HEAP_GOAL && calls.get() == 0 && late == 0 && untyped == 0 ? 0 : 1;
    } finally {
      Files.deleteIfExists(folder.resolve("scratch"));
      Files.deleteIfExists(folder);
    }
  }

  private static String describe(Extraction extraction) {
    return switch (extraction) {
      case ExtractedText text ->
          "text of "
              + text.text().length()
              + " characters "
              + text.warnings().stream().map(w -> w.code()).toList();
      case Refused refused ->
          refused.code() + (refused.detail().isEmpty() ? "" : " (" + refused.detail() + ")");
    };
  }

  private static boolean readsAgain(Path folder, Extractor extractor) throws IOException {
    Path good = Files.writeString(folder.resolve("good.txt"), AFTERWARDS);
    boolean read =
        extractor.extract(good, "good.txt") instanceof ExtractedText text
            && text.text().equals(AFTERWARDS);
    Files.delete(good);
    return read;
  }

  private static void countCalls(ServerSocket bait, AtomicInteger calls) {
    while (!bait.isClosed()) {
      try {
        bait.accept().close();
        calls.incrementAndGet();
      } catch (IOException e) {
        return; // closed: the drill is over
      }
    }
  }

  /** Bytes in use after collection. */
  private static long heap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
