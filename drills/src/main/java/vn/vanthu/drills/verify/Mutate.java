package vn.vanthu.drills.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.vanthu.drills.Drill;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.Report;
import vn.vanthu.signing.Verifier;
import vn.vanthu.signing.trust.Trust;

/**
 * {@code drill mutate [every=N] [files=N] [random=N] [seed=N] [keep=FOLDER]}: attacks documents
 * that our own signer made, then flips their bits one by one, then damages them at random. What
 * passed for whole or unsigned is kept in the folder. No changed document may be called INTACT or
 * UNSIGNED, none may crash the verifier or hold it long.
 */
public final class Mutate implements Drill {

  private static final long MAX_MILLIS = 5_000;

  private final Verifier verifier = new Verifier();
  private final List<String> failures = new ArrayList<>();
  private final Map<String, Integer> counts = new LinkedHashMap<>();
  private Trust trust = Trust.none();
  private @org.jspecify.annotations.Nullable Path kept;

  @Override
  public int run(List<String> arguments, PrintStream figures) throws Exception {
    int every = number(arguments, "every", 97);
    int files = number(arguments, "files", 3);
    kept =
        arguments.stream()
            .filter(a -> a.startsWith("keep="))
            .map(a -> Path.of(a.substring("keep=".length())))
            .findFirst()
            .orElse(null);
    DrillOffice office = new DrillOffice();
    trust = Trust.of(office.anchors());
    DrillDocuments documents = new DrillDocuments(office);
    Map<String, byte[]> bases = documents.signed();
    int wholeBases = 0;
    for (Map.Entry<String, byte[]> base : bases.entrySet()) {
      Report report = verify(base.getValue());
      boolean whole = report != null && report.document() == Report.Verdict.INTACT;
      wholeBases += whole ? 1 : 0;
      if (!whole) {
        failures.add("base " + base.getKey() + " is not INTACT: " + report);
      }
    }
    figures.println("base files: " + bases.size());
    figures.println("base files INTACT: " + wholeBases);
    attack(bases, Attacks.all(documents), figures);
    lawful(bases, documents, figures);
    flip(bases, every, files, figures);
    mutate(bases, number(arguments, "random", 0), number(arguments, "seed", 1), figures);
    failures.stream().limit(60).forEach(System.err::println);
    return failures.isEmpty() ? 0 : 1;
  }

  private static int number(List<String> arguments, String name, int otherwise) {
    return arguments.stream()
        .filter(a -> a.startsWith(name + "="))
        .mapToInt(a -> Integer.parseInt(a.substring(name.length() + 1)))
        .findFirst()
        .orElse(otherwise);
  }

  private void attack(
      Map<String, byte[]> bases, Map<String, Attacks.Attack> attacks, PrintStream figures) {
    counts.clear();
    for (Map.Entry<String, Attacks.Attack> attack : attacks.entrySet()) {
      for (Map.Entry<String, byte[]> base : bases.entrySet()) {
        byte[] mutated;
        try {
          mutated = attack.getValue().on(base.getValue());
        } catch (IllegalStateException notApplicable) {
          count("not applicable");
          continue;
        }
        judge(attack.getKey() + " on " + base.getKey(), mutated);
      }
    }
    figures.println("attacks: " + attacks.size());
    print("attacked files", figures);
  }

  /** What an office may do to a signed document: no base may get worse by it. */
  private void lawful(Map<String, byte[]> bases, DrillDocuments documents, PrintStream figures) {
    counts.clear();
    for (Map.Entry<String, Attacks.Attack> change : LawfulChanges.all(documents).entrySet()) {
      for (Map.Entry<String, byte[]> base : bases.entrySet()) {
        byte[] changed;
        try {
          changed = change.getValue().on(base.getValue());
        } catch (IllegalStateException notApplicable) {
          count("not applicable");
          continue;
        }
        Report report = verify(changed);
        count("tried");
        if (report == null || report.document() != Report.Verdict.INTACT) {
          count("not INTACT");
          failures.add(
              "lawful but "
                  + (report == null ? "CRASH" : report.document())
                  + ": "
                  + change.getKey()
                  + " on "
                  + base.getKey());
          keep(failures.size(), changed);
        }
      }
    }
    figures.println("lawful changes: " + LawfulChanges.all(documents).size());
    new TreeMap<>(counts)
        .forEach((name, n) -> figures.println("lawfully changed files " + name + ": " + n));
  }

  private void flip(Map<String, byte[]> bases, int every, int files, PrintStream figures) {
    counts.clear();
    for (String name :
        List.of("stamped", "person-and-seal", "certified-forms").subList(0, Math.min(files, 3))) {
      byte[] base = bases.getOrDefault(name, new byte[0]);
      for (long bit = 0; bit < base.length * 8L; bit += every) {
        byte[] mutated = base.clone();
        mutated[(int) (bit / 8)] ^= (byte) (1 << (bit % 8));
        judge("bit " + bit % 8 + " of byte " + bit / 8 + " of " + name, mutated);
      }
    }
    print("flipped bits", figures);
  }

  private void mutate(Map<String, byte[]> bases, int count, int seed, PrintStream figures) {
    if (count == 0) {
      return;
    }
    counts.clear();
    figures.println("random mutations seed: " + seed);
    RandomMutation random = new RandomMutation(seed);
    List<Map.Entry<String, byte[]>> all = List.copyOf(bases.entrySet());
    for (int i = 0; i < count; i++) {
      Map.Entry<String, byte[]> base = all.get(i % all.size());
      byte[] made = random.of(base.getValue());
      if (isEarlierState(made, base.getValue())) {
        count("cut back to an earlier state");
      } else {
        judge("mutation " + i + " of seed " + seed + " on " + base.getKey(), made);
      }
    }
    print("random mutations", figures);
  }

  /** An earlier state, whole: nothing in it can tell that there was a later one. */
  private static boolean isEarlierState(byte[] made, byte[] base) {
    boolean beginning =
        made.length < base.length && Arrays.equals(made, Arrays.copyOf(base, made.length));
    String text = new String(made, StandardCharsets.ISO_8859_1);
    boolean signed = text.contains("/ByteRange");
    return beginning && (signed ? text : text.stripTrailing() + "\n").endsWith("%%EOF\n");
  }

  private void judge(String what, byte[] mutated) {
    long started = System.nanoTime();
    Report report = verify(mutated);
    long millis = (System.nanoTime() - started) / 1_000_000;
    String verdict = report == null ? "CRASH" : report.document().name();
    count("tried");
    count(verdict);
    if (millis > MAX_MILLIS) {
      count("over 5 s");
    }
    if (report == null
        || report.document() == Report.Verdict.INTACT
        || report.document() == Report.Verdict.UNSIGNED) {
      failures.add(verdict + ": " + what);
      keep(failures.size(), mutated);
    }
  }

  private void keep(int number, byte[] mutated) {
    Path folder = kept;
    if (folder == null) {
      return;
    }
    try {
      Files.write(Files.createDirectories(folder).resolve(number + ".pdf"), mutated);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private @org.jspecify.annotations.Nullable Report verify(byte[] bytes) {
    try (DocumentBytes document = DocumentBytes.of(bytes)) {
      return verifier.verify(document, trust, DrillOffice.NOW);
    } catch (RuntimeException crash) {
      failures.add("crash: " + crash);
      return null;
    }
  }

  private void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  private void print(String what, PrintStream figures) {
    new TreeMap<>(counts).forEach((name, n) -> figures.println(what + " " + name + ": " + n));
    for (String never : List.of("INTACT", "UNSIGNED", "CRASH", "over 5 s")) {
      if (!counts.containsKey(never)) {
        figures.println(what + " " + never + ": 0");
      }
    }
  }
}
