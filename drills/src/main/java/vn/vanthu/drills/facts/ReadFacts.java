package vn.vanthu.drills.facts;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.vanthu.drills.Drill;
import vn.vanthu.search.extract.ExtractedText;
import vn.vanthu.search.extract.Extraction;
import vn.vanthu.search.extract.ExtractionLimits;
import vn.vanthu.search.extract.Extractor;
import vn.vanthu.search.extract.WorkerLauncher;
import vn.vanthu.search.recognise.Facts;
import vn.vanthu.search.recognise.FactsJson;
import vn.vanthu.search.recognise.Recogniser;

/**
 * {@code drill read-facts FOLDER…}: reads every file below the folders and counts the facts: class
 * of content, citations with type, number, date and relation, tasks with and without dates; that
 * each piece of evidence occurs in the text; and how fast the recogniser is, in an ordinary and in
 * a hostile case.
 *
 * <p>Goals: every evidence verbatim, 500 documents of 15 KB in a second of processor time, 10 MB of
 * hostile text in 2 such seconds.
 */
public final class ReadFacts implements Drill {
  private static final int DOCUMENT_CHARACTERS = 15_000;
  private static final int HOSTILE_CHARACTERS = 10_000_000;

  /** The compiler has done its work by then. */
  private static final int WARM_SECONDS = 8;

  private final Map<String, Integer> counts = new TreeMap<>();
  private int evidences;
  private int secret;
  private int astray;

  @Override
  public int run(List<String> arguments, PrintStream figures) throws Exception {
    if (arguments.isEmpty()) {
      System.err.println("drill read-facts FOLDER...");
      return 2;
    }
    Recogniser recogniser = Recogniser.standard();
    List<ExtractedText> texts = new ArrayList<>();
    Path scratch = Files.createTempDirectory("read-facts");
    try (Extractor extractor =
        new Extractor(scratch, ExtractionLimits.standard(), WorkerLauncher.direct())) {
      for (String folder : arguments) {
        for (Path file : files(Path.of(folder))) {
          read(extractor, file, texts);
        }
      }
    }
    for (ExtractedText text : texts) {
      count(text, recogniser.recognise(text));
    }
    figures.println("marked secret (a networked deployment refuses them): " + secret);
    counts.forEach((key, count) -> figures.println(key + ": " + count));
    figures.println("evidence: " + evidences);
    figures.println("evidence not verbatim: " + astray);
    double rate = rate(recogniser, texts);
    figures.printf(Locale.ROOT, "documents of 15 KB per second of a core: %.0f%n", rate);
    double hostile = hostile(recogniser, figures);
    return astray == 0 && rate >= 500 && hostile <= 2 ? 0 : 1;
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> walk = Files.walk(root)) {
      return walk.filter(Files::isRegularFile)
          .filter(file -> !file.toString().endsWith(".tsv") && !file.toString().endsWith(".jsonl"))
          .sorted()
          .toList();
    }
  }

  private void read(Extractor extractor, Path file, List<ExtractedText> texts) throws IOException {
    String name = file.getFileName().toString();
    if (name.endsWith(".txt") || name.endsWith(".md")) {
      texts.add(ExtractedText.ofText(Files.readString(file)));
      return;
    }
    Extraction extraction = extractor.extract(file, name);
    if (extraction instanceof ExtractedText text) {
      texts.add(text);
    } else {
      add("refused files");
    }
  }

  private void count(ExtractedText text, Facts facts) {
    add("class " + facts.contentClass().key());
    add("files");
    secret += Recogniser.standard().secrecy(text).isPresent() ? 1 : 0;
    present("number", facts.number());
    present("document type", facts.documentType());
    present("place", facts.place());
    present("issue date", facts.issueDate());
    present("issuing body", facts.issuingBody());
    present("subject", facts.subject());
    present("signer", facts.signer());
    present("effective date", facts.effectiveDate());
    List<Facts.Citation> citations = new ArrayList<>(facts.legalBasis());
    citations.addAll(facts.citations());
    for (Facts.Citation citation : citations) {
      add("citations");
      add("citations, relation " + citation.relation().key());
      present("citations with number", citation.number());
      present("citations with date", citation.date());
      present("citations with issuer", citation.issuer());
    }
    for (Facts.Task task : facts.tasks()) {
      add(task.dueDates().isEmpty() ? "tasks without date" : "tasks with date");
      present("tasks with frequency", task.frequency());
      present("tasks with assignee", task.assignee());
    }
    evidence(text.text(), FactsJson.tree(facts));
  }

  private void present(String key, @Nullable Object value) {
    if (value != null) {
      add(key);
    }
  }

  private void add(String key) {
    counts.merge(key, 1, Integer::sum);
  }

  private void evidence(String text, @Nullable Object node) {
    if (node instanceof Map<?, ?> map) {
      map.forEach((key, value) -> {
        boolean found = String.valueOf(key).toLowerCase(Locale.ROOT).endsWith("evidence");
        if (found && value instanceof Map<?, ?> evidence) {
          evidences++;
          String words = String.valueOf(evidence.get("text"));
          astray += words.isEmpty() || !text.contains(words) ? 1 : 0;
        } else {
          evidence(text, value);
        }
      });
    } else if (node instanceof Collection<?> list) {
      list.forEach(item -> evidence(text, item));
    }
  }

  private static double rate(Recogniser recogniser, List<ExtractedText> texts) {
    List<ExtractedText> sample =
        texts.stream()
            .filter(text -> text.text().length() > DOCUMENT_CHARACTERS / 3)
            .map(ReadFacts::cut)
            .toList();
    if (sample.isEmpty()) {
      return 0;
    }
    double best = 0;
    double begun = processorSeconds();
    while (processorSeconds() - begun < WARM_SECONDS) {
      double start = processorSeconds();
      long characters = 0;
      while (processorSeconds() - start < 1) {
        for (ExtractedText text : sample) {
          recogniser.recognise(text);
          characters += text.text().length();
        }
      }
      double seconds = processorSeconds() - start;
      best = Math.max(best, characters / (double) DOCUMENT_CHARACTERS / seconds);
    }
    return best;
  }

  /** Of this thread: what others do on the machine does not count. */
  private static double processorSeconds() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
  }

  private static ExtractedText cut(ExtractedText text) {
    String words = text.text();
    return ExtractedText.ofText(words.substring(0, Math.min(words.length(), DOCUMENT_CHARACTERS)));
  }

  /** Texts built to make rules walk the same ground again and again. */
  private static double hostile(Recogniser recogniser, PrintStream figures) {
    Map<String, String> seeds =
        Map.of(
            "digits", "1/2-3/4-5/6-",
            "half numbers", "số 12/QĐ-UBND ngày 1 tháng ",
            "blanks", "Luật        ",
            "capitals", "QUYẾT ĐỊNH CỦA CHÍNH PHỦ ",
            "short lines", "Số: /\n",
            "basis", "Căn cứ Luật A ngày ",
            "laws", "Luật Nghị quyết Pháp lệnh 1/2025/QH15 ",
            "deadlines", "trước ngày 1/1/2031 đến hết năm 2030, ",
            "recipients", "Nơi nhận:\n- a;\n",
            "signers", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n");
    double worst = 0;
    for (Map.Entry<String, String> seed : new TreeMap<>(seeds).entrySet()) {
      String text = seed.getValue().repeat(HOSTILE_CHARACTERS / seed.getValue().length());
      ExtractedText extracted = ExtractedText.ofText(text);
      double start = processorSeconds();
      recogniser.recognise(extracted);
      double seconds = processorSeconds() - start;
      worst = Math.max(worst, seconds);
      figures.printf(Locale.ROOT, "10 MB of %s, seconds: %.2f%n", seed.getKey(), seconds);
    }
    figures.printf(Locale.ROOT, "10 MB hostile, worst seconds: %.2f%n", worst);
    return worst;
  }
}
