package vn.vanthu.drills.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.vanthu.drills.Drill;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.Report;
import vn.vanthu.signing.Verifier;
import vn.vanthu.signing.sign.SignatureRequest;
import vn.vanthu.signing.sign.Signer;
import vn.vanthu.signing.sign.SigningOutcome;
import vn.vanthu.signing.sign.SigningProfile;
import vn.vanthu.signing.trust.Trust;

/**
 * {@code drill big-file [MEGABYTES]}: a PDF of a gigabyte (20,000 objects) in a Java machine of 128
 * MB, and one of a million objects in 512 MB: signed, signed again and verified. Beside it {@code
 * openssl dgst -sha256} over the same bytes. Memory is what the process holds beyond the page cache
 * (RssAnon of Linux), at its highest.
 */
public final class BigFile implements Drill {

  private static final int GOAL_TIMES = 3;
  private static final int GOAL_MEGABYTES = 400;
  private static final String CHILD = "child";

  /** USER_HZ is 100 on every Linux there is a Java for. */
  private static final long MILLIS_A_TICK = 10;

  /** One size, and the memory the Java machine is given for it. */
  private record Case(String name, long megabytes, int objects, String heap) {}

  @Override
  public int run(List<String> arguments, PrintStream figures) throws Exception {
    if (arguments.size() == 2 && arguments.getFirst().equals(CHILD)) {
      work(Path.of(arguments.get(1)), figures);
      return 0;
    }
    long megabytes = arguments.isEmpty() ? 1024 : Long.parseLong(arguments.getFirst());
    boolean met = compared(new Case("bytes", megabytes, 20_000, "-Xmx128m"), figures);
    met &= compared(new Case("objects", 400, 1_000_000, "-Xmx512m"), figures);
    return met ? 0 : 1;
  }

  private static boolean compared(Case size, PrintStream figures) throws Exception {
    Path folder = Files.createTempDirectory("big-file");
    Path file = folder.resolve("big.pdf");
    try {
      BigDocument.write(file, size.megabytes() << 20, size.objects());
      figures.println(size.name() + "-file-bytes: " + Files.size(file));
      List<String> lines = child(size.heap(), file);
      boolean met = true;
      boolean ended = false;
      for (String line : lines) {
        figures.println(size.name() + "-" + line);
        String value = line.substring(line.indexOf(':') + 1).strip();
        if (line.contains("-times-openssl")) {
          met &= size.objects() > 20_000 || Double.parseDouble(value) <= GOAL_TIMES;
        } else if (line.startsWith("memory-mb")) {
          met &= size.objects() > 20_000 || Long.parseLong(value) <= GOAL_MEGABYTES;
          ended = true;
        }
      }
      return met && ended;
    } finally {
      for (Path each : List.of(file, signed(file), signed(signed(file)))) {
        Files.deleteIfExists(each);
      }
      Files.delete(folder);
    }
  }

  private static List<String> child(String heap, Path file)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(heap);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("vn.vanthu.drills.Main", "big-file", CHILD, file.toString()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    List<String> lines = new ArrayList<>(said.lines().toList());
    if (status != 0) {
      lines.add("ended-with-status: " + status);
      lines.removeIf(line -> line.startsWith("memory-mb"));
    }
    return lines;
  }

  private static Path signed(Path file) {
    return file.resolveSibling("signed-" + file.getFileName());
  }

  /** What the small machine does. Each step has the tool beside it in the same minute. */
  private static void work(Path file, PrintStream figures) throws Exception {
    DrillOffice office = new DrillOffice();
    PeakMemory memory = PeakMemory.watch();
    Path once = signed(file);
    openssl(file); // so that both sides find the bytes in the page cache
    givePages(file, once);
    step("sign", file, figures, () -> sign(office, "Person", file, once));
    Path twice = signed(once);
    givePages(once, twice);
    step("sign-again", once, figures, () -> sign(office, "Seal", once, twice));
    step("verify", twice, figures, () -> verify(office, twice));
    figures.println("memory-mb: " + memory.megabytes());
  }

  /**
   * Writes the copy once and deletes it. A virtual machine gets the memory of its page cache from
   * its host at the first touch, which takes up to seven times as long as writing into memory that
   * it has; that is the machine's time, and the tool beside us, which only reads, never pays it.
   */
  private static void givePages(Path file, Path copy) throws IOException {
    Files.copy(file, copy);
    Files.delete(copy);
  }

  private static void step(String name, Path file, PrintStream figures, Stopwatch.Work work)
      throws Exception {
    Stopwatch ours = Stopwatch.time(1, 1, work);
    Stopwatch theirs = openssl(file);
    figures.printf(
        Locale.ROOT,
        "%s-seconds: %.2f (processor %.2f), openssl %.2f (processor %.2f)%n",
        name,
        ours.wallMillis() / 1000,
        ours.cpuMillis() / 1000,
        theirs.wallMillis() / 1000,
        theirs.cpuMillis() / 1000);
    figures.printf(
        Locale.ROOT, "%s-times-openssl: %.2f%n", name, ours.wallMillis() / theirs.wallMillis());
    figures.printf(
        Locale.ROOT, "%s-processor-times: %.2f%n", name, ours.cpuMillis() / theirs.cpuMillis());
  }

  /** The tool over the whole file. */
  private static Stopwatch openssl(Path file) throws IOException, InterruptedException {
    long cpu = childrensMillis();
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder("openssl", "dgst", "-sha256", file.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.waitFor() != 0) {
      throw new IOException("openssl dgst failed");
    }
    double wall = (System.nanoTime() - start) / 1e6;
    return new Stopwatch(wall, Math.max(MILLIS_A_TICK, childrensMillis() - cpu), 0);
  }

  /** Processor time of all ended children, by {@code cutime} and {@code cstime} of proc(5). */
  private static long childrensMillis() throws IOException {
    String stat = Files.readString(Path.of("/proc/self/stat"));
    String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return MILLIS_A_TICK * (Long.parseLong(afterName[13]) + Long.parseLong(afterName[14]));
  }

  private static void sign(DrillOffice office, String field, Path from, Path to)
      throws IOException {
    X509Certificate issuer = office.issuing.certificate();
    try (DocumentBytes document = DocumentBytes.map(from)) {
      SigningOutcome outcome =
          new Signer(SigningProfile.circular15())
              .sign(
                  document,
                  SignatureRequest.approval(field).claiming(DrillOffice.NOW),
                  DrillOffice.key(office.official, issuer),
                  Optional.empty());
      switch (outcome) {
        case SigningOutcome.Signed made -> made.writeTo(to);
        case SigningOutcome.Refused refused -> throw new IOException(refused.toString());
      }
    }
  }

  private static void verify(DrillOffice office, Path file) throws IOException {
    try (DocumentBytes document = DocumentBytes.map(file)) {
      Report report = new Verifier().verify(document, Trust.of(office.anchors()), DrillOffice.NOW);
      if (report.document() != Report.Verdict.INTACT || report.signatures().size() != 2) {
        throw new IOException("not INTACT with two signatures: " + report);
      }
    }
  }
}
