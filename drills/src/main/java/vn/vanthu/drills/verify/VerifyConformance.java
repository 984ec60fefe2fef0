package vn.vanthu.drills.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import vn.vanthu.drills.Drill;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.Finding;
import vn.vanthu.signing.Report;
import vn.vanthu.signing.Verifier;
import vn.vanthu.signing.trust.Trust;

/**
 * {@code drill verify-conformance MANIFEST FOLDER [-v]}: verifies the files a manifest lists and
 * compares each verdict with the set of right ones. Trust is not judged. Files are verified one
 * after the other on one thread, so the times are honest.
 */
public final class VerifyConformance implements Drill {

  private static final int LEAST_RIGHT_PERCENT = 97;
  private static final long MAX_MILLIS = 5_000;
  private static final Instant AT = Instant.parse("2026-11-22T00:00:00Z");

  private record Row(Map<String, String> columns) {
    String get(String column) {
      return columns.getOrDefault(column, "");
    }
  }

  @Override
  public int run(List<String> arguments, PrintStream figures) throws IOException {
    if (arguments.size() < 2) {
      System.err.println("drill verify-conformance MANIFEST FOLDER [-v]");
      return 2;
    }
    boolean verbose = arguments.contains("-v");
    Path folder = Path.of(arguments.get(1));
    Map<String, Integer> count = new LinkedHashMap<>();
    Map<String, int[]> groups = new TreeMap<>();
    List<String> wrong = new ArrayList<>();
    Verifier verifier = new Verifier();
    long slowest = 0;
    long started = System.nanoTime();
    for (Row row : rows(Path.of(arguments.get(0)))) {
      if (!row.get("scored").equals("yes")) {
        continue;
      }
      long begin = System.nanoTime();
      Report report = report(verifier, folder.resolve(row.get("file")));
      long millis = (System.nanoTime() - begin) / 1_000_000;
      slowest = Math.max(slowest, millis);
      if (verbose && millis > 1_000) {
        System.err.println(millis + " ms " + row.get("file"));
      }
      String answer = report == null ? "NO_REPORT" : report.document().name();
      Set<String> expected = Set.of(row.get("document_expected").split("\\|"));
      boolean right = expected.contains(answer);
      add(count, "files", true);
      add(count, "right", right);
      add(count, "no report", report == null);
      add(count, "over 5 s", millis > MAX_MILLIS);
      boolean attack = row.get("attack").equals("yes");
      add(count, "attacks", attack);
      add(count, "attacks called INTACT", attack && answer.equals("INTACT"));
      add(count, "attacks called UNSIGNED", attack && answer.equals("UNSIGNED"));
      boolean legitimate = expected.equals(Set.of("INTACT"));
      add(count, "legitimate", legitimate);
      add(count, "false alarms", legitimate && !answer.equals("INTACT"));
      boolean resaved = row.get("class").equals("vn-resaved");
      add(count, "re-saved official files", resaved);
      add(count, "re-saved files explained", resaved && answer.equals("UNVERIFIABLE"));
      int[] group = groups.computeIfAbsent(row.get("group"), g -> new int[2]);
      group[0] += right ? 1 : 0;
      group[1]++;
      if (!right) {
        wrong.add(
            String.join(
                    "\t", answer, row.get("document_expected"), row.get("file"), row.get("shows"))
                + why(report));
      }
    }
    count.forEach((name, value) -> figures.println(name + ": " + value));
    figures.println("slowest file ms: " + slowest);
    figures.println("all files ms: " + (System.nanoTime() - started) / 1_000_000);
    StringBuilder line = new StringBuilder("by group:");
    groups.forEach((name, n) ->
        line.append("  ").append(name).append(' ').append(n[0]).append('/').append(n[1]));
    figures.println(line);
    if (verbose) {
      wrong.forEach(figures::println);
    }
    boolean met =
        100 * count.getOrDefault("right", 0) >= LEAST_RIGHT_PERCENT * count.getOrDefault("files", 0)
            && count.getOrDefault("no report", 0) == 0
            && count.getOrDefault("attacks called INTACT", 0) == 0
            && count.getOrDefault("attacks called UNSIGNED", 0) == 0;
    return met ? 0 : 1;
  }

  private static Report report(Verifier verifier, Path file) throws IOException {
    try (DocumentBytes bytes = DocumentBytes.of(Files.readAllBytes(file))) {
      return verifier.verify(bytes, Trust.none(), AT);
    }
  }

  private static String why(Report report) {
    StringBuilder out = new StringBuilder();
    report.notices().forEach(n -> out.append("\n      ").append(n.code()));
    for (Report.Signature s : report.signatures()) {
      out.append("\n      ").append(s.field()).append(' ').append(s.integrity());
      s.messages()
          .forEach(m -> out.append(' ').append(m.code()).append('[').append(m.en()).append(']'));
      s.changesAfter().stream()
          .filter(ch -> Finding.valueOf(ch.message().code()).effect() != Report.Verdict.INTACT)
          .forEach(ch ->
              out.append("\n        revision ")
                  .append(ch.revision())
                  .append(' ')
                  .append(ch.message().code())
                  .append(": ")
                  .append(ch.message().en()));
    }
    return out.toString();
  }

  private static void add(Map<String, Integer> count, String name, boolean yes) {
    count.merge(name, yes ? 1 : 0, Integer::sum);
  }

  private static List<Row> rows(Path manifest) throws IOException {
    List<String> lines = Files.readAllLines(manifest);
    String[] names = lines.getFirst().split("\t", -1);
    List<Row> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t", -1);
      Map<String, String> columns = new HashMap<>();
      for (int i = 0; i < names.length && i < cells.length; i++) {
        columns.put(names[i], cells[i]);
      }
      rows.add(new Row(columns));
    }
    return rows;
  }
}
