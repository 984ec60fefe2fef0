package vn.vanthu.drills.reading;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import vn.vanthu.drills.Drill;
import vn.vanthu.search.extract.ExtractedText;
import vn.vanthu.search.extract.Extraction;
import vn.vanthu.search.extract.ExtractionLimits;
import vn.vanthu.search.extract.Extractor;
import vn.vanthu.search.extract.Origin;
import vn.vanthu.search.extract.Refused;
import vn.vanthu.search.extract.WorkerLauncher;
import vn.vanthu.search.recognise.Recogniser;

/**
 * Reads every file of the given folders: text, optical reading or refusal by kind, characters a
 * second, agreement of versions of one document (same name, other ending), recogniser speed. With
 * {@code --scans N} it draws N documents of its own as noisy scans and measures what is misread.
 */
public final class ReadDrill implements Drill {

  private static final double AGREE = 0.95;
  private static final int SHORT_TEXT = 15_000;

  private record Outcome(Path file, Extraction extraction, double seconds) {}

  @Override
  public int run(List<String> arguments, PrintStream figures) throws Exception {
    int at = arguments.indexOf("--scans");
    if (arguments.isEmpty() || (at >= 0 && at + 1 >= arguments.size())) {
      System.err.println("vanthu drill read FOLDER… [--scans N]");
      return 2;
    }
    int scans = at < 0 ? 0 : Integer.parseInt(arguments.get(at + 1));
    List<Path> files = files(arguments.subList(0, at < 0 ? arguments.size() : at));
    Path scratch = Files.createTempDirectory("drill-read");
    try (var extractor =
        new Extractor(scratch, ExtractionLimits.standard(), WorkerLauncher.direct())) {
      figures.println(
          "sandbox: "
              + (extractor.sandbox().fenced() ? "bwrap" : "none, " + extractor.sandbox().reason()));
      boolean agree = files.isEmpty() || report(readAll(files, extractor), figures);
      figures.println("workers-started: " + extractor.workersStarted());
      figures.println("workers-lost: " + extractor.workersLost());
      boolean legible = scans == 0 || new ScanDrill(extractor, figures).run(scans);
      return agree && legible ? 0 : 1;
    } finally {
      Files.deleteIfExists(scratch);
    }
  }

  private static List<Path> files(List<String> folders) throws IOException {
    var files = new ArrayList<Path>();
    for (String folder : folders) {
      try (Stream<Path> tree = Files.walk(Path.of(folder))) {
        tree.filter(Files::isRegularFile).sorted().forEach(files::add);
      }
    }
    return files;
  }

  private static List<Outcome> readAll(List<Path> files, Extractor extractor) throws Exception {
    Map<Path, Outcome> outcomes = new ConcurrentHashMap<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      for (Path file : files) {
        var _ =
            threads.submit(() -> {
              long start = System.nanoTime();
              Extraction extraction = extractor.extract(file, String.valueOf(file.getFileName()));
              double seconds = (System.nanoTime() - start) / 1e9;
              outcomes.put(file, new Outcome(file, extraction, seconds));
              System.err.printf(
                  "%s %.1f s %s%n", file.getFileName(), seconds, describe(extraction));
            });
      }
    }
    return files.stream().map(outcomes::get).toList();
  }

  private static String describe(Extraction extraction) {
    return switch (extraction) {
      case ExtractedText text -> text.origin() + " " + text.text().length();
      case Refused refused -> refused.code() + " " + refused.detail();
    };
  }

  private static boolean report(List<Outcome> outcomes, PrintStream figures) {
    Map<String, Integer> byKind = new TreeMap<>();
    long characters = 0;
    double textSeconds = 0;
    double scanSeconds = 0;
    int scanned = 0;
    int pages = 0;
    var texts = new ArrayList<String>();
    for (Outcome outcome : outcomes) {
      String ending = ending(outcome.file());
      switch (outcome.extraction()) {
        case ExtractedText text -> {
          boolean scan = text.origin() == Origin.OCR || text.origin() == Origin.MIXED;
          byKind.merge(ending + (scan ? "-ocr" : "-text"), 1, Integer::sum);
          texts.add(text.text());
          if (scan) {
            scanned++;
            pages += text.pages().size();
            scanSeconds += outcome.seconds();
          } else {
            characters += text.text().length();
            textSeconds += outcome.seconds();
          }
        }
        case Refused refused ->
            byKind.merge(ending + "-refused-" + refused.code(), 1, Integer::sum);
      }
    }
    figures.println("files: " + outcomes.size());
    byKind.forEach((kind, count) -> figures.println("files-" + kind + ": " + count));
    figures.printf(
        Locale.ROOT, "characters-per-second: %.0f%n", characters / Math.max(0.001, textSeconds));
    figures.println("scanned-files: " + scanned);
    figures.printf(
        Locale.ROOT, "seconds-per-scanned-page: %.2f%n", pages == 0 ? 0 : scanSeconds / pages);
    recogniser(texts, figures);
    return agreement(outcomes, figures);
  }

  private static void recogniser(List<String> texts, PrintStream figures) {
    Recogniser recogniser = Recogniser.standard();
    List<ExtractedText> samples =
        texts.stream()
            .filter(t -> t.length() >= SHORT_TEXT)
            .map(t -> ExtractedText.ofText(t.substring(0, SHORT_TEXT)))
            .toList();
    if (samples.isEmpty()) {
      return;
    }
    samples.forEach(recogniser::recognise);
    long start = System.nanoTime();
    int documents = 0;
    while (System.nanoTime() - start < 3_000_000_000L) {
      recogniser.recognise(samples.get(documents % samples.size()));
      documents++;
    }
    figures.printf(
        Locale.ROOT,
        "recogniser-documents-per-second: %.0f%n",
        documents / ((System.nanoTime() - start) / 1e9));
  }

  private static boolean agreement(List<Outcome> outcomes, PrintStream figures) {
    Map<String, List<Outcome>> versions = new TreeMap<>();
    for (Outcome outcome : outcomes) {
      String name = String.valueOf(outcome.file().getFileName());
      int dot = name.indexOf('.');
      String stem = dot < 0 ? name : name.substring(0, dot);
      versions
          .computeIfAbsent(outcome.file().getParent() + "/" + stem, k -> new ArrayList<>())
          .add(outcome);
    }
    double lowest = 1;
    int pairs = 0;
    for (var entry : versions.entrySet()) {
      List<ExtractedText> texts =
          entry.getValue().stream()
              .map(Outcome::extraction)
              .filter(ExtractedText.class::isInstance)
              .map(ExtractedText.class::cast)
              .toList();
      for (int i = 1; i < texts.size(); i++) {
        double agreement = shared(texts.getFirst().text(), texts.get(i).text());
        pairs++;
        lowest = Math.min(lowest, agreement);
        figures.printf(
            Locale.ROOT, "agreement-%s: %.4f%n", Path.of(entry.getKey()).getFileName(), agreement);
      }
    }
    figures.println("versions-compared: " + pairs);
    figures.printf(Locale.ROOT, "agreement-lowest: %.4f%n", lowest);
    return lowest >= AGREE;
  }

  /** Words in common, as a share of all words of both. */
  private static double shared(String one, String other) {
    Map<String, Integer> counts = new HashMap<>();
    String[] first = one.split("\\s+", -1);
    String[] second = other.split("\\s+", -1);
    for (String word : first) {
      counts.merge(word, 1, Integer::sum);
    }
    int common = 0;
    for (String word : second) {
      int left = counts.getOrDefault(word, 0);
      if (left > 0) {
        counts.put(word, left - 1);
        common++;
      }
    }
    return 2.0 * common / (first.length + second.length);
  }

  private static String ending(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
